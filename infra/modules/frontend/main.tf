# The site's files. No one but the distribution reads them. A build that is replaced needs no versions here: it is published again.
module "files" {
  source = "../bucket"

  name_prefix        = "${var.name_prefix}site-"
  force_destroy      = !var.protect_data
  plain_http_allowed = var.plain_http_allowed

  service_grants = [{
    sid        = "DistributionReads"
    service    = "cloudfront.amazonaws.com"
    action     = "s3:GetObject"
    source_arn = aws_cloudfront_distribution.site.arn
  }]
}
