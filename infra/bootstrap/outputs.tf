output "state_bucket" {
  value = module.state.name
}

output "account_id" {
  value = data.aws_caller_identity.current.account_id
}

output "deploy_role_arns" {
  description = "Role by environment: AWS_ROLE_ARN of the GitHub environment of that name."
  value       = one(module.delivery[*].deploy_role_arns)
}

output "plan_role_arn" {
  description = "AWS_ROLE_ARN of the GitHub environment `plan`."
  value       = one(module.delivery[*].plan_role_arn)
}
