# Where things answer. The API's address goes to the site, for its Content-Security-Policy, and the site's to the API, for CORS: no
# cycle, because the first needs the API's id alone and the second the distribution's name alone.
locals {
  emulated = var.emulator_endpoint != null

  api_host   = "${module.backend.api_id}.execute-api.${var.region}.${data.aws_partition.current.dns_suffix}"
  api_origin = local.emulated ? var.emulator_endpoint : "https://${local.api_host}"
  api_url    = local.emulated ? "${var.emulator_endpoint}/_aws/execute-api/${module.backend.api_id}/${module.backend.stage_name}" : "https://${local.api_host}/${module.backend.stage_name}"

  cognito_origin = local.emulated ? var.emulator_endpoint : "https://cognito-idp.${var.region}.${data.aws_partition.current.dns_suffix}"
  token_keys_url = "${local.emulated ? "${var.emulator_endpoint}/${module.identity.user_pool_id}" : module.identity.issuer}/.well-known/jwks.json"

  # Browsers upload to the bucket itself.
  upload_origin = local.emulated ? var.emulator_endpoint : "https://${module.media.regional_domain_name}"
  upload_url    = local.emulated ? "${var.emulator_endpoint}/${module.media.name}" : "${local.upload_origin}/"

  site_host = var.custom_domain == null ? module.frontend.distribution_domain_name : var.custom_domain.name
  site_url = (
    local.emulated
    ? "http://${split(".", module.frontend.distribution_domain_name)[0]}.cloudfront.${trimprefix(var.emulator_endpoint, "http://")}"
    : "https://${local.site_host}"
  )
}
