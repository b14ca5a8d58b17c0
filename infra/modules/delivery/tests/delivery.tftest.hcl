mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
    }
  }
}

variables {
  repository             = "example/shop"
  environments           = ["dev", "prod"]
  region                 = "eu-central-1"
  state_bucket_arn       = "arn:aws:s3:::tradewind-state-123456789012"
  functions_boundary_arn = "arn:aws:iam::123456789012:policy/tradewind-functions-eu-central-1"
}

run "a_job_takes_the_role_of_its_own_environment" {
  assert {
    condition     = toset(keys(aws_iam_role.deploy)) == toset(["dev", "prod"]) && aws_iam_role.deploy["prod"].name == "tradewind-deploy-prod"
    error_message = "Each environment has its role."
  }

  assert {
    condition = {
      for name, role in merge(aws_iam_role.deploy, { plan = aws_iam_role.plan }) :
      name => jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"]
      } == {
      dev  = "repo:example/shop:environment:dev"
      prod = "repo:example/shop:environment:prod"
      plan = "repo:example/shop:environment:plan"
    }
    error_message = "A job of this repository, and of the environment, takes the role; no other does."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.deploy["dev"].policy).Statement :
      !strcontains(jsonencode(statement.Resource), "tradewind-prod") && !strcontains(jsonencode(statement.Resource), "/prod/")
    ])
    error_message = "The role of one environment names nothing of another."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.deploy["prod"].policy).Statement :
      try(statement.Condition.StringEquals["iam:PermissionsBoundary"], "") == var.functions_boundary_arn
      if length(setintersection(statement.Action, ["iam:CreateRole", "iam:PutRolePolicy"])) > 0
    ])
    error_message = "A deployment makes no role beyond the boundary."
  }

  assert {
    condition = alltrue([
      for action in flatten(jsondecode(aws_iam_role_policy.deploy["prod"].policy).Statement[*].Action) :
      length(regexall("^(dynamodb:(Get|Put|Batch|Query|Scan|UpdateItem|DeleteItem)|iam:\\*|.*:\\*$)", action)) == 0
    ])
    error_message = "A deployment reads and writes no customer's data, and no service is open to it whole."
  }

  assert {
    condition = alltrue([
      for action in flatten(jsondecode(aws_iam_role_policy.plan.policy).Statement[*].Action) :
      length(regexall(":(Describe|Get|List|View|GET)", action)) == 1
    ])
    error_message = "A plan reads, and does nothing else."
  }

  # An inline policy takes 10240 characters.
  assert {
    condition     = alltrue([for policy in aws_iam_role_policy.deploy : length(policy.policy) < 10240])
    error_message = "AWS takes the policies as they are."
  }
}
