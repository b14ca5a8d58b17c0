# A row per alarm.
locals {
  api_dimensions = { ApiName = var.api_name, Stage = var.api_stage }

  api_alarms = {
    api-5xx-rate = {
      description       = "More than 1 % of the API's answers in 5 minutes were failures (5xx)."
      namespace         = "AWS/ApiGateway"
      metric            = "5XXError"
      dimensions        = local.api_dimensions
      statistic         = "Average"
      threshold         = 0.01
      period_seconds    = 300
      periods           = 1
      datapoints_needed = 1
    }
    api-latency-p99 = {
      description       = "One answer in a hundred took longer than ${var.latency_p99_ms} ms, for 15 minutes."
      namespace         = "AWS/ApiGateway"
      metric            = "Latency"
      dimensions        = local.api_dimensions
      statistic         = "p99"
      threshold         = var.latency_p99_ms
      period_seconds    = 300
      periods           = 3
      datapoints_needed = 3
    }
  }

  function_alarms = merge([
    for id, name in var.function_names : {
      "${trimprefix(name, var.name_prefix)}-errors" = {
        description       = "${id} failed without an answer of its own: it raised, ran out of time or out of memory."
        namespace         = "AWS/Lambda"
        metric            = "Errors"
        dimensions        = { FunctionName = name }
        statistic         = "Sum"
        threshold         = 0
        period_seconds    = 300
        periods           = 1
        datapoints_needed = 1
      }
      "${trimprefix(name, var.name_prefix)}-throttles" = {
        description       = "${id} was refused a run: the account's or the function's concurrency is used up."
        namespace         = "AWS/Lambda"
        metric            = "Throttles"
        dimensions        = { FunctionName = name }
        statistic         = "Sum"
        threshold         = 0
        period_seconds    = 300
        periods           = 1
        datapoints_needed = 1
      }
    }
  ]...)

  alarms = { for name, alarm in merge(local.api_alarms, local.function_alarms) : name => alarm if var.alarms_enabled }
}

resource "aws_cloudwatch_metric_alarm" "alarms" {
  for_each = local.alarms

  alarm_name          = "${var.name_prefix}${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = each.value.period_seconds
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.datapoints_needed
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# DynamoDB counts its own failures per table and action, so an alarm per table adds up those that the shop performs on it.
resource "aws_cloudwatch_metric_alarm" "tables" {
  for_each = var.alarms_enabled ? var.table_actions : {}

  alarm_name          = "${var.name_prefix}${each.key}-table-system-errors"
  alarm_description   = "DynamoDB itself failed on the table ${each.key}."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "failures"
    expression  = "SUM(METRICS())"
    label       = "System errors"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value

    content {
      id = "m_${lower(metric_query.value)}"

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
        period      = 300
        stat        = "Sum"
        dimensions  = { TableName = var.table_names[each.key], Operation = metric_query.value }
      }
    }
  }
}
