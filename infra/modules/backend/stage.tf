resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id

  # The API's whole content: whatever changes of it, ships.
  triggers = {
    content = sha256(jsonencode([
      { for id, operation in local.operations : id => [operation.method, operation.path, operation.access, aws_lambda_alias.live[id].invoke_arn] },
      local.resource_ids,
      local.preflight_headers,
      local.problem_by_refusal,
      local.problem_headers,
      local.problems,
      aws_api_gateway_authorizer.cognito.id,
      var.user_pool_arn,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_api_gateway_gateway_response.problems,
    aws_api_gateway_integration.operations,
    aws_api_gateway_integration_response.preflight,
  ]
}

resource "aws_cloudwatch_log_group" "access" {
  # checkov:skip=CKV_AWS_158:log groups are encrypted by AWS's own key; the log holds nothing that belongs to a customer
  # checkov:skip=CKV_AWS_338:how long logs are kept is the operator's to weigh against their cost; see log_retention_days
  name              = "/aws/apigateway/${trimsuffix(var.name_prefix, "-")}"
  retention_in_days = var.log_retention_days
}

resource "aws_api_gateway_stage" "api" {
  # checkov:skip=CKV_AWS_120:what may be cached is cached by browsers, by Cache-Control; a cache here costs by the hour
  # checkov:skip=CKV2_AWS_4:execution logs would hold requests whole, tokens and addresses included
  # checkov:skip=CKV2_AWS_29:the firewall is optional, by waf_enabled
  # checkov:skip=CKV2_AWS_51:customers have no client certificates; staff show a token
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  deployment_id        = aws_api_gateway_deployment.shop.id
  stage_name           = local.stage_name
  xray_tracing_enabled = true

  # Neither headers nor query nor the real path, which may hold an order's id: the route is enough to find a fault.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn

    format = jsonencode({
      time                 = "$context.requestTime"
      requestId            = "$context.requestId"
      traceId              = "$context.xrayTraceId"
      method               = "$context.httpMethod"
      route                = "$context.resourcePath"
      status               = "$context.status"
      responseBytes        = "$context.responseLength"
      latencyMs            = "$context.responseLatency"
      integrationLatencyMs = "$context.integrationLatency"
      error                = "$context.error.responseType"
      integrationError     = "$context.integration.error"
    })
  }
}

resource "aws_api_gateway_method_settings" "all" {
  # checkov:skip=CKV_AWS_225:see the stage: no cache, so nothing to encrypt or to turn on
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.api.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "OFF"
    metrics_enabled        = var.detailed_metrics_enabled
    throttling_rate_limit  = var.throttling_requests_per_second
    throttling_burst_limit = var.throttling_burst_requests
  }
}
