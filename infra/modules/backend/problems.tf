# The gateway's own refusals are problems (RFC 9457) as the functions' are, and a page of the site can read them.
locals {
  problems = {
    forbidden              = { status = 403, title = "Not allowed", detail = "Your account may not do this." }
    gateway-timeout        = { status = 504, title = "Took too long", detail = "The answer took too long. What was asked for may have been done." }
    internal-error         = { status = 500, title = "Something went wrong", detail = "Something went wrong on our side; it has been recorded." }
    malformed-request      = { status = 400, title = "The request is malformed", detail = "The request is not as the API's description says." }
    not-found              = { status = 404, title = "Not found", detail = "There is nothing at this address." }
    too-large              = { status = 413, title = "Body too large", detail = "The body is larger than the API takes." }
    too-many-requests      = { status = 429, title = "Too many requests", detail = "The shop is very busy; try again in a moment." }
    unauthorized           = { status = 401, title = "Sign in first", detail = "The token is missing, has expired or is not valid. Sign in, then try again." }
    unsupported-media-type = { status = 415, title = "Unsupported media type", detail = "Send the body as application/json." }
  }

  # Each kind of refusal that the gateway knows. It says of an unknown address that a token is missing.
  problem_by_refusal = {
    ACCESS_DENIED                  = "forbidden"
    API_CONFIGURATION_ERROR        = "internal-error"
    AUTHORIZER_CONFIGURATION_ERROR = "internal-error"
    AUTHORIZER_FAILURE             = "internal-error"
    BAD_REQUEST_BODY               = "malformed-request"
    BAD_REQUEST_PARAMETERS         = "malformed-request"
    DEFAULT_4XX                    = "malformed-request"
    DEFAULT_5XX                    = "internal-error"
    EXPIRED_TOKEN                  = "unauthorized"
    INTEGRATION_FAILURE            = "internal-error"
    INTEGRATION_TIMEOUT            = "gateway-timeout"
    INVALID_API_KEY                = "forbidden"
    INVALID_SIGNATURE              = "unauthorized"
    MISSING_AUTHENTICATION_TOKEN   = "not-found"
    QUOTA_EXCEEDED                 = "too-many-requests"
    REQUEST_TOO_LARGE              = "too-large"
    RESOURCE_NOT_FOUND             = "not-found"
    THROTTLED                      = "too-many-requests"
    UNAUTHORIZED                   = "unauthorized"
    UNSUPPORTED_MEDIA_TYPE         = "unsupported-media-type"
    WAF_FILTERED                   = "forbidden"
  }

  problem_headers = {
    for name, problem in local.problems : name => merge(
      {
        "Access-Control-Allow-Origin"   = var.allowed_origin
        "Access-Control-Expose-Headers" = join(", ", local.exposed_headers)
        "Cache-Control"                 = "no-store"
        "Content-Type"                  = "application/problem+json"
      },
      problem.status == 401 ? { "WWW-Authenticate" = "Bearer" } : {},
      problem.status == 429 ? { "Retry-After" = "1" } : {},
    )
  }
}

resource "aws_api_gateway_gateway_response" "problems" {
  for_each = local.problem_by_refusal

  rest_api_id         = aws_api_gateway_rest_api.shop.id
  response_type       = each.key
  status_code         = tostring(local.problems[each.value].status)
  response_parameters = { for name, value in local.problem_headers[each.value] : "gatewayresponse.header.${name}" => "'${value}'" }

  response_templates = {
    "application/json" = jsonencode({
      type      = "/problems/${each.value}"
      title     = local.problems[each.value].title
      status    = local.problems[each.value].status
      detail    = local.problems[each.value].detail
      requestId = "$context.requestId"
    })
  }
}
