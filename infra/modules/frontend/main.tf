# The site's files. No one but the distribution reads them.
resource "aws_s3_bucket" "site" {
  # checkov:skip=CKV_AWS_18:the bucket is read by CloudFront alone, whose logs are optional; see access_logs_enabled
  # checkov:skip=CKV_AWS_21:what a deployment replaces is in the build before, which is published again to go back
  # checkov:skip=CKV_AWS_144:the site is built anew in a minute, so a copy in another region is of no use
  # checkov:skip=CKV_AWS_145:what is published to all needs no key of ours
  # checkov:skip=CKV2_AWS_61:files are removed by the deployment that no longer needs them
  # checkov:skip=CKV2_AWS_62:nothing waits for changes of the site's files
  bucket_prefix = "${var.name_prefix}site-"
  force_destroy = !var.protect_data
}

resource "aws_s3_bucket_public_access_block" "site" {
  bucket                  = aws_s3_bucket.site.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "site" {
  bucket = aws_s3_bucket.site.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "site" {
  bucket = aws_s3_bucket.site.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DistributionReads"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "${aws_s3_bucket.site.arn}/*"
        Condition = { StringEquals = { "AWS:SourceArn" = aws_cloudfront_distribution.site.arn } }
      },
      {
        Sid       = "EncryptedConnectionsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.site.arn, "${aws_s3_bucket.site.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.site]
}
