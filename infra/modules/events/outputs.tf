output "bus_arn" {
  value = aws_cloudwatch_event_bus.events.arn
}

output "queue_arns_by_function" {
  description = "The queue whose messages start a function, by the function's name in the contract."
  value       = { for id, queue in local.queues_by_function : id => aws_sqs_queue.queues[queue].arn }
}

output "queue_arns_by_name" {
  description = "Queue by the contract's name of it."
  value       = { for queue, resource in aws_sqs_queue.queues : queue => resource.arn }
}

output "dead_letter_queue_arns_by_function" {
  description = "Where what a function cannot do ends, by the function's name in the contract."
  value       = { for id, queue in local.dead_letter_queues_by_function : id => aws_sqs_queue.dead_letters[queue].arn }
}

output "dead_letter_queue_names" {
  description = "Real name by the contract's name of the queue."
  value       = { for queue, resource in aws_sqs_queue.dead_letters : queue => resource.name }
}

output "stream_functions" {
  description = "Names in the contract of the functions that follow a table's stream."
  value       = [for id, row in local.rows : id if can(row.trigger.stream)]
}
