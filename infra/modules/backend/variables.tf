variable "name_prefix" {
  description = "What the names of functions, roles and tables start with: tradewind-<environment>-."
  type        = string
}

variable "contract_dir" {
  description = "Folder that holds openapi.yaml and events.yaml."
  type        = string
}

variable "package_dir" {
  description = "Folder that holds a zip per function, list-products.zip for listProducts, and layers/ with a zip per library that needs one."
  type        = string
}

variable "table_arns" {
  description = "ARN by the contract's name of the table."
  type        = map(string)
}

variable "stream_arns" {
  description = "ARN of a table's stream by the contract's name of the table."
  type        = map(string)
}

variable "queue_arns_by_function" {
  description = "The queue whose messages start a function."
  type        = map(string)
}

variable "queue_arns_by_name" {
  description = "Queues that functions send to, by the contract's name."
  type        = map(string)
}

variable "dead_letter_queue_arns_by_function" {
  description = "Where what a function cannot do ends."
  type        = map(string)
}

variable "media_bucket" {
  description = "The bucket of pictures, and the address that browsers upload to."
  type = object({
    name       = string
    arn        = string
    upload_url = string
  })
}

variable "bus_arn" {
  description = "The bus that events are put on."
  type        = string
}

variable "sender_arns" {
  description = "SES identities that mails are sent by."
  type        = list(string)
}

variable "permissions_boundary_arn" {
  description = "The bootstrap's policy that bounds every function's role."
  type        = string
}

variable "user_pool_arn" {
  description = "Cognito user pool whose ID tokens the API accepts."
  type        = string
}

variable "token_issuer" {
  description = "What tokens must name as their issuer."
  type        = string
}

variable "token_audience" {
  description = "The client that tokens must be made for."
  type        = string
}

variable "token_keys_url" {
  description = "Where the issuer's public keys are read."
  type        = string
}

variable "allowed_origin" {
  description = "The site's origin, the only one whose pages may call the API."
  type        = string
}

variable "payment_provider" {
  description = "Name of the payment provider."
  type        = string
}

variable "secrets_path" {
  description = "What the names of the shop's secrets in the Parameter Store start with: /tradewind/<environment>."
  type        = string
}

variable "parameters_arn" {
  description = "ARN of the Parameter Store's parameters, without a name: arn:aws:ssm:<region>:<account>:parameter."
  type        = string
}

variable "lambda_runtime" {
  description = "Lambda's name of the Python version."
  type        = string
}

variable "lambda_architecture" {
  description = "Processor that the packages are built for."
  type        = string
}

variable "memory_mb_by_operation" {
  description = "Memory of functions that need other than their row gives them, or else 512 MB, by operationId."
  type        = map(number)

  validation {
    condition     = length(setsubtract(keys(var.memory_mb_by_operation), keys(local.functions))) == 0
    error_message = "memory_mb_by_operation names functions that the contract does not have: ${join(", ", setsubtract(keys(var.memory_mb_by_operation), keys(local.functions)))}."
  }
}

variable "reserved_concurrency_by_operation" {
  description = "Concurrency that is set aside for a function, and its limit, by operationId."
  type        = map(number)

  validation {
    condition     = length(setsubtract(keys(var.reserved_concurrency_by_operation), keys(local.functions))) == 0
    error_message = "reserved_concurrency_by_operation names functions that the contract does not have: ${join(", ", setsubtract(keys(var.reserved_concurrency_by_operation), keys(local.functions)))}."
  }
}

variable "held_versions" {
  description = "Version that `live` stays at, by operationId; operations that are not named go to their newest."
  type        = map(string)
}

variable "new_version_traffic_percent" {
  description = "Share of the calls of a held operation that goes to its newest version."
  type        = number
}

variable "throttling_requests_per_second" {
  description = "Steady rate beyond which the API answers 429."
  type        = number
}

variable "throttling_burst_requests" {
  description = "How many requests may come at once before the rate counts."
  type        = number
}

variable "detailed_metrics_enabled" {
  description = "Whether CloudWatch keeps metrics per method besides those of the whole API."
  type        = bool
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
}

variable "private_webhook_targets_allowed" {
  description = "Whether webhooks go to private addresses too: on an emulator, where all there is is on one machine."
  type        = bool
  default     = false
}

variable "plain_http_allowed" {
  description = "Whether the packages' bucket takes requests without TLS: on an emulator, which has no certificate."
  type        = bool
  default     = false
}
