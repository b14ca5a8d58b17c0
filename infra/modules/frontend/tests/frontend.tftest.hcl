mock_provider "aws" {
  source = "./tests/mocks"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/mocks"
}

variables {
  name_prefix         = "tradewind-test-"
  comment             = "Tradewind test"
  connect_sources     = ["https://api.example.com", "https://cognito.example.com"]
  media_domain_name   = "media.example.com"
  payment_provider    = "simulated"
  protect_data        = false
  price_class         = "PriceClass_100"
  custom_domain       = null
  web_acl_arn         = null
  access_logs_enabled = false
  log_retention_days  = 30
  wait_for_deployment = true
}

run "the_bucket_is_private_and_the_distribution_reads_it" {
  assert {
    condition = alltrue([
      for flag in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] : module.files.public_access_block[flag]
    ])
    error_message = "Nothing of the bucket is public."
  }

  assert {
    condition = [
      for statement in jsondecode(module.files.policy).Statement : statement if statement.Effect == "Allow"
      ] == [{
        Sid       = "DistributionReads"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "${module.files.arn}/*"
        Condition = { StringEquals = { "aws:SourceArn" = aws_cloudfront_distribution.site.arn } }
    }]
    error_message = "This distribution reads the files, and nobody else does anything."
  }

  assert {
    condition     = aws_cloudfront_origin_access_control.site.signing_behavior == "always" && alltrue([for origin in aws_cloudfront_distribution.site.origin : origin.origin_access_control_id == aws_cloudfront_origin_access_control.site.id])
    error_message = "The distribution signs what it asks of its buckets."
  }

  assert {
    condition     = one([for statement in jsondecode(module.files.policy).Statement : statement.Condition if statement.Effect == "Deny"]) == { Bool = { "aws:SecureTransport" = "false" } }
    error_message = "The bucket takes no connection without TLS."
  }
}

run "pages_are_fresh_assets_are_kept_and_all_is_secure" {
  assert {
    condition = {
      for error in aws_cloudfront_distribution.site.custom_error_response : error.error_code => "${error.response_code} ${error.response_page_path} ${error.error_caching_min_ttl}"
    } == { 403 = "200 /index.html 0", 404 = "200 /index.html 0" }
    error_message = "What is not a file of the site is the client's own route, and nobody keeps that for longer than it holds."
  }

  assert {
    condition = { for behaviour in aws_cloudfront_distribution.site.ordered_cache_behavior : behaviour.path_pattern => behaviour.cache_policy_id } == {
      "/index.html"          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
      "/config.json"         = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
      "/assets/*"            = aws_cloudfront_cache_policy.files["immutable"].id
      "/images/*"            = aws_cloudfront_cache_policy.files["immutable"].id
      "/media/*"             = aws_cloudfront_cache_policy.files["immutable"].id
      "/payment-fields/*"    = aws_cloudfront_cache_policy.files["as-told"].id
      "/payment-challenge/*" = aws_cloudfront_cache_policy.files["as-told"].id
    }
    error_message = "What changes is never kept, and what never changes is kept for a year."
  }

  assert {
    condition = { for origin in aws_cloudfront_distribution.site.origin : origin.origin_id => origin.domain_name }["media"] == "media.example.com" && [
      for behaviour in aws_cloudfront_distribution.site.ordered_cache_behavior : behaviour.path_pattern if behaviour.target_origin_id == "media"
    ] == ["/media/*"] && aws_cloudfront_distribution.site.default_cache_behavior[0].target_origin_id == "site"
    error_message = "Pictures come from a bucket of their own, and nothing else does."
  }

  assert {
    condition     = aws_cloudfront_cache_policy.files["immutable"].default_ttl == 31536000 && aws_cloudfront_cache_policy.files["as-told"].default_ttl == 0
    error_message = "Assets are kept for a year, and all else as long as the file says."
  }

  assert {
    condition = (
      aws_cloudfront_distribution.site.http_version == "http2and3" &&
      aws_cloudfront_distribution.site.default_root_object == "index.html" &&
      aws_cloudfront_distribution.site.default_cache_behavior[0].compress &&
      aws_cloudfront_distribution.site.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    )
    error_message = "The site speaks HTTP/2 and 3, compressed and over TLS."
  }

  assert {
    condition     = strcontains(aws_cloudfront_response_headers_policy.pages["shop"].security_headers_config[0].content_security_policy[0].content_security_policy, "connect-src 'self' https://api.example.com https://cognito.example.com;")
    error_message = "Pages may call the API and Cognito besides the site."
  }

  assert {
    condition     = alltrue([for policy in aws_cloudfront_response_headers_policy.pages : policy.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec >= 31536000])
    error_message = "Browsers stay with TLS."
  }

  assert {
    condition     = length(module.logs) == 0 && length(aws_cloudwatch_log_delivery.site) == 0 && length(aws_cloudfront_distribution.site.aliases) == 0
    error_message = "Logs and a domain are optional."
  }
}

run "a_domain_of_the_shops_own_has_a_certificate" {
  command = plan

  variables {
    custom_domain = { name = "shop.example.com", hosted_zone_id = "Z0123456789" }
  }

  assert {
    condition     = aws_cloudfront_distribution.site.aliases == toset(["shop.example.com"]) && aws_acm_certificate.site[0].domain_name == "shop.example.com"
    error_message = "The distribution answers to the shop's domain, with a certificate for it."
  }

  assert {
    condition     = aws_cloudfront_distribution.site.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021"
    error_message = "Old versions of TLS are refused."
  }

  assert {
    condition     = toset(keys(aws_route53_record.site)) == toset(["A", "AAAA"])
    error_message = "The domain has addresses of both kinds."
  }
}

run "a_domain_in_another_zone_brings_its_certificate" {
  command = plan

  variables {
    custom_domain = { name = "shop.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/given" }
  }

  assert {
    condition     = aws_cloudfront_distribution.site.viewer_certificate[0].acm_certificate_arn == "arn:aws:acm:us-east-1:123456789012:certificate/given" && length(aws_acm_certificate.site) == 0
    error_message = "A certificate that is given is used as it is."
  }
}

run "access_logs_name_no_person" {
  command = plan

  variables {
    access_logs_enabled = true
  }

  assert {
    condition     = length(setintersection(aws_cloudwatch_log_delivery.site[0].record_fields, ["c-ip", "cs-uri-query", "cs(Cookie)", "cs(Referer)", "cs(User-Agent)", "x-forwarded-for"])) == 0
    error_message = "Neither addresses of people nor queries nor cookies are recorded."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.logs[0].rule[0].expiration[0].days == 30
    error_message = "Logs are forgotten when their time is over."
  }
}

run "with_stripe_its_fields_may_be_loaded_and_nothing_else" {
  variables {
    payment_provider = "stripe"
  }

  assert {
    condition = alltrue([
      for directive in [
        "connect-src 'self' https://api.example.com https://cognito.example.com https://api.stripe.com;",
        "frame-src 'self' https://*.js.stripe.com https://js.stripe.com https://hooks.stripe.com;",
        "script-src 'self' https://*.js.stripe.com https://js.stripe.com;",
      ] : strcontains(aws_cloudfront_response_headers_policy.pages["shop"].security_headers_config[0].content_security_policy[0].content_security_policy, directive)
    ])
    error_message = "The shop's pages may load what Stripe's code in the browser needs."
  }

  assert {
    condition     = !strcontains(aws_cloudfront_response_headers_policy.pages["payment-fields"].security_headers_config[0].content_security_policy[0].content_security_policy, "stripe")
    error_message = "The stand-in's own frames need nothing of Stripe's."
  }
}
