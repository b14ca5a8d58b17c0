# GitHub's jobs take a role by a token that GitHub signs for them: no key of AWS is kept anywhere. The token names the job's environment,
# so who may run a job there, and who must approve it, is GitHub's to say.
locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  trust = {
    for environment in setunion(var.environments, ["plan"]) : environment => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
        Condition = {
          StringEquals = {
            "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
            "token.actions.githubusercontent.com:sub" = "repo:${var.repository}:environment:${environment}"
          }
        }
      }]
    })
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "deploy" {
  for_each = var.environments

  name        = "tradewind-deploy-${each.key}"
  description = "What a job of the GitHub environment ${each.key} may do to the shop of that name."

  assume_role_policy = local.trust[each.key]
}

resource "aws_iam_role_policy" "deploy" {
  for_each = var.environments

  name = "deploy"
  role = aws_iam_role.deploy[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.read_statements[each.key], local.write_statements[each.key], local.roles[each.key])
  })
}

resource "aws_iam_role" "plan" {
  name               = "tradewind-plan"
  description        = "What a job of the GitHub environment plan may read, to show what a change would do to dev."
  assume_role_policy = local.trust["plan"]
}

resource "aws_iam_role_policy" "plan" {
  name   = "plan"
  role   = aws_iam_role.plan.name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.read_statements["dev"] })
}
