variable "name_prefix" {
  description = "What names start with: tradewind-<environment>-."
  type        = string
}

variable "distribution_arn" {
  description = "The distribution that shows the pictures."
  type        = string
}

variable "site_url" {
  description = "The site's origin, the only one whose pages may upload."
  type        = string
}

variable "protect_data" {
  description = "Whether the bucket cannot be deleted, and what is deleted in it can be had again."
  type        = bool
}

variable "plain_http_allowed" {
  description = "Whether requests without TLS are let in: an emulator has no certificate."
  type        = bool
  default     = false
}
