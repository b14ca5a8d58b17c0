# What an account needs once, before its first environment: the bucket for Terraform's state, and API Gateway's leave to write logs.
locals {
  state_bucket = coalesce(var.state_bucket, "tradewind-state-${data.aws_caller_identity.current.account_id}")
}

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "state" {
  # checkov:skip=CKV_AWS_18:CloudTrail tells who changed the state; the bucket's versions tell what
  # checkov:skip=CKV_AWS_144:the state describes one region, and is of no use while that is gone
  # checkov:skip=CKV_AWS_145:encrypted by S3's own key; the state holds no secret that a key of ours would keep from the account
  # checkov:skip=CKV2_AWS_61:every version of the state is kept: they are small, and each is a way back
  # checkov:skip=CKV2_AWS_62:nothing waits for changes of the state
  bucket        = local.state_bucket
  force_destroy = !var.protect_state
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket                  = aws_s3_bucket.state.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_policy" "state" {
  bucket = aws_s3_bucket.state.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "EncryptedConnectionsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.state.arn, "${aws_s3_bucket.state.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.state]
}

# As for the tables: see modules/database.
resource "terraform_data" "guard" {
  count = var.protect_state ? 1 : 0

  input = aws_s3_bucket.state.id

  lifecycle {
    prevent_destroy      = true
    replace_triggered_by = [aws_s3_bucket.state.id]
  }
}
