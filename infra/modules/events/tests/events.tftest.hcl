mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name_prefix  = "tradewind-test-"
  queues_arn   = "arn:aws:sqs:eu-central-1:111122223333"
  contract_dir = "../../../contract"
  media_bucket = { name = "tradewind-test-media", arn = "arn:aws:s3:::tradewind-test-media" }
}

run "every_consumer_has_its_rule_its_queue_and_a_place_for_dead_letters" {
  assert {
    condition = {
      for id, rule in aws_cloudwatch_event_rule.consumers : id => jsondecode(rule.event_pattern)
      } == {
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions :
      id => { source = ["tradewind.orders"], "detail-type" = row.trigger.events } if can(row.trigger.events)
    }
    error_message = "A rule sends on what its row names, and nothing of another source."
  }

  assert {
    condition = alltrue([
      for id, target in aws_cloudwatch_event_target.consumers :
      target.arn == output.queue_arns_by_function[id] && target.event_bus_name == "tradewind-test-events" && target.rule == aws_cloudwatch_event_rule.consumers[id].name
    ])
    error_message = "A rule's events go to its consumer's queue."
  }

  assert {
    condition     = alltrue([for id, target in aws_cloudwatch_event_target.consumers : target.dead_letter_config[0].arn == output.dead_letter_queue_arns_by_function[id]])
    error_message = "What the bus can't bring to a queue ends where the consumer's dead letters do."
  }

  assert {
    condition = toset(keys(output.queue_arns_by_function)) == toset([
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : id if can(row.trigger.events) || can(row.trigger.objects) || can(row.trigger.queue)
    ])
    error_message = "A function that takes messages has a queue, and no other."
  }

  assert {
    condition = toset(keys(output.dead_letter_queue_arns_by_function)) == toset([
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : id if !can(row.trigger.schedule) && !can(row.trigger.identity)
    ])
    error_message = "What a function cannot do ends in a dead-letter queue; the clock simply comes again."
  }

  assert {
    condition = (
      aws_sqs_queue.queues["webhook-deliveries"].name == "tradewind-test-webhook-deliveries" &&
      aws_sqs_queue.queues["send-order-mail"].name == "tradewind-test-send-order-mail" &&
      aws_sqs_queue.dead_letters["webhook-deliveries-dead"].name == "tradewind-test-webhook-deliveries-dead" &&
      aws_sqs_queue.dead_letters["publish-order-events-dead"].name == "tradewind-test-publish-order-events-dead"
    )
    error_message = "A queue is named by its row, or else by its function."
  }

  assert {
    condition = alltrue([
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : (
        jsondecode(aws_sqs_queue.queues[local.queues_by_function[id]].redrive_policy) == {
          deadLetterTargetArn = output.dead_letter_queue_arns_by_function[id]
          maxReceiveCount     = row.attempts + 1
        } &&
        aws_sqs_queue.queues[local.queues_by_function[id]].visibility_timeout_seconds >= 6 * row.timeoutSeconds
      ) if contains(keys(local.queues_by_function), id)
    ])
    error_message = "A message rests six times as long as the function may take, and is tried once more than the function itself counts."
  }

  assert {
    condition = {
      for queue in aws_s3_bucket_notification.uploads.queue : queue.queue_arn => [queue.filter_prefix, queue.events]
      } == {
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions :
      output.queue_arns_by_function[id] => ["${row.trigger.objects}/", toset(["s3:ObjectCreated:*"])] if can(row.trigger.objects)
    }
    error_message = "What is put into a folder of the media bucket is told to the function of that folder."
  }

  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.queues), values(aws_sqs_queue.dead_letters)) : queue.sqs_managed_sse_enabled])
    error_message = "Every queue is encrypted."
  }
}

run "queues_take_events_of_their_own_rule_and_nothing_in_plain_text" {
  assert {
    condition = alltrue([
      for queue in concat(values(aws_sqs_queue.queues), values(aws_sqs_queue.dead_letters)) : contains(
        [for statement in jsondecode(queue.policy).Statement : [statement.Effect, statement.Action, statement.Resource, jsonencode(statement.Condition)]],
        ["Deny", "sqs:*", "arn:aws:sqs:eu-central-1:111122223333:${queue.name}", jsonencode({ Bool = { "aws:SecureTransport" = "false" } })],
      )
    ])
    error_message = "Nothing comes or goes without TLS."
  }

  assert {
    condition = {
      for queue, resource in aws_sqs_queue.queues : queue => [
        for statement in jsondecode(resource.policy).Statement :
        [statement.Principal.Service, statement.Action, statement.Resource, statement.Condition.ArnEquals["aws:SourceArn"]] if statement.Effect == "Allow"
      ] if queue != "resize-image"
      } == {
      for id, queue in local.queues_by_function : queue => [
        for rule in [for consumer, rule in aws_cloudwatch_event_rule.consumers : rule if consumer == id] :
        ["events.amazonaws.com", "sqs:SendMessage", "arn:aws:sqs:eu-central-1:111122223333:tradewind-test-${queue}", rule.arn]
      ] if queue != "resize-image"
    }
    error_message = "The bus sends to a queue by the queue's own rule alone."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_sqs_queue.queues["resize-image"].policy).Statement :
      [statement.Principal.Service, statement.Action, statement.Resource, statement.Condition.ArnEquals["aws:SourceArn"]] if statement.Effect == "Allow"
    ] == [["s3.amazonaws.com", "sqs:SendMessage", "arn:aws:sqs:eu-central-1:111122223333:tradewind-test-resize-image", "arn:aws:s3:::tradewind-test-media"]]
    error_message = "The media bucket sends to the queue of who reads its notices, and nobody else does."
  }

  assert {
    condition = {
      for queue, resource in aws_sqs_queue.dead_letters : queue => [
        for statement in jsondecode(resource.policy).Statement : statement.Condition.ArnEquals["aws:SourceArn"] if statement.Effect == "Allow"
      ]
      } == {
      for id, queue in local.dead_letter_queues_by_function : queue => [for rule in [for consumer, rule in aws_cloudwatch_event_rule.consumers : rule if consumer == id] : rule.arn]
    }
    error_message = "Nothing but a role, or a consumer's own rule, sends to a dead-letter queue."
  }
}

run "an_emulator_has_no_certificate" {
  variables {
    plain_http_allowed = true
  }

  assert {
    condition     = toset(keys(local.policies_by_queue)) == toset(concat(local.queues_of_rules, ["resize-image"]))
    error_message = "Where there is no TLS, only the leave to send of rules and of the media bucket is left."
  }
}
