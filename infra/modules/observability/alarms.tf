# A row per alarm. CloudWatch charges by the metric that is watched, so only what must be told apart is watched apart: which function
# failed, and in which dead-letter queue something lies. Throttles and DynamoDB's own failures are the account's trouble, in every function and table alike, and are one alarm each.
locals {
  api_dimensions = { ApiName = var.api_name, Stage = var.api_stage }

  shop_alarms = {
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
    functions-throttles = {
      description       = "A function of this account and region was refused a run: the account's or the function's concurrency is used up."
      namespace         = "AWS/Lambda"
      metric            = "Throttles"
      dimensions        = {}
      statistic         = "Sum"
      threshold         = 0
      period_seconds    = 300
      periods           = 1
      datapoints_needed = 1
    }
  }

  function_alarms = {
    for id, name in var.function_names : "${trimprefix(name, var.name_prefix)}-errors" => {
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
  }

  queue_alarms = {
    for queue, name in var.dead_letter_queue_names : queue => {
      description       = "Something lies in ${name} that a function could not do, and nobody has looked at."
      namespace         = "AWS/SQS"
      metric            = "ApproximateNumberOfMessagesVisible"
      dimensions        = { QueueName = name }
      statistic         = "Maximum"
      threshold         = 0
      period_seconds    = 300
      periods           = 1
      datapoints_needed = 1
    }
  }

  # A record of a stream lives for a day: long before, somebody must know that it waits.
  stream_alarms = {
    for id in var.stream_functions : "${trimprefix(var.function_names[id], var.name_prefix)}-behind" => {
      description       = "What happened in a table half an hour ago has not come to ${id} yet: it fails again and again, and all after it waits."
      namespace         = "AWS/Lambda"
      metric            = "IteratorAge"
      dimensions        = { FunctionName = var.function_names[id] }
      statistic         = "Maximum"
      threshold         = 1800000
      period_seconds    = 300
      periods           = 1
      datapoints_needed = 1
    }
  }

  alarms = { for name, alarm in merge(local.shop_alarms, local.function_alarms, local.queue_alarms, local.stream_alarms) : name => alarm if var.alarms_enabled }
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

# DynamoDB counts its own failures per table and action, and only where there are some: a query finds them all, whatever tables there are.
resource "aws_cloudwatch_metric_alarm" "tables" {
  count = var.alarms_enabled ? 1 : 0

  alarm_name          = "${var.name_prefix}tables-system-errors"
  alarm_description   = "DynamoDB itself failed on a table of this account and region."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "failures"
    expression  = "SELECT SUM(SystemErrors) FROM SCHEMA(\"AWS/DynamoDB\", Operation, TableName)"
    label       = "System errors"
    period      = 300
    return_data = true
  }
}
