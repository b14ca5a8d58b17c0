data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name_prefix = "tradewind-${var.environment}-"
  sender      = jsondecode(file(var.shop_file)).email

  # The bootstrap makes the address an identity. Where its domain is one already, that is what AWS asks leave for. An emulator asks for
  # leave to send mail at all.
  sender_arns = local.emulated ? ["*"] : [
    for identity in [local.sender, split("@", local.sender)[1]] :
    "arn:${data.aws_partition.current.partition}:ses:${var.region}:${data.aws_caller_identity.current.account_id}:identity/${identity}"
  ]

  functions_arn = "arn:${data.aws_partition.current.partition}:lambda:${var.region}:${data.aws_caller_identity.current.account_id}:function"

  tags = {
    application = "tradewind"
    environment = var.environment
  }
}

module "database" {
  source = "./modules/database"

  contract_dir           = var.contract_dir
  table_prefix           = local.name_prefix
  protect_data           = var.protect_data
  point_in_time_recovery = var.point_in_time_recovery
}

module "identity" {
  source = "./modules/identity"

  name              = "${local.name_prefix}customers"
  protect_data      = var.protect_data
  site_url          = local.site_url
  token_trigger_arn = var.require_staff_mfa ? "${local.functions_arn}:${local.name_prefix}check-second-factor:live" : null
}

module "media" {
  source = "./modules/media"

  name_prefix        = local.name_prefix
  distribution_arn   = module.frontend.distribution_arn
  site_url           = local.site_url
  protect_data       = var.protect_data
  plain_http_allowed = local.emulated
}

module "events" {
  source = "./modules/events"

  name_prefix        = local.name_prefix
  queues_arn         = "arn:${data.aws_partition.current.partition}:sqs:${var.region}:${data.aws_caller_identity.current.account_id}"
  contract_dir       = var.contract_dir
  media_bucket       = { name = module.media.name, arn = module.media.arn }
  plain_http_allowed = local.emulated
}

module "backend" {
  source = "./modules/backend"

  name_prefix    = local.name_prefix
  contract_dir   = var.contract_dir
  package_dir    = var.package_dir
  table_arns     = module.database.table_arns
  stream_arns    = module.database.stream_arns
  user_pool_arn  = module.identity.user_pool_arn
  token_issuer   = module.identity.issuer
  token_audience = module.identity.client_id
  token_keys_url = local.token_keys_url
  allowed_origin = local.site_url

  queue_arns_by_function             = module.events.queue_arns_by_function
  queue_arns_by_name                 = module.events.queue_arns_by_name
  dead_letter_queue_arns_by_function = module.events.dead_letter_queue_arns_by_function
  bus_arn                            = module.events.bus_arn
  sender_arns                        = local.sender_arns
  media_bucket                       = { name = module.media.name, arn = module.media.arn, upload_url = local.upload_url }

  permissions_boundary_arn = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy/tradewind-functions-${var.region}"

  payment_provider                  = var.payment_provider
  secrets_path                      = "/tradewind/${var.environment}"
  parameters_arn                    = "arn:${data.aws_partition.current.partition}:ssm:${var.region}:${data.aws_caller_identity.current.account_id}:parameter"
  lambda_runtime                    = var.lambda_runtime
  lambda_architecture               = var.lambda_architecture
  memory_mb_by_operation            = var.memory_mb_by_operation
  reserved_concurrency_by_operation = var.reserved_concurrency_by_operation
  held_versions                     = var.held_versions
  new_version_traffic_percent       = var.new_version_traffic_percent
  throttling_requests_per_second    = var.throttling_requests_per_second
  throttling_burst_requests         = var.throttling_burst_requests
  detailed_metrics_enabled          = var.detailed_metrics_enabled
  log_retention_days                = var.log_retention_days
  private_webhook_targets_allowed   = local.emulated
  plain_http_allowed                = local.emulated
}

module "frontend" {
  source = "./modules/frontend"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  name_prefix         = local.name_prefix
  comment             = "Tradewind ${var.environment}"
  connect_sources     = distinct([local.api_origin, local.cognito_origin, local.upload_origin])
  media_domain_name   = module.media.regional_domain_name
  payment_provider    = var.payment_provider
  protect_data        = var.protect_data
  price_class         = var.price_class
  custom_domain       = var.custom_domain
  web_acl_arn         = one(module.site_firewall[*].arn)
  access_logs_enabled = var.site_access_logs_enabled
  log_retention_days  = var.log_retention_days
  wait_for_deployment = var.wait_for_distribution
  plain_http_allowed  = local.emulated
}

module "site_firewall" {
  count  = var.waf_enabled ? 1 : 0
  source = "./modules/firewall"

  providers = {
    aws = aws.us_east_1
  }

  name                   = "${local.name_prefix}site"
  scope                  = "CLOUDFRONT"
  requests_per_5_minutes = var.waf_requests_per_5_minutes
}

module "api_firewall" {
  count  = var.waf_enabled ? 1 : 0
  source = "./modules/firewall"

  name                   = "${local.name_prefix}api"
  scope                  = "REGIONAL"
  resource_arn           = module.backend.stage_arn
  requests_per_5_minutes = var.waf_requests_per_5_minutes
}

module "observability" {
  source = "./modules/observability"

  name_prefix    = local.name_prefix
  region         = var.region
  api_name       = module.backend.api_name
  api_stage      = module.backend.stage_name
  function_names = module.backend.function_names
  table_names    = module.database.table_names

  dead_letter_queue_names = module.events.dead_letter_queue_names
  stream_functions        = module.events.stream_functions

  distribution_id    = module.frontend.distribution_id
  alarms_enabled     = var.alarms_enabled
  alarm_email        = var.alarm_email
  latency_p99_ms     = var.latency_p99_ms
  monthly_budget_usd = var.monthly_budget_usd
}
