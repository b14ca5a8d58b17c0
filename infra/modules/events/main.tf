# The bus, and the queues by which its events and other work reach functions, from contract/events.yaml.
locals {
  rows = yamldecode(file("${var.contract_dir}/events.yaml")).functions

  # A consumer of events or of objects has a queue of its own name.
  queues_by_function = {
    for id, row in local.rows : id => try(row.trigger.queue, lower(replace(id, "/([A-Z])/", "-$1"))) if !can(row.trigger.stream) && !can(row.trigger.schedule) && !can(row.trigger.identity)
  }
  dead_letter_queues_by_function = merge(
    { for id, queue in local.queues_by_function : id => "${queue}-dead" },
    { for id, row in local.rows : id => "${lower(replace(id, "/([A-Z])/", "-$1"))}-dead" if can(row.trigger.stream) },
  )
  functions_by_queue = { for id, queue in local.queues_by_function : queue => id }
  consumers          = { for id, row in local.rows : id => row if can(row.trigger.events) }
  folders_by_queue   = { for id, row in local.rows : local.queues_by_function[id] => row.trigger.objects if can(row.trigger.objects) }
}

resource "aws_cloudwatch_event_bus" "events" {
  name = "${var.name_prefix}events"
}

resource "aws_cloudwatch_event_rule" "consumers" {
  for_each = local.consumers

  name           = "${var.name_prefix}${local.queues_by_function[each.key]}"
  description    = each.value.summary
  event_bus_name = aws_cloudwatch_event_bus.events.name
  event_pattern  = jsonencode({ source = ["tradewind.orders"], "detail-type" = each.value.trigger.events })
}

resource "aws_cloudwatch_event_target" "consumers" {
  for_each = local.consumers

  rule           = aws_cloudwatch_event_rule.consumers[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = local.queues_by_function[each.key]
  arn            = aws_sqs_queue.queues[local.queues_by_function[each.key]].arn

  # What the bus could not bring there in a day.
  dead_letter_config {
    arn = aws_sqs_queue.dead_letters[local.dead_letter_queues_by_function[each.key]].arn
  }
}

# One for all folders: a bucket has no more.
resource "aws_s3_bucket_notification" "uploads" {
  bucket = var.media_bucket.name

  dynamic "queue" {
    for_each = local.folders_by_queue

    content {
      id            = queue.key
      queue_arn     = aws_sqs_queue.queues[queue.key].arn
      events        = ["s3:ObjectCreated:*"]
      filter_prefix = "${queue.value}/"
    }
  }
}

resource "aws_sqs_queue" "queues" {
  for_each = local.functions_by_queue

  name                    = "${var.name_prefix}${each.key}"
  sqs_managed_sse_enabled = true

  # AWS asks for six times what the function may take, so that no message is seen twice because others came first.
  visibility_timeout_seconds = 6 * local.rows[each.value].timeoutSeconds

  # The function itself puts away what failed at its last attempt: this is for those that died without a word.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters["${each.key}-dead"].arn
    maxReceiveCount     = local.rows[each.value].attempts + 1
  })

  policy = lookup(local.policies_by_queue, each.key, null)
}

resource "aws_sqs_queue" "dead_letters" {
  for_each = toset(values(local.dead_letter_queues_by_function))

  name                      = "${var.name_prefix}${each.key}"
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 14 * 24 * 3600

  policy = lookup(local.policies_by_queue, each.key, null)
}

# Functions send by their roles. Besides, a consumer's two queues take events from its own rule, or notices from the media bucket, and nothing
# comes or goes in plain text. A queue has its policy from the start, so that no event comes before it: its ARN is known by its name.
locals {
  arns_by_queue = {
    for queue in concat(keys(local.functions_by_queue), values(local.dead_letter_queues_by_function)) : queue => "${var.queues_arn}:${var.name_prefix}${queue}"
  }
  rule_arns_by_queue = merge([
    for id, rule in aws_cloudwatch_event_rule.consumers : { (local.queues_by_function[id]) = rule.arn, (local.dead_letter_queues_by_function[id]) = rule.arn }
  ]...)

  queues_of_rules = flatten([for id in keys(local.consumers) : [local.queues_by_function[id], local.dead_letter_queues_by_function[id]]])

  statements_by_queue = {
    for queue, arn in local.arns_by_queue : queue => concat(
      [
        for statement in ["EventsOfItsRule"] : {
          Sid       = statement
          Effect    = "Allow"
          Principal = { Service = "events.amazonaws.com" }
          Action    = "sqs:SendMessage"
          Resource  = arn
          Condition = { ArnEquals = { "aws:SourceArn" = local.rule_arns_by_queue[queue] } }
        } if contains(local.queues_of_rules, queue)
      ],
      [
        for statement in ["NoticesOfTheMediaBucket"] : {
          Sid       = statement
          Effect    = "Allow"
          Principal = { Service = "s3.amazonaws.com" }
          Action    = "sqs:SendMessage"
          Resource  = arn
          Condition = { ArnEquals = { "aws:SourceArn" = var.media_bucket.arn } }
        } if contains(keys(local.folders_by_queue), queue)
      ],
      [
        for statement in ["NothingInPlainText"] : {
          Sid       = statement
          Effect    = "Deny"
          Principal = "*"
          Action    = "sqs:*"
          Resource  = arn
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        } if !var.plain_http_allowed
      ],
    )
  }
  policies_by_queue = {
    for queue, statements in local.statements_by_queue : queue => jsonencode({ Version = "2012-10-17", Statement = statements }) if length(statements) > 0
  }
}
