terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  # The bucket for the state of all else cannot hold the state of its own making.
  backend "local" {}
}

provider "aws" {
  region              = var.region
  allowed_account_ids = var.account_id == null ? null : [var.account_id]
  s3_use_path_style   = var.emulator_endpoint != null

  default_tags {
    tags = { application = "tradewind" }
  }
}
