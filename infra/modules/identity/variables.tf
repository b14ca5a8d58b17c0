variable "name" {
  description = "Name of the user pool."
  type        = string
}

variable "protect_data" {
  description = "Whether neither Terraform nor AWS lets the users be deleted."
  type        = bool
}
