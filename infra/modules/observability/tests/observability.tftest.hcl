mock_provider "aws" {
  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-central-1:123456789012:tradewind-test-alarms"
    }
  }
}

variables {
  name_prefix             = "tradewind-test-"
  region                  = "eu-central-1"
  api_name                = "tradewind-test"
  api_stage               = "api"
  function_names          = { createOrder = "tradewind-test-create-order", getOrder = "tradewind-test-get-order" }
  table_names             = { orders = "tradewind-test-orders" }
  dead_letter_queue_names = { send-order-mail-dead = "tradewind-test-send-order-mail-dead" }
  stream_functions        = ["getOrder"]

  distribution_id    = "DISTRIBUTION"
  alarms_enabled     = true
  alarm_email        = "oncall@example.com"
  latency_p99_ms     = 3000
  monthly_budget_usd = 50
}

run "what_fails_is_told_to_someone" {
  assert {
    condition = toset(output.alarm_names) == toset([
      "tradewind-test-api-5xx-rate",
      "tradewind-test-api-latency-p99",
      "tradewind-test-create-order-errors",
      "tradewind-test-get-order-behind",
      "tradewind-test-get-order-errors",
      "tradewind-test-send-order-mail-dead",
      "tradewind-test-functions-throttles",
      "tradewind-test-tables-system-errors",
    ])
    error_message = "The API, every function, every dead-letter queue and the tables are watched."
  }

  assert {
    condition = alltrue([
      for alarm in concat(values(aws_cloudwatch_metric_alarm.alarms), aws_cloudwatch_metric_alarm.tables) :
      alarm.alarm_actions == toset([aws_sns_topic.alarms.arn]) && alarm.treat_missing_data == "notBreaching"
    ])
    error_message = "Every alarm is told to the topic, and silence is no alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.alarms["api-latency-p99"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.alarms["api-5xx-rate"].statistic == "Average"
    error_message = "Latency is watched at the 99th percentile, failures as a rate."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.alarms["send-order-mail-dead"].metric_name == "ApproximateNumberOfMessagesVisible" &&
      aws_cloudwatch_metric_alarm.alarms["send-order-mail-dead"].dimensions == tomap({ QueueName = "tradewind-test-send-order-mail-dead" }) &&
      aws_cloudwatch_metric_alarm.alarms["send-order-mail-dead"].threshold == 0
    )
    error_message = "One dead letter is enough to be told."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.alarms["get-order-behind"].metric_name == "IteratorAge" && aws_cloudwatch_metric_alarm.alarms["get-order-behind"].threshold < 24 * 3600 * 1000 / 10
    error_message = "A stream that stands still is told long before its records are dropped."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.alarms["functions-throttles"].dimensions) == 0 && length(aws_cloudwatch_metric_alarm.tables[0].metric_query) == 1
    error_message = "What is the account's trouble is one alarm, however many functions and tables there are."
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "oncall@example.com" && aws_budgets_budget.monthly[0].limit_amount == "50"
    error_message = "Alarms and the budget reach a person."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.alarms.policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Nobody but this account's own alarms and budgets publish to the topic."
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.shop.dashboard_body).widgets : widget.type] == concat([for n in range(8) : "metric"], ["alarm"])
    error_message = "The dashboard shows all tiers, and the alarms."
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.shop.dashboard_body).widgets[8].properties.alarms) == 8
    error_message = "Every alarm is on the dashboard."
  }
}

run "more_functions_are_no_more_metrics_on_the_dashboard" {
  variables {
    function_names   = { for n in range(150) : "operation${n}" => "tradewind-test-operation-${n}" }
    stream_functions = []
  }

  assert {
    condition     = length(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.shop.dashboard_body).widgets : [for metric in widget.properties.metrics : "one"] if widget.type == "metric"])) == 14
    error_message = "The dashboard's metrics are counted by its tables and not by its functions."
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.shop.dashboard_body).widgets : length(widget.properties.alarms) if widget.type == "alarm"] == [100, 55]
    error_message = "A widget shows no more alarms than it can, and all are shown."
  }
}

run "a_shop_that_no_one_watches_costs_nothing_for_it" {
  command = plan

  variables {
    alarms_enabled     = false
    alarm_email        = null
    monthly_budget_usd = null
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.alarms) + length(aws_cloudwatch_metric_alarm.tables) + length(aws_sns_topic_subscription.email) + length(aws_budgets_budget.monthly) == 0
    error_message = "Alarms, e-mail and budget are optional."
  }
}
