locals {
  widgets = [
    {
      title = "API: requests and refusals"
      stat  = "Sum"
      metrics = [
        for metric in ["Count", "4XXError", "5XXError"] : ["AWS/ApiGateway", metric, "ApiName", var.api_name, "Stage", var.api_stage]
      ]
    },
    {
      title = "API: latency (ms)"
      stat  = "p99"
      metrics = [
        for stat in ["p50", "p99"] : ["AWS/ApiGateway", "Latency", "ApiName", var.api_name, "Stage", var.api_stage, { stat = stat }]
      ]
    },
    {
      title   = "Functions: errors"
      stat    = "Sum"
      metrics = [for name in values(var.function_names) : ["AWS/Lambda", "Errors", "FunctionName", name]]
    },
    {
      title   = "Functions: duration, p99 (ms)"
      stat    = "p99"
      metrics = [for name in values(var.function_names) : ["AWS/Lambda", "Duration", "FunctionName", name]]
    },
    {
      title   = "Functions: calls"
      stat    = "Sum"
      metrics = [for name in values(var.function_names) : ["AWS/Lambda", "Invocations", "FunctionName", name]]
    },
    {
      title   = "Functions: throttles"
      stat    = "Sum"
      metrics = [for name in values(var.function_names) : ["AWS/Lambda", "Throttles", "FunctionName", name]]
    },
    {
      title = "Tables: capacity units consumed"
      stat  = "Sum"
      metrics = flatten([
        for name in values(var.table_names) : [
          for metric in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"] : [{ row = ["AWS/DynamoDB", metric, "TableName", name] }]
        ]
      ])[*].row
    },
    {
      title = "Tables: throttled"
      stat  = "Sum"
      metrics = flatten([
        for name in values(var.table_names) : [
          for metric in ["ReadThrottleEvents", "WriteThrottleEvents"] : [{ row = ["AWS/DynamoDB", metric, "TableName", name] }]
        ]
      ])[*].row
    },
    {
      title  = "Site: requests"
      region = "us-east-1"
      stat   = "Sum"
      metrics = [
        ["AWS/CloudFront", "Requests", "Region", "Global", "DistributionId", var.distribution_id],
      ]
    },
    {
      title  = "Site: failures (%)"
      region = "us-east-1"
      stat   = "Average"
      metrics = [
        for metric in ["4xxErrorRate", "5xxErrorRate"] : ["AWS/CloudFront", metric, "Region", "Global", "DistributionId", var.distribution_id]
      ]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "shop" {
  dashboard_name = trimsuffix(var.name_prefix, "-")

  dashboard_body = jsonencode({
    widgets = [
      for n, widget in local.widgets : {
        type   = "metric"
        x      = 12 * (n % 2)
        y      = 6 * floor(n / 2)
        width  = 12
        height = 6
        properties = {
          title   = widget.title
          region  = try(widget.region, var.region)
          view    = "timeSeries"
          stat    = widget.stat
          period  = 300
          metrics = widget.metrics
        }
      }
    ]
  })
}
