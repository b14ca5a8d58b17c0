# What the browser is told about every file of the site; local/gateway/site.py tells it the same.
locals {
  # The fields of the payment provider's stand-in live in a frame of the checkout page; no other site may frame anything.
  frames = {
    shop           = { ancestors = "'none'", option = "DENY" }
    payment-fields = { ancestors = "'self'", option = "SAMEORIGIN" }
  }

  content_security_policies = {
    for name, frame in local.frames : name => join("; ", [
      "default-src 'self'",
      "base-uri 'none'",
      "connect-src ${join(" ", concat(["'self'"], var.connect_sources))}",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors ${frame.ancestors}",
      "frame-src 'self'",
      "img-src 'self' data:",
      "object-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
    ])
  }
}

resource "aws_cloudfront_response_headers_policy" "pages" {
  for_each = local.frames

  name    = "${var.name_prefix}${each.key}"
  comment = "Security headers of the site's pages, ${each.key}."

  security_headers_config {
    content_security_policy {
      content_security_policy = local.content_security_policies[each.key]
      override                = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = each.value.option
      override     = true
    }

    referrer_policy {
      referrer_policy = "no-referrer"
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }

  # S3 need not tell what it is.
  remove_headers_config {
    items {
      header = "Server"
    }
  }

  custom_headers_config {
    items {
      header   = "Cross-Origin-Opener-Policy"
      value    = "same-origin"
      override = true
    }

    items {
      header   = "Permissions-Policy"
      value    = "camera=(), geolocation=(), microphone=()"
      override = true
    }
  }
}
