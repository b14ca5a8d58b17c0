output "state_bucket" {
  value = module.state.name
}

output "account_id" {
  value = data.aws_caller_identity.current.account_id
}
