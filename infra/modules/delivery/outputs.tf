output "deploy_role_arns" {
  description = "Role by environment: AWS_ROLE_ARN of the GitHub environment of that name."
  value       = { for environment, role in aws_iam_role.deploy : environment => role.arn }
}

output "plan_role_arn" {
  description = "AWS_ROLE_ARN of the GitHub environment `plan`."
  value       = aws_iam_role.plan.arn
}
