variable "name_prefix" {
  description = "What names start with: tradewind-<environment>-."
  type        = string
}

variable "region" {
  description = "Where the metrics of all but CloudFront are."
  type        = string
}

variable "api_name" {
  description = "Name of the API."
  type        = string
}

variable "api_stage" {
  description = "Stage of the API."
  type        = string
}

variable "function_names" {
  description = "Function's name by operationId or the name in contract/events.yaml."
  type        = map(string)
}

variable "dead_letter_queue_names" {
  description = "Real name by the contract's name of the queue."
  type        = map(string)
}

variable "table_names" {
  description = "Real name by the contract's name of the table."
  type        = map(string)
}

variable "distribution_id" {
  description = "The site's distribution."
  type        = string
}

variable "alarms_enabled" {
  description = "Whether there are alarms; each costs a little every month."
  type        = bool
}

variable "alarm_email" {
  description = "Who is told of alarms and of the budget; null for no one."
  type        = string
}

variable "latency_p99_ms" {
  description = "Latency that 99 of 100 answers of the API should stay below."
  type        = number
}

variable "monthly_budget_usd" {
  description = "What the account may cost in a month before somebody is told; null for no budget."
  type        = number
}

variable "stream_functions" {
  description = "Names in the contract of the functions that follow a table's stream."
  type        = set(string)
}
