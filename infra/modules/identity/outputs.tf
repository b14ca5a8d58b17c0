output "user_pool_arn" {
  value = aws_cognito_user_pool.customers.arn
}

output "user_pool_id" {
  value = aws_cognito_user_pool.customers.id
}

output "client_id" {
  value = aws_cognito_user_pool_client.storefront.id
}

output "issuer" {
  description = "What the pool's tokens name as their issuer; its keys are below it, at /.well-known/jwks.json."
  value       = "https://${aws_cognito_user_pool.customers.endpoint}"
}

output "protected" {
  description = "Whether AWS itself refuses to delete the pool."
  value       = aws_cognito_user_pool.customers.deletion_protection == "ACTIVE"
}

output "second_factor_required" {
  description = "Whether staff have their role only with a second factor."
  value       = var.token_trigger_arn != null
}
