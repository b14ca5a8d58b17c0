# What the browser is told about every file of the site; local/gateway/site.py tells it the same.
locals {
  # The payment provider's stand-ins have folders of their own: fields in a frame of the checkout page, and a page of the customer's bank. They
  # tell nobody anything but the page that they go back to, and no other site may frame anything.
  pages = {
    shop = {
      ancestors = "'none'", option = "DENY", frames = local.hosted_fields.frames, scripts = local.hosted_fields.scripts
      connects  = concat(["'self'"], var.connect_sources, local.hosted_fields.connects)
    }
    payment-fields    = { ancestors = "'self'", option = "SAMEORIGIN", connects = ["'none'"], frames = [], scripts = [] }
    payment-challenge = { ancestors = "'none'", option = "DENY", connects = ["'none'"], frames = [], scripts = [] }
  }

  # What the provider's own code in the browser needs, as the provider documents it.
  hosted_fields_by_provider = {
    simulated = { connects = [], frames = [], scripts = [] }
    stripe = {
      connects = ["https://api.stripe.com"]
      frames   = ["https://*.js.stripe.com", "https://js.stripe.com", "https://hooks.stripe.com"]
      scripts  = ["https://*.js.stripe.com", "https://js.stripe.com"]
    }
  }
  hosted_fields = local.hosted_fields_by_provider[var.payment_provider]

  content_security_policies = {
    for name, page in local.pages : name => join("; ", [
      "default-src 'self'",
      "base-uri 'none'",
      "connect-src ${join(" ", page.connects)}",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors ${page.ancestors}",
      "frame-src ${join(" ", concat(["'self'"], page.frames))}",
      "img-src 'self' data:",
      "object-src 'none'",
      "script-src ${join(" ", concat(["'self'"], page.scripts))}",
      "style-src 'self'",
    ])
  }
}

resource "aws_cloudfront_response_headers_policy" "pages" {
  for_each = local.pages

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
