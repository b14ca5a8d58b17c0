variable "contract_dir" {
  description = "Folder that holds tables.yaml."
  type        = string
}

variable "table_prefix" {
  description = "What every table's name starts with."
  type        = string
}

variable "protect_data" {
  description = "Whether neither Terraform nor AWS lets a table be deleted."
  type        = bool
}

variable "point_in_time_recovery" {
  description = "Whether tables can be restored to any second of the last 35 days."
  type        = bool
}
