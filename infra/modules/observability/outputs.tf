output "alarm_topic_arn" {
  value = aws_sns_topic.alarms.arn
}

output "alarm_names" {
  value = sort([for alarm in concat(values(aws_cloudwatch_metric_alarm.alarms), aws_cloudwatch_metric_alarm.tables) : alarm.alarm_name])
}
