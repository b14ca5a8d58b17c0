# A private bucket: encrypted, closed to the public, reached over TLS alone.
resource "aws_s3_bucket" "bucket" {
  # checkov:skip=CKV_AWS_18:who reads a bucket is told by CloudTrail, and of the site by CloudFront's logs
  # checkov:skip=CKV_AWS_21:versioned where versioned says so; all else can be made again
  # checkov:skip=CKV_AWS_144:what a bucket holds belongs to its region, and can be made again in another
  # checkov:skip=CKV_AWS_145:encrypted by S3's own key; nothing here is to be kept from the account that owns it
  # checkov:skip=CKV2_AWS_61:each bucket says itself what it forgets
  # checkov:skip=CKV2_AWS_62:what is to be told of changes says so itself
  bucket        = var.name
  bucket_prefix = var.name_prefix
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_public_access_block" "bucket" {
  bucket                  = aws_s3_bucket.bucket.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "bucket" {
  bucket = aws_s3_bucket.bucket.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "bucket" {
  bucket = aws_s3_bucket.bucket.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "bucket" {
  count = var.versioned ? 1 : 0

  bucket = aws_s3_bucket.bucket.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "bucket" {
  bucket = aws_s3_bucket.bucket.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      var.plain_http_allowed ? [] : [{
        Sid       = "EncryptedConnectionsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.bucket.arn, "${aws_s3_bucket.bucket.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [
        for grant in var.service_grants : {
          Sid       = grant.sid
          Effect    = "Allow"
          Principal = { Service = grant.service }
          Action    = grant.action
          Resource  = "${aws_s3_bucket.bucket.arn}${grant.on}"
          Condition = { StringEquals = { "aws:SourceArn" = grant.source_arn } }
        }
      ],
    )
  })

  depends_on = [aws_s3_bucket_public_access_block.bucket]
}
