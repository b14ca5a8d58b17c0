locals {
  # By the origin's name, where it is.
  origins = { site = module.files.regional_domain_name, media = var.media_domain_name }

  viewer_protocol_policy = var.plain_http_allowed ? "allow-all" : "redirect-to-https"

  # Managed by AWS: nothing is kept.
  caching_disabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

  # The first that matches a path counts. What no row names is kept as long as the file itself says.
  behaviours = [
    { path = "/index.html", origin = "site", cache = local.caching_disabled, headers = "shop" },
    { path = "/config.json", origin = "site", cache = local.caching_disabled, headers = "shop" },
    { path = "/assets/*", origin = "site", cache = aws_cloudfront_cache_policy.files["immutable"].id, headers = "shop" },
    { path = "/images/*", origin = "site", cache = aws_cloudfront_cache_policy.files["immutable"].id, headers = "shop" },
    { path = "/media/*", origin = "media", cache = aws_cloudfront_cache_policy.files["immutable"].id, headers = "shop" },
    { path = "/payment-fields/*", origin = "site", cache = aws_cloudfront_cache_policy.files["as-told"].id, headers = "payment-fields" },
    { path = "/payment-challenge/*", origin = "site", cache = aws_cloudfront_cache_policy.files["as-told"].id, headers = "payment-challenge" },
  ]
}

resource "aws_cloudfront_origin_access_control" "site" {
  name                              = "${var.name_prefix}site"
  description                       = "The distribution signs what it asks of the site's bucket and of that of pictures."
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_cache_policy" "files" {
  for_each = {
    immutable = { comment = "Files whose name changes with their content: a year.", default_ttl_seconds = 31536000 }
    as-told   = { comment = "As long as the file's Cache-Control says.", default_ttl_seconds = 0 }
  }

  name        = "${var.name_prefix}${each.key}"
  comment     = each.value.comment
  min_ttl     = 0
  default_ttl = each.value.default_ttl_seconds
  max_ttl     = 31536000

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    cookies_config {
      cookie_behavior = "none"
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "none"
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  # checkov:skip=CKV_AWS_68:the firewall is optional, by waf_enabled
  # checkov:skip=CKV2_AWS_47:the firewall is optional, by waf_enabled; its managed rules include those for known bad inputs
  # checkov:skip=CKV_AWS_86:access logs are optional, by access_logs_enabled
  # checkov:skip=CKV_AWS_310:one bucket holds the site, and S3 keeps it in three zones
  # checkov:skip=CKV_AWS_374:the shop says itself where it delivers
  # checkov:skip=CKV_AWS_174:a domain of the shop's own takes TLS 1.2 and newer; CloudFront's own domain leaves no choice
  # checkov:skip=CKV2_AWS_42:a certificate of the shop's own comes with a domain of its own, by custom_domain
  comment             = var.comment
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = var.price_class
  default_root_object = "index.html"
  aliases             = var.custom_domain == null ? [] : [var.custom_domain.name]
  web_acl_id          = var.web_acl_arn
  wait_for_deployment = var.wait_for_deployment

  dynamic "origin" {
    for_each = local.origins

    content {
      origin_id                = origin.key
      domain_name              = origin.value
      origin_access_control_id = aws_cloudfront_origin_access_control.site.id
    }
  }

  default_cache_behavior {
    target_origin_id           = "site"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    viewer_protocol_policy     = local.viewer_protocol_policy
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.files["as-told"].id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.pages["shop"].id
  }

  dynamic "ordered_cache_behavior" {
    for_each = local.behaviours

    content {
      path_pattern               = ordered_cache_behavior.value.path
      target_origin_id           = ordered_cache_behavior.value.origin
      allowed_methods            = ["GET", "HEAD"]
      cached_methods             = ["GET", "HEAD"]
      viewer_protocol_policy     = local.viewer_protocol_policy
      compress                   = true
      cache_policy_id            = ordered_cache_behavior.value.cache
      response_headers_policy_id = aws_cloudfront_response_headers_policy.pages[ordered_cache_behavior.value.headers].id
    }
  }

  # What is not a file is a route of the client's own. A bucket says 403 of what it does not have, as the distribution may not list it.
  dynamic "custom_error_response" {
    for_each = [403, 404]

    content {
      error_code            = custom_error_response.value
      response_code         = 200
      response_page_path    = "/index.html"
      error_caching_min_ttl = 0
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = var.custom_domain == null
    acm_certificate_arn            = var.custom_domain == null ? null : local.certificate_arn
    minimum_protocol_version       = var.custom_domain == null ? "TLSv1" : "TLSv1.2_2021"
    ssl_support_method             = var.custom_domain == null ? null : "sni-only"
  }
}
