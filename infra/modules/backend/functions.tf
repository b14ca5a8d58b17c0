# A function per row. Its code comes by way of a bucket: straight from a file, the provider makes one function at a time.
locals {
  packages = { for id, function in local.functions : id => "${var.package_dir}/${function.function}.zip" }
  # That of its row, and for who speaks to the payment provider the provider's library: the simulated one needs none.
  layers_by_function = {
    for id, function in local.functions : id => compact([function.layer, function.payments && var.payment_provider != "simulated" ? var.payment_provider : null])
  }
  layers = { for name in distinct(flatten(values(local.layers_by_function))) : name => "${var.package_dir}/layers/${name}.zip" }

  # By the provider's name: the variables that name its secrets in the Parameter Store.
  payment_secrets = {
    stripe = {
      STRIPE_SECRET_KEY_PARAMETER     = "${var.secrets_path}/stripe-secret-key"
      STRIPE_WEBHOOK_SECRET_PARAMETER = "${var.secrets_path}/stripe-webhook-secret"
    }
  }
  payment_parameters     = lookup(local.payment_secrets, var.payment_provider, {})
  payment_parameter_arns = [for name in values(local.payment_parameters) : "${var.parameters_arn}${name}"]

  # Who speaks to the subscribers of webhooks.
  webhook_senders = ["createWebhook", "deliverWebhook"]

  layer_hashes   = { for name, layer in local.layers : name => try(filebase64sha256(layer), "missing") }
  package_hashes = { for id, package in local.packages : id => try(filebase64sha256(package), "missing") }
}

module "packages" {
  source = "../bucket"

  name_prefix   = "${var.name_prefix}packages-"
  force_destroy = true

  plain_http_allowed = var.plain_http_allowed
}

resource "aws_s3_object" "packages" {
  for_each = local.functions

  bucket = module.packages.name
  key    = "${each.value.function}/${sha256(local.package_hashes[each.key])}.zip"
  source = local.packages[each.key]

  lifecycle {
    create_before_destroy = true
    # The key says what is in it; where the file lay when it was uploaded does not matter.
    ignore_changes = [source]

    precondition {
      condition     = fileexists(local.packages[each.key])
      error_message = "${local.packages[each.key]} is missing. Build the functions' packages first: make package."
    }
  }
}

# Libraries that are too large for a package, for the functions that need them.
resource "aws_s3_object" "layers" {
  for_each = local.layers

  bucket = module.packages.name
  key    = "layers/${each.key}/${sha256(local.layer_hashes[each.key])}.zip"
  source = each.value

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [source]

    precondition {
      condition     = fileexists(each.value)
      error_message = "${each.value} is missing. Build the functions' packages and layers first: make package."
    }
  }
}

resource "aws_lambda_layer_version" "layers" {
  for_each = local.layers

  layer_name          = "${var.name_prefix}${each.key}"
  description         = "The library ${each.key}."
  s3_bucket           = aws_s3_object.layers[each.key].bucket
  s3_key              = aws_s3_object.layers[each.key].key
  source_code_hash    = local.layer_hashes[each.key]
  compatible_runtimes = [var.lambda_runtime]

  # Function versions that were published with an earlier one keep it, deleted or not.
  lifecycle {
    create_before_destroy = true
  }
}

moved {
  from = aws_s3_object.payment_layer[0]
  to   = aws_s3_object.layers["stripe"]
}

moved {
  from = aws_lambda_layer_version.payment[0]
  to   = aws_lambda_layer_version.layers["stripe"]
}

resource "aws_cloudwatch_log_group" "functions" {
  # checkov:skip=CKV_AWS_158:log groups are encrypted by AWS's own key; the log holds nothing that belongs to a customer
  # checkov:skip=CKV_AWS_338:how long logs are kept is the operator's to weigh against their cost; see log_retention_days
  for_each = local.functions

  name              = "/aws/lambda/${var.name_prefix}${each.value.function}"
  retention_in_days = var.log_retention_days
}

resource "aws_lambda_function" "functions" {
  # checkov:skip=CKV_AWS_116:dead-letter queues belong to what starts a function; a call of the API is synchronous, and the clock comes again
  # checkov:skip=CKV_AWS_117:DynamoDB and Cognito are reached over AWS's own network; a VPC would add cost and cold-start time
  # checkov:skip=CKV_AWS_173:the variables hold names and addresses, no secret
  # checkov:skip=CKV_AWS_272:only the deployment's role may change a function's code
  for_each = local.functions

  function_name    = "${var.name_prefix}${each.value.function}"
  description      = each.value.summary
  role             = aws_iam_role.functions[each.key].arn
  s3_bucket        = aws_s3_object.packages[each.key].bucket
  s3_key           = aws_s3_object.packages[each.key].key
  source_code_hash = local.package_hashes[each.key]
  handler          = each.value.handler
  runtime          = var.lambda_runtime
  architectures    = [var.lambda_architecture]
  memory_size      = lookup(var.memory_mb_by_operation, each.key, each.value.memory_mb)
  timeout          = each.value.timeout_seconds
  publish          = true

  layers = [for name in local.layers_by_function[each.key] : aws_lambda_layer_version.layers[name].arn]

  reserved_concurrent_executions = lookup(var.reserved_concurrency_by_operation, each.key, -1)

  environment {
    variables = merge(
      {
        ALLOWED_ORIGIN   = var.allowed_origin
        PAYMENT_PROVIDER = var.payment_provider
        SITE_URL         = var.allowed_origin
        TABLE_PREFIX     = var.name_prefix
        TOKEN_AUDIENCE   = var.token_audience
        TOKEN_ISSUER     = var.token_issuer
        TOKEN_KEYS_URL   = var.token_keys_url
      },
      each.value.payments ? local.payment_parameters : {},
      length(each.value.objects) > 0 ? { MEDIA_BUCKET = var.media_bucket.name, UPLOAD_URL = var.media_bucket.upload_url } : {},
      contains(local.webhook_senders, each.key) && var.private_webhook_targets_allowed ? { WEBHOOK_PRIVATE_TARGETS = "allowed" } : {},
    )
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.functions[each.key].name
  }

  tracing_config {
    mode = "Active"
  }

  # Without its policy, the first call of a new function would be refused.
  depends_on = [aws_iam_role_policy.functions]
}

moved {
  from = aws_lambda_function.operations
  to   = aws_lambda_function.functions
}

# What the API and all triggers call. `held_versions` keeps `live` where it is while a new version takes a share of the calls, or none.
resource "aws_lambda_alias" "live" {
  for_each = local.functions

  name             = "live"
  function_name    = aws_lambda_function.functions[each.key].function_name
  function_version = lookup(var.held_versions, each.key, aws_lambda_function.functions[each.key].version)

  dynamic "routing_config" {
    for_each = (
      var.new_version_traffic_percent > 0 &&
      lookup(var.held_versions, each.key, aws_lambda_function.functions[each.key].version) != aws_lambda_function.functions[each.key].version
    ) ? [var.new_version_traffic_percent / 100] : []

    content {
      additional_version_weights = { (aws_lambda_function.functions[each.key].version) = routing_config.value }
    }
  }
}

resource "aws_lambda_permission" "api" {
  for_each = local.operations

  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.functions[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.shop.execution_arn}/${local.stage_name}/${each.value.method}/${replace(each.value.path, "/{[^}]*}/", "*")}"
}
