# What an account needs once, before its first environment: the bucket for Terraform's state, API Gateway's leave to write logs, the
# bounds of functions' roles and, by choice, GitHub's roles.
locals {
  here         = "${var.region}:${data.aws_caller_identity.current.account_id}"
  partition    = data.aws_partition.current.partition
  state_bucket = coalesce(var.state_bucket, "tradewind-state-${data.aws_caller_identity.current.account_id}")
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

module "state" {
  source = "../modules/bucket"

  name          = local.state_bucket
  versioned     = true
  force_destroy = !var.protect_data

  plain_http_allowed = var.emulator_endpoint != null
}

# As for the tables: see modules/database.
resource "terraform_data" "guard" {
  count = var.protect_data ? 1 : 0

  triggers_replace = module.state.name

  lifecycle {
    prevent_destroy = true
  }
}

module "delivery" {
  count  = var.github_repository == null ? 0 : 1
  source = "../modules/delivery"

  repository             = var.github_repository
  environments           = var.github_environments
  region                 = var.region
  state_bucket_arn       = module.state.arn
  functions_boundary_arn = aws_iam_policy.functions_boundary.arn
}
