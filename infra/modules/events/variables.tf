variable "name_prefix" {
  description = "What the names of the bus, its rules and the queues start with: tradewind-<environment>-."
  type        = string
}

variable "queues_arn" {
  description = "What the ARNs of queues start with, as far as the account: arn:aws:sqs:<region>:<account>."
  type        = string
}

variable "contract_dir" {
  description = "Folder that holds events.yaml."
  type        = string
}

variable "media_bucket" {
  description = "The bucket of pictures; what is put into its folders starts functions."
  type = object({
    name = string
    arn  = string
  })
}

variable "plain_http_allowed" {
  description = "Whether queues take requests without TLS: on an emulator, which has no certificate."
  type        = bool
  default     = false
}
