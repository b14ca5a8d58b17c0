# Optional access logs: what was asked for and how it went. Neither addresses of people nor queries nor cookies are recorded.
module "logs" {
  count  = var.access_logs_enabled ? 1 : 0
  source = "../bucket"

  name_prefix   = "${var.name_prefix}site-logs-"
  force_destroy = !var.protect_data

  service_grants = [{
    sid        = "LogDeliveryWrites"
    service    = "delivery.logs.amazonaws.com"
    action     = "s3:PutObject"
    source_arn = aws_cloudwatch_log_delivery_source.site[0].arn
  }]
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count = var.access_logs_enabled ? 1 : 0

  bucket = module.logs[0].name

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
    destination_resource_arn = module.logs[0].arn
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

  depends_on = [module.logs]
}
