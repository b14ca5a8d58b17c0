variable "repository" {
  description = "GitHub repository whose workflows deploy, as owner/name."
  type        = string
}

variable "environments" {
  description = "GitHub environments that a job must be of to deploy to the shop's environment of the same name."
  type        = set(string)
}

variable "region" {
  description = "AWS region of the environments."
  type        = string
}

variable "state_bucket_arn" {
  description = "Bucket of Terraform's state and of what was released."
  type        = string
}

variable "functions_boundary_arn" {
  description = "What bounds every role that a deployment makes."
  type        = string
}
