terraform {
  # 1.10 brought the state's lock file in S3, 1.9 validations that look at other variables.
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  # The rest is in environments/<environment>.tfbackend.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = var.account_id == null ? null : [var.account_id]
  s3_use_path_style   = var.emulator_endpoint != null

  default_tags {
    tags = local.tags
  }
}

# CloudFront takes its certificate and its firewall from this region alone.
provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  allowed_account_ids = var.account_id == null ? null : [var.account_id]
  s3_use_path_style   = var.emulator_endpoint != null

  default_tags {
    tags = local.tags
  }
}
