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
  description = "Name by operationId."
  value       = { for id, function in aws_lambda_function.operations : id => function.function_name }
}

output "newest_versions" {
  description = "Newest published version by operationId."
  value       = { for id, function in aws_lambda_function.operations : id => function.version }
}

output "live_versions" {
  description = "Version that `live` is at, by operationId."
  value       = { for id, alias in aws_lambda_alias.live : id => alias.function_version }
}

output "table_actions" {
  description = "Actions that any operation performs on a table or one of its indexes, by the contract's name of the table."
  value = {
    for table in distinct([for use in local.table_uses : use.table]) :
    table => sort(distinct([for use in local.table_uses : use.action if use.table == table]))
  }
}
