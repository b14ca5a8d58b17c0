output "alarm_topic_arn" {
  value = aws_sns_topic.alarms.arn
}

output "alarm_names" {
  value = sort(concat(
    [for alarm in aws_cloudwatch_metric_alarm.alarms : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.tables : alarm.alarm_name],
  ))
}
