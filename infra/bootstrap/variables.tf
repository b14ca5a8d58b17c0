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

variable "mail_identity_enabled" {
  description = "Whether the shop's address is made an identity of SES; false where it, or its domain, is one already."
  type        = bool
  default     = true
}

variable "shop_file" {
  description = "The shop's own values, of which the address that its mails come from is needed here."
  type        = string
  default     = "../../backend/tradewind/shop.json"
}

variable "github_repository" {
  description = "GitHub repository whose workflows deploy, as owner/name; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.github_repository == null || can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "github_repository must be owner/name."
  }
}

variable "github_environments" {
  description = "Environments of the shop that GitHub's jobs deploy to; a job must be of the GitHub environment of the same name."
  type        = set(string)
  default     = ["dev", "staging", "prod"]
}

variable "emulator_endpoint" {
  description = "Address of an AWS emulator, for rehearsals; its buckets have no host names of their own. Null for AWS."
  type        = string
  default     = null
}
