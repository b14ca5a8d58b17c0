# What starts functions besides the API: streams and queues, which Lambda reads in the function's name, the clock, and the user pool.

# In order per item, from the stream's beginning. A batch that a function dies of is halved until what kills it stands alone; what is
# too old to be tried again is told to the dead-letter queue.
resource "aws_lambda_event_source_mapping" "streams" {
  for_each = { for id, function in local.functions : id => function if function.stream != null }

  event_source_arn               = var.stream_arns[each.value.stream]
  function_name                  = aws_lambda_alias.live[each.key].arn
  starting_position              = "TRIM_HORIZON"
  batch_size                     = each.value.batch_size
  bisect_batch_on_function_error = true
  function_response_types        = ["ReportBatchItemFailures"]

  destination_config {
    on_failure {
      destination_arn = var.dead_letter_queue_arns_by_function[each.key]
    }
  }
}

resource "aws_lambda_event_source_mapping" "queues" {
  # Keys from the contract: an ARN is not known before its queue is there.
  for_each = { for id, function in local.functions : id => function if contains(keys(var.queue_arns_by_function), id) }

  event_source_arn        = var.queue_arns_by_function[each.key]
  function_name           = aws_lambda_alias.live[each.key].arn
  batch_size              = each.value.batch_size
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_cloudwatch_event_rule" "schedules" {
  for_each = { for id, function in local.functions : id => function if function.schedule != null }

  name                = "${var.name_prefix}${each.value.function}"
  description         = each.value.summary
  schedule_expression = each.value.schedule
}

resource "aws_cloudwatch_event_target" "schedules" {
  for_each = aws_cloudwatch_event_rule.schedules

  rule      = each.value.name
  target_id = "live"
  arn       = aws_lambda_alias.live[each.key].arn
}

resource "aws_lambda_permission" "schedules" {
  for_each = aws_cloudwatch_event_rule.schedules

  statement_id  = "schedule"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.functions[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "events.amazonaws.com"
  source_arn    = each.value.arn
}

# The pool names the function where the deployment requires it.
resource "aws_lambda_permission" "token_triggers" {
  for_each = { for id, function in local.functions : id => function if function.token_trigger }

  statement_id  = "user-pool"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.functions[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = var.user_pool_arn
}
