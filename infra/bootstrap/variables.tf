variable "region" {
  description = "AWS region of the state and of the environments."
  type        = string
  default     = "eu-central-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is \"${var.region}\"; it must be an AWS region, for example eu-central-1."
  }
}

variable "account_id" {
  description = "AWS account to prepare; credentials of another are refused. Null accepts any."
  type        = string
  default     = null

  validation {
    condition     = var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be the 12 digits of an AWS account, in quotes."
  }
}

variable "state_bucket" {
  description = "Name of the state's bucket, for an account where the usual one, tradewind-state-<account>, is taken."
  type        = string
  default     = null

  validation {
    condition     = var.state_bucket == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.state_bucket))
    error_message = "state_bucket must be 3 to 63 lower-case letters, digits, dots and hyphens."
  }
}

variable "protect_data" {
  description = "Whether Terraform refuses to delete the state's bucket."
  type        = bool
  default     = true
}

variable "emulator_endpoint" {
  description = "Address of an AWS emulator, for rehearsals; its buckets have no host names of their own. Null for AWS."
  type        = string
  default     = null
}
