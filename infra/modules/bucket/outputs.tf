output "name" {
  value = aws_s3_bucket.bucket.bucket
}

output "arn" {
  value = aws_s3_bucket.bucket.arn
}

output "regional_domain_name" {
  value = aws_s3_bucket.bucket.bucket_regional_domain_name
}

output "policy" {
  value = aws_s3_bucket_policy.bucket.policy
}

output "public_access_block" {
  value = aws_s3_bucket_public_access_block.bucket
}

output "versioning" {
  value = try(aws_s3_bucket_versioning.bucket[0].versioning_configuration[0].status, "Disabled")
}
