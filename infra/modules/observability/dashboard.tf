# A dashboard of up to 50 metrics is among an account's free ones. Here is what does not grow with the number of functions: how the API
# answers, which says how the functions do, and the state of every alarm, which names the function that fails. What a single function
# does is on the dashboard that CloudWatch itself keeps for Lambda, at no cost.
locals {
  graphs = [
    {
      title = "API: requests and refusals"
      stat  = "Sum"
      metrics = [
        for metric in ["Count", "4XXError", "5XXError"] : ["AWS/ApiGateway", metric, "ApiName", var.api_name, "Stage", var.api_stage]
      ]
    },
    {
      title = "API: latency, and the functions' part of it (ms)"
      stat  = "p99"
      metrics = concat(
        [for stat in ["p50", "p99"] : ["AWS/ApiGateway", "Latency", "ApiName", var.api_name, "Stage", var.api_stage, { stat = stat }]],
        [for stat in ["p99"] : ["AWS/ApiGateway", "IntegrationLatency", "ApiName", var.api_name, "Stage", var.api_stage, { stat = stat }]],
      )
    },
    {
      title   = "Functions of the account: errors and throttles"
      stat    = "Sum"
      metrics = [for metric in ["Errors", "Throttles"] : ["AWS/Lambda", metric]]
    },
    {
      title   = "Functions of the account: at the same time"
      stat    = "Maximum"
      metrics = [for metric in ["ConcurrentExecutions"] : ["AWS/Lambda", metric]]
    },
    {
      title   = "Tables: capacity units read"
      stat    = "Sum"
      metrics = [for name in values(var.table_names) : ["AWS/DynamoDB", "ConsumedReadCapacityUnits", "TableName", name]]
    },
    {
      title   = "Tables: capacity units written"
      stat    = "Sum"
      metrics = [for name in values(var.table_names) : ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "TableName", name]]
    },
    {
      title  = "Site: requests"
      region = "us-east-1"
      stat   = "Sum"
      metrics = [
        for metric in ["Requests"] : ["AWS/CloudFront", metric, "Region", "Global", "DistributionId", var.distribution_id]
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

  alarm_arns = sort([for alarm in concat(values(aws_cloudwatch_metric_alarm.alarms), aws_cloudwatch_metric_alarm.tables) : alarm.arn])

  widgets = concat(
    [
      for graph in local.graphs : {
        type = "metric"
        properties = {
          title   = graph.title
          region  = try(graph.region, var.region)
          view    = "timeSeries"
          stat    = graph.stat
          period  = 300
          metrics = graph.metrics
        }
      }
    ],
    # A widget takes a hundred alarms.
    [for arns in chunklist(local.alarm_arns, 100) : { type = "alarm", properties = { title = "Alarms", alarms = arns } }],
  )
}

resource "aws_cloudwatch_dashboard" "shop" {
  dashboard_name = trimsuffix(var.name_prefix, "-")

  dashboard_body = jsonencode({
    widgets = [for n, widget in local.widgets : merge(widget, { x = 12 * (n % 2), y = 6 * floor(n / 2), width = 12, height = 6 })]
  })
}
