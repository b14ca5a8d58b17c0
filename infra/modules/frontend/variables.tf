variable "name_prefix" {
  description = "What names start with: tradewind-<environment>-."
  type        = string
}

variable "comment" {
  description = "What the distribution is called in the console."
  type        = string
}

variable "connect_sources" {
  description = "Origins besides its own that the site's pages may call: the API's, Cognito's and the one that pictures are uploaded to."
  type        = list(string)
}

variable "media_domain_name" {
  description = "Where the bucket of pictures answers."
  type        = string
}

variable "payment_provider" {
  description = "Name of the payment provider, whose hosted fields the checkout may load."
  type        = string
}

variable "protect_data" {
  description = "Whether buckets that hold something cannot be deleted."
  type        = bool
}

variable "price_class" {
  description = "Where in the world CloudFront serves from."
  type        = string
}

variable "custom_domain" {
  description = "The shop's own domain, and either the Route 53 zone that holds it or a certificate for it in us-east-1; null for CloudFront's."
  type = object({
    name            = string
    hosted_zone_id  = optional(string)
    certificate_arn = optional(string)
  })
}

variable "web_acl_arn" {
  description = "Firewall in front of the distribution; null for none."
  type        = string
}

variable "access_logs_enabled" {
  description = "Whether CloudFront writes access logs, to a bucket of their own."
  type        = bool
}

variable "log_retention_days" {
  description = "How long access logs are kept."
  type        = number
}

variable "wait_for_deployment" {
  description = "Whether an apply ends only when every edge location has the distribution's change, some minutes later."
  type        = bool
}

variable "plain_http_allowed" {
  description = "Whether visitors are let in without TLS: on an emulator, which has no certificate."
  type        = bool
  default     = false
}
