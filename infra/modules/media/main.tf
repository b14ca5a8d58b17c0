# What staff upload, and the pictures that are made of it. Browsers put files into uploads/ by a form that is signed for each; a function
# writes to media/, and of that the distribution reads.
module "bucket" {
  source = "../bucket"

  name_prefix        = "${var.name_prefix}media-"
  force_destroy      = !var.protect_data
  versioned          = var.protect_data
  plain_http_allowed = var.plain_http_allowed

  service_grants = [
    {
      sid        = "DistributionReads"
      service    = "cloudfront.amazonaws.com"
      action     = "s3:GetObject"
      source_arn = var.distribution_arn
      on         = "/media/*"
    },
  ]
}

# Terraform's own protection: to delete or replace the bucket, or to turn protect_data off, is to do the same to this.
resource "terraform_data" "guard" {
  count = var.protect_data ? 1 : 0

  triggers_replace = module.bucket.name

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_cors_configuration" "uploads" {
  bucket = module.bucket.name

  cors_rule {
    allowed_methods = ["POST"]
    allowed_origins = [var.site_url]
    allowed_headers = ["*"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "bucket" {
  bucket = module.bucket.name

  rule {
    id     = "forget-uploads"
    status = "Enabled"

    filter {
      prefix = "uploads/"
    }

    expiration {
      days = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  # A picture that was deleted by mistake can be had again for a month.
  rule {
    id     = "forget-what-was-deleted"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}
