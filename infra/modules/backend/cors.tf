# Pages of the site's origin, and no other, may call the API. Preflights are answered here and kept by the browser.
locals {
  preflight_headers = {
    for path, methods in local.methods_by_path : path => {
      "Access-Control-Allow-Origin"  = var.allowed_origin
      "Access-Control-Allow-Methods" = join(", ", methods)
      "Access-Control-Allow-Headers" = join(", ", local.request_headers)
      "Access-Control-Max-Age"       = "7200" # as long as Chromium keeps one
    }
  }
}

resource "aws_api_gateway_method" "preflight" {
  # checkov:skip=CKV2_AWS_53:a preflight has nothing to validate
  for_each = local.paths

  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = local.resource_ids[each.key]
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "preflight" {
  for_each = local.paths

  rest_api_id       = aws_api_gateway_rest_api.shop.id
  resource_id       = aws_api_gateway_method.preflight[each.key].resource_id
  http_method       = aws_api_gateway_method.preflight[each.key].http_method
  type              = "MOCK"
  request_templates = { "application/json" = jsonencode({ statusCode = 204 }) }

  # A mock calls nothing, so a method that is reported for it says nothing.
  lifecycle {
    ignore_changes = [integration_http_method]
  }
}

resource "aws_api_gateway_method_response" "preflight" {
  for_each = local.paths

  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_method.preflight[each.key].resource_id
  http_method         = aws_api_gateway_method.preflight[each.key].http_method
  status_code         = "204"
  response_parameters = { for name in keys(local.preflight_headers[each.key]) : "method.response.header.${name}" => true }
}

resource "aws_api_gateway_integration_response" "preflight" {
  for_each = local.paths

  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_integration.preflight[each.key].resource_id
  http_method         = aws_api_gateway_integration.preflight[each.key].http_method
  status_code         = aws_api_gateway_method_response.preflight[each.key].status_code
  response_templates  = { "application/json" = "" }
  response_parameters = { for name, value in local.preflight_headers[each.key] : "method.response.header.${name}" => "'${value}'" }
}
