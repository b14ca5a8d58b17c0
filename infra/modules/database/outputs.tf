output "table_arns" {
  description = "ARN by the contract's name of the table."
  value       = { for name, table in aws_dynamodb_table.tables : name => table.arn }
}

output "stream_arns" {
  description = "ARN of the stream by the contract's name of the table, of tables that have one."
  value       = { for name, table in aws_dynamodb_table.tables : name => table.stream_arn if can(local.tables[name].stream) }
}

output "table_names" {
  description = "Real name by the contract's name of the table."
  value       = { for name, table in aws_dynamodb_table.tables : name => table.name }
}

output "protected_tables" {
  description = "Names of the tables that AWS itself refuses to delete."
  value       = sort([for table in aws_dynamodb_table.tables : table.name if table.deletion_protection_enabled])
}
