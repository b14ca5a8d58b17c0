output "name" {
  value = module.bucket.name
}

output "arn" {
  value = module.bucket.arn
}

output "regional_domain_name" {
  value = module.bucket.regional_domain_name
}
