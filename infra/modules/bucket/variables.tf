variable "name" {
  description = "The bucket's whole name; else name_prefix."
  type        = string
  default     = null
}

variable "name_prefix" {
  description = "What the bucket's name starts with; AWS's provider makes the rest, so that it is not taken."
  type        = string
  default     = null

  validation {
    condition     = (var.name == null) != (var.name_prefix == null)
    error_message = "A bucket needs a name or a name_prefix, and not both."
  }
}

variable "force_destroy" {
  description = "Whether the bucket may be deleted with all that it holds."
  type        = bool
}

variable "versioned" {
  description = "Whether what is replaced or deleted is kept."
  type        = bool
  default     = false
}

variable "service_grants" {
  description = "What services of AWS may do with the objects, or with those that `on` names after the bucket, each on behalf of one resource."
  type = list(object({
    sid        = string
    service    = string
    action     = string
    source_arn = string
    on         = optional(string, "/*")
  }))
  default = []
}

variable "plain_http_allowed" {
  description = "Whether requests without TLS are let in: an emulator has no certificate."
  type        = bool
  default     = false
}
