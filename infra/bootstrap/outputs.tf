output "state_bucket" {
  value = aws_s3_bucket.state.id
}

output "account_id" {
  value = data.aws_caller_identity.current.account_id
}
