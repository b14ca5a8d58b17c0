# Optional access logs: what was asked for and how it went. Neither addresses of people nor queries nor cookies are recorded.
resource "aws_s3_bucket" "logs" {
  # checkov:skip=CKV_AWS_18:a log of who reads the log would need a log of its own
  # checkov:skip=CKV_AWS_21:logs are written once
  # checkov:skip=CKV_AWS_144:a lost log is no lost order
  # checkov:skip=CKV_AWS_145:AWS's own key encrypts them as well
  # checkov:skip=CKV2_AWS_62:nothing waits for new logs
  count = var.access_logs_enabled ? 1 : 0

  bucket_prefix = "${var.name_prefix}site-logs-"
  force_destroy = !var.protect_data
}

resource "aws_s3_bucket_public_access_block" "logs" {
  count = var.access_logs_enabled ? 1 : 0

  bucket                  = aws_s3_bucket.logs[0].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count = var.access_logs_enabled ? 1 : 0

  bucket = aws_s3_bucket.logs[0].id

  rule {
    id     = "forget"
    status = "Enabled"

    filter {}

    expiration {
      days = var.log_retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  count = var.access_logs_enabled ? 1 : 0

  bucket = aws_s3_bucket.logs[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "LogDeliveryWrites"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs[0].arn}/*"
        Condition = { ArnLike = { "aws:SourceArn" = aws_cloudwatch_log_delivery_source.site[0].arn } }
      },
      {
        Sid       = "EncryptedConnectionsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.logs[0].arn, "${aws_s3_bucket.logs[0].arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.logs]
}

resource "aws_cloudwatch_log_delivery_source" "site" {
  count    = var.access_logs_enabled ? 1 : 0
  provider = aws.us_east_1

  name         = "${var.name_prefix}site"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.site.arn
}

resource "aws_cloudwatch_log_delivery_destination" "site" {
  count    = var.access_logs_enabled ? 1 : 0
  provider = aws.us_east_1

  name          = "${var.name_prefix}site"
  output_format = "json"

  delivery_destination_configuration {
    destination_resource_arn = aws_s3_bucket.logs[0].arn
  }
}

resource "aws_cloudwatch_log_delivery" "site" {
  count    = var.access_logs_enabled ? 1 : 0
  provider = aws.us_east_1

  delivery_source_name     = aws_cloudwatch_log_delivery_source.site[0].name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.site[0].arn

  record_fields = [
    "date", "time", "x-edge-location", "cs-method", "cs-uri-stem", "sc-status", "sc-bytes", "time-taken", "x-edge-result-type",
    "cs-protocol-version", "ssl-protocol", "sc-content-type",
  ]

  depends_on = [aws_s3_bucket_policy.logs]
}
