output "environment" {
  value = var.environment
}

output "region" {
  value = var.region
}

output "site_url" {
  value = local.site_url
}

output "site_bucket" {
  value = module.frontend.bucket
}

output "distribution_id" {
  value = module.frontend.distribution_id
}

output "api_url" {
  value = local.api_url
}

output "api_name" {
  description = "Under which CloudWatch counts the API's calls."
  value       = module.backend.api_name
}

output "cognito_url" {
  description = "Where the site's pages reach Cognito."
  value       = local.cognito_origin
}

output "user_pool_id" {
  value = module.identity.user_pool_id
}

output "user_pool_client_id" {
  value = module.identity.client_id
}

output "payment_provider" {
  value = var.payment_provider
}

output "stripe_publishable_key" {
  value = var.stripe_publishable_key
}

output "table_prefix" {
  value = local.name_prefix
}

output "table_names" {
  description = "Real name by the contract's name of the table."
  value       = module.database.table_names
}

output "function_names" {
  description = "Function's name by operationId or the name in contract/events.yaml."
  value       = module.backend.function_names
}

output "newest_versions" {
  description = "Newest published version of each function, by operationId or the name in contract/events.yaml."
  value       = module.backend.newest_versions
}

output "live_versions" {
  description = "Version that each function's alias `live` is at, by operationId or the name in contract/events.yaml."
  value       = module.backend.live_versions
}

output "alarm_topic_arn" {
  value = module.observability.alarm_topic_arn
}

output "protections" {
  description = "What AWS itself refuses to delete, and whether tables can be restored to a point in time."
  value = {
    tables                 = module.database.protected_tables
    users                  = module.identity.protected
    point_in_time_recovery = var.point_in_time_recovery
  }
}
