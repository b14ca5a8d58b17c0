variable "name" {
  description = "Name of the firewall."
  type        = string
}

variable "scope" {
  description = "CLOUDFRONT for a distribution, which names the firewall itself; REGIONAL for what resource_arn names."
  type        = string

  validation {
    condition     = contains(["CLOUDFRONT", "REGIONAL"], var.scope)
    error_message = "scope is \"${var.scope}\"; it must be CLOUDFRONT or REGIONAL."
  }
}

variable "resource_arn" {
  description = "What a REGIONAL firewall stands before."
  type        = string
  default     = null
}

variable "requests_per_5_minutes" {
  description = "How many requests an address may send in 5 minutes before it is refused."
  type        = number
}
