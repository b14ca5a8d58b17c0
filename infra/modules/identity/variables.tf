variable "name" {
  description = "Name of the user pool."
  type        = string
}

variable "protect_data" {
  description = "Whether neither Terraform nor AWS lets the users be deleted."
  type        = bool
}

variable "site_url" {
  description = "Address of the site, for the mails that invite staff."
  type        = string
}

variable "token_trigger_arn" {
  description = "ARN of the function that Cognito asks before it makes a token; null where staff need no second factor."
  type        = string
  default     = null
}
