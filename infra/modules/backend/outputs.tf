output "api_name" {
  value = aws_api_gateway_rest_api.shop.name
}

output "api_id" {
  value = aws_api_gateway_rest_api.shop.id
}

output "stage_name" {
  value = aws_api_gateway_stage.api.stage_name
}

output "stage_arn" {
  value = aws_api_gateway_stage.api.arn
}

output "function_names" {
  description = "Name by operationId or the name in contract/events.yaml."
  value       = { for id, function in aws_lambda_function.functions : id => function.function_name }
}

output "newest_versions" {
  description = "Newest published version by operationId or the name in contract/events.yaml."
  value       = { for id, function in aws_lambda_function.functions : id => function.version }
}

output "live_versions" {
  description = "Version that `live` is at, by operationId or the name in contract/events.yaml."
  value       = { for id, alias in aws_lambda_alias.live : id => alias.function_version }
}
