# What an account needs once, before its first environment: the bucket for Terraform's state, and API Gateway's leave to write logs.
locals {
  state_bucket = coalesce(var.state_bucket, "tradewind-state-${data.aws_caller_identity.current.account_id}")
}

data "aws_caller_identity" "current" {}

module "state" {
  source = "../modules/bucket"

  name          = local.state_bucket
  versioned     = true
  force_destroy = !var.protect_data
}

# As for the tables: see modules/database.
resource "terraform_data" "guard" {
  count = var.protect_data ? 1 : 0

  input = module.state.name

  lifecycle {
    prevent_destroy = true
  }
}
