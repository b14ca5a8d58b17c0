# package_dir is given on the command line (TF_VAR_package_dir): tests/infra makes a folder of stand-ins, and build/functions will do.

mock_provider "aws" {
  source = "./tests/mocks"
}

override_resource {
  target = aws_cloudwatch_log_group.access

  values = {
    arn = "arn:aws:logs:eu-central-1:123456789012:log-group:access"
  }
}

variables {
  name_prefix  = "tradewind-test-"
  contract_dir = "../../../contract"

  table_arns = {
    for name in keys(yamldecode(file("../../../contract/tables.yaml")).tables) :
    name => "arn:aws:dynamodb:eu-central-1:123456789012:table/tradewind-test-${name}"
  }

  stream_arns = {
    for name, table in yamldecode(file("../../../contract/tables.yaml")).tables :
    name => "arn:aws:dynamodb:eu-central-1:123456789012:table/tradewind-test-${name}/stream/2026-01-01T00:00:00.000" if can(table.stream)
  }

  queue_arns_by_function = {
    for id, row in yamldecode(file("../../../contract/events.yaml")).functions :
    id => "arn:aws:sqs:eu-central-1:123456789012:tradewind-test-${try(row.trigger.queue, lower(replace(id, "/([A-Z])/", "-$1")))}"
    if can(row.trigger.events) || can(row.trigger.objects) || can(row.trigger.queue)
  }

  queue_arns_by_name = {
    for id, row in yamldecode(file("../../../contract/events.yaml")).functions :
    row.trigger.queue => "arn:aws:sqs:eu-central-1:123456789012:tradewind-test-${row.trigger.queue}" if can(row.trigger.queue)
  }

  dead_letter_queue_arns_by_function = {
    for id, row in yamldecode(file("../../../contract/events.yaml")).functions :
    id => "arn:aws:sqs:eu-central-1:123456789012:tradewind-test-${try(row.trigger.queue, lower(replace(id, "/([A-Z])/", "-$1")))}-dead"
    if !can(row.trigger.schedule) && !can(row.trigger.identity)
  }

  media_bucket = { name = "tradewind-test-media", arn = "arn:aws:s3:::tradewind-test-media", upload_url = "https://media.example.com/" }

  bus_arn     = "arn:aws:events:eu-central-1:123456789012:event-bus/tradewind-test-events"
  sender_arns = [for identity in ["shop@example.com", "example.com"] : "arn:aws:ses:eu-central-1:123456789012:identity/${identity}"]

  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/tradewind-functions-eu-central-1"

  user_pool_arn  = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_test"
  token_issuer   = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_test"
  token_audience = "client"
  token_keys_url = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_test/.well-known/jwks.json"
  allowed_origin = "https://shop.example.com"

  payment_provider                  = "simulated"
  secrets_path                      = "/tradewind/test"
  parameters_arn                    = "arn:aws:ssm:eu-central-1:123456789012:parameter"
  lambda_runtime                    = "python3.13"
  lambda_architecture               = "arm64"
  memory_mb_by_operation            = { createOrder = 1024 }
  reserved_concurrency_by_operation = { quoteCart = 50 }
  held_versions                     = {}
  new_version_traffic_percent       = 0
  throttling_requests_per_second    = 500
  throttling_burst_requests         = 1000
  detailed_metrics_enabled          = false
  log_retention_days                = 30
}

run "every_row_has_its_function_and_role_and_an_operation_its_route" {
  assert {
    condition = toset(keys(aws_lambda_permission.api)) == toset(flatten([
      for item in values(yamldecode(file("../../../contract/openapi.yaml")).paths) : [for verb, operation in item : operation.operationId if verb != "parameters"]
    ]))
    error_message = "An operation is missing, or one too many."
  }

  assert {
    condition = toset(keys(aws_lambda_function.functions)) == setunion(
      keys(aws_lambda_permission.api), keys(yamldecode(file("../../../contract/events.yaml")).functions)
    )
    error_message = "A function is missing, or one too many."
  }

  assert {
    condition = alltrue([
      for resources in [aws_iam_role.functions, aws_iam_role_policy.functions, aws_lambda_alias.live, aws_cloudwatch_log_group.functions] :
      keys(resources) == keys(aws_lambda_function.functions)
    ])
    error_message = "Each function has one of each."
  }

  assert {
    condition = alltrue([
      for resources in [aws_api_gateway_integration.operations, aws_api_gateway_method.operations] : keys(resources) == keys(aws_lambda_permission.api)
    ])
    error_message = "Each operation has one of each, and nothing else is called by the API."
  }

  assert {
    condition = (
      aws_lambda_function.functions["createOrder"].function_name == "tradewind-test-create-order" &&
      aws_lambda_function.functions["createOrder"].handler == "handlers.create_order.handler" &&
      aws_cloudwatch_log_group.functions["createOrder"].name == "/aws/lambda/tradewind-test-create-order" &&
      aws_iam_role.functions["createOrder"].name == "tradewind-test-create-order"
    )
    error_message = "One name finds an operation's function, handler, log and role."
  }

  assert {
    condition     = alltrue([for role in aws_iam_role.functions : role.permissions_boundary == "arn:aws:iam::123456789012:policy/tradewind-functions-eu-central-1"])
    error_message = "No function's role goes beyond the boundary."
  }

  assert {
    condition = alltrue([
      for path, item in yamldecode(file("../../../contract/openapi.yaml")).paths : alltrue([
        for verb, operation in item : aws_lambda_function.functions[operation.operationId].timeout == operation["x-tradewind"].timeoutSeconds
        if verb != "parameters"
      ])
      ]) && alltrue([
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : aws_lambda_function.functions[id].timeout == row.timeoutSeconds
    ])
    error_message = "A function has the time that the contract gives it."
  }

  assert {
    condition     = aws_lambda_function.functions["createOrder"].memory_size == 1024 && aws_lambda_function.functions["getOrder"].memory_size == 512 && aws_lambda_function.functions["resizeImage"].memory_size == 1769
    error_message = "Memory is 512 MB where neither a variable nor the row says otherwise."
  }

  assert {
    condition     = aws_lambda_function.functions["quoteCart"].reserved_concurrent_executions == 50 && aws_lambda_function.functions["getOrder"].reserved_concurrent_executions == -1
    error_message = "Concurrency is reserved where a variable says so."
  }

  assert {
    condition = alltrue([
      for id, function in aws_lambda_function.functions :
      function.publish && function.architectures == tolist(["arm64"]) && function.tracing_config[0].mode == "Active" && function.environment[0].variables == tomap(merge({
        ALLOWED_ORIGIN   = "https://shop.example.com"
        PAYMENT_PROVIDER = "simulated"
        SITE_URL         = "https://shop.example.com"
        TABLE_PREFIX     = "tradewind-test-"
        TOKEN_AUDIENCE   = "client"
        TOKEN_ISSUER     = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_test"
        TOKEN_KEYS_URL   = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_test/.well-known/jwks.json"
        }, contains(["createImageUpload", "resizeImage"], id) ? { MEDIA_BUCKET = "tradewind-test-media", UPLOAD_URL = "https://media.example.com/" } : {}
      ))
    ])
    error_message = "Every function is published, traced, and told what it needs."
  }

  assert {
    condition     = aws_lambda_permission.api["getProduct"].source_arn == "arn:aws:execute-api:eu-central-1:123456789012:api/api/GET/products/*" && aws_lambda_permission.api["getProduct"].qualifier == "live"
    error_message = "A function is called by its own route of its own API alone."
  }

  assert {
    condition     = alltrue([for alias in aws_lambda_alias.live : alias.name == "live" && alias.function_version == "7" && length(alias.routing_config) == 0])
    error_message = "Where nothing is held, all calls go to the newest version."
  }
}

run "what_starts_a_function_is_what_its_row_says" {
  assert {
    condition = {
      for id, mapping in aws_lambda_event_source_mapping.streams : id => [mapping.event_source_arn, mapping.batch_size]
      } == {
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : id => [var.stream_arns[row.trigger.stream], row.batchSize] if can(row.trigger.stream)
    }
    error_message = "A stream starts the functions of its table."
  }

  assert {
    condition = {
      for id, mapping in aws_lambda_event_source_mapping.queues : id => [mapping.event_source_arn, mapping.batch_size]
      } == {
      for id, arn in var.queue_arns_by_function : id => [arn, yamldecode(file("../../../contract/events.yaml")).functions[id].batchSize]
    }
    error_message = "A queue starts its own function."
  }

  assert {
    condition = alltrue([
      for id, mapping in merge(aws_lambda_event_source_mapping.streams, aws_lambda_event_source_mapping.queues) :
      mapping.function_response_types == toset(["ReportBatchItemFailures"]) && mapping.function_name == aws_lambda_alias.live[id].arn
    ])
    error_message = "Of a batch only what failed comes again, and it is the alias that is started."
  }

  assert {
    condition = alltrue([
      for id, mapping in aws_lambda_event_source_mapping.streams :
      mapping.starting_position == "TRIM_HORIZON" && mapping.bisect_batch_on_function_error &&
      mapping.destination_config[0].on_failure[0].destination_arn == var.dead_letter_queue_arns_by_function[id]
    ])
    error_message = "A stream is followed from its beginning, and what it drops is told to the dead-letter queue."
  }

  assert {
    condition = {
      for id, rule in aws_cloudwatch_event_rule.schedules : id => rule.schedule_expression
      } == {
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : id => row.trigger.schedule if can(row.trigger.schedule)
    }
    error_message = "The clock starts what its row says."
  }

  assert {
    condition = alltrue([
      for id, rule in aws_cloudwatch_event_rule.schedules :
      aws_cloudwatch_event_target.schedules[id].arn == aws_lambda_alias.live[id].arn &&
      aws_lambda_permission.schedules[id].source_arn == rule.arn && aws_lambda_permission.schedules[id].qualifier == "live"
    ])
    error_message = "A schedule may start its function's alias, and no other may."
  }

  assert {
    condition = {
      for id, permission in aws_lambda_permission.token_triggers : id => [permission.principal, permission.source_arn, permission.qualifier]
      } == {
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions :
      id => ["cognito-idp.amazonaws.com", var.user_pool_arn, "live"] if can(row.trigger.identity)
    }
    error_message = "The user pool may ask the functions that are there for it, and nobody else may."
  }
}

run "webhooks_reach_private_addresses_on_an_emulator_alone" {
  variables {
    private_webhook_targets_allowed = true
  }

  assert {
    condition = [
      for id, function in aws_lambda_function.functions : id if contains(keys(function.environment[0].variables), "WEBHOOK_PRIVATE_TARGETS")
    ] == ["createWebhook", "deliverWebhook"]
    error_message = "Who speaks to subscribers may reach this machine there, and nobody else."
  }
}

run "the_api_is_the_contracts_and_speaks_to_the_site_alone" {
  assert {
    condition = alltrue([
      for path, item in yamldecode(file("../../../contract/openapi.yaml")).paths : alltrue([
        for verb, operation in item :
        aws_api_gateway_method.operations[operation.operationId].authorization == (
          contains(["public", "identified"], operation["x-tradewind"].access) ? "NONE" : "COGNITO_USER_POOLS"
        )
        if verb != "parameters"
      ])
    ])
    error_message = "The authorizer stands before the operations that a role may perform, and before no other."
  }

  assert {
    condition = toset([
      for id, method in aws_api_gateway_method.operations : "${method.http_method} /${local.operations[id].path}"
      ]) == toset(flatten([
        for path, item in yamldecode(file("../../../contract/openapi.yaml")).paths : [for verb in keys(item) : "${upper(verb)} ${path}" if verb != "parameters"]
    ]))
    error_message = "A route is missing, or one too many."
  }

  assert {
    condition     = aws_api_gateway_resource.depth_2["products/{product}"].path_part == "{product}" && aws_api_gateway_resource.depth_3["stock/{sku}/adjustments"].path_part == "adjustments"
    error_message = "A resource is the last part of its path."
  }

  assert {
    condition     = aws_api_gateway_resource.depth_2["stock/{sku}"].parent_id == aws_api_gateway_resource.depth_1["stock"].id
    error_message = "A resource is below the one that its path goes through."
  }

  assert {
    condition = toset(keys(aws_api_gateway_integration_response.preflight)) == toset([
      for path in keys(yamldecode(file("../../../contract/openapi.yaml")).paths) : trimprefix(path, "/")
    ])
    error_message = "Every route answers preflights."
  }

  assert {
    condition = aws_api_gateway_integration_response.preflight["products/{product}"].response_parameters == tomap({
      "method.response.header.Access-Control-Allow-Origin"  = "'https://shop.example.com'"
      "method.response.header.Access-Control-Allow-Methods" = "'DELETE, GET, PUT'"
      "method.response.header.Access-Control-Allow-Headers" = "'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Order-Token'"
      "method.response.header.Access-Control-Max-Age"       = "'7200'"
    })
    error_message = "A preflight allows the site's origin, the route's methods and the contract's headers."
  }

  assert {
    condition = alltrue([
      for refusal in aws_api_gateway_gateway_response.problems :
      jsondecode(refusal.response_templates["application/json"]).status == tonumber(refusal.status_code) &&
      jsondecode(refusal.response_templates["application/json"]).requestId == "$context.requestId" &&
      refusal.response_parameters["gatewayresponse.header.Content-Type"] == "'application/problem+json'" &&
      refusal.response_parameters["gatewayresponse.header.Access-Control-Allow-Origin"] == "'https://shop.example.com'"
    ])
    error_message = "A refusal is a problem of its own status, with headers that let the site's pages read it."
  }

  assert {
    condition = {
      for type in ["UNAUTHORIZED", "ACCESS_DENIED", "MISSING_AUTHENTICATION_TOKEN", "REQUEST_TOO_LARGE", "THROTTLED", "DEFAULT_4XX", "DEFAULT_5XX"] :
      type => aws_api_gateway_gateway_response.problems[type].status_code
    } == { UNAUTHORIZED = "401", ACCESS_DENIED = "403", MISSING_AUTHENTICATION_TOKEN = "404", REQUEST_TOO_LARGE = "413", THROTTLED = "429", DEFAULT_4XX = "400", DEFAULT_5XX = "500" }
    error_message = "A refusal has the status that says what it is."
  }

  assert {
    condition     = aws_api_gateway_gateway_response.problems["UNAUTHORIZED"].response_parameters["gatewayresponse.header.WWW-Authenticate"] == "'Bearer'"
    error_message = "Who must sign in is told how."
  }

  assert {
    condition     = aws_api_gateway_method_settings.all.settings[0].throttling_rate_limit == 500 && aws_api_gateway_method_settings.all.settings[0].throttling_burst_limit == 1000
    error_message = "The API is throttled as the variables say."
  }

  assert {
    condition     = aws_api_gateway_stage.api.xray_tracing_enabled && aws_api_gateway_method_settings.all.settings[0].logging_level == "OFF"
    error_message = "The API is traced, and keeps no execution logs, which hold requests whole."
  }

  assert {
    condition = length(setintersection(
      regexall("[a-zA-Z.]+", aws_api_gateway_stage.api.access_log_settings[0].format),
      ["context.path", "context.identity.sourceIp", "context.identity.userAgent", "context.authorizer.claims"],
    )) == 0
    error_message = "The access log names no person, and no path that may hold a secret."
  }
}

run "a_new_version_takes_a_share_beside_the_one_that_is_held" {
  variables {
    held_versions               = { createOrder = "6", getOrder = "7" }
    new_version_traffic_percent = 10
  }

  assert {
    condition     = aws_lambda_alias.live["createOrder"].function_version == "6" && aws_lambda_alias.live["createOrder"].routing_config[0].additional_version_weights == tomap({ "7" = 0.1 })
    error_message = "The held version keeps what the new one does not take."
  }

  assert {
    condition     = aws_lambda_alias.live["getOrder"].function_version == "7" && length(aws_lambda_alias.live["getOrder"].routing_config) == 0
    error_message = "A function that has no new version has nothing to share."
  }

  assert {
    condition     = aws_lambda_alias.live["listProducts"].function_version == "7"
    error_message = "What is not held is at its newest."
  }
}

run "a_version_that_is_held_alone_takes_all_calls" {
  variables {
    held_versions = { createOrder = "6" }
  }

  assert {
    condition     = aws_lambda_alias.live["createOrder"].function_version == "6" && length(aws_lambda_alias.live["createOrder"].routing_config) == 0
    error_message = "Rolled back, a function sends nothing to its newest version."
  }
}

run "with_the_simulated_provider_no_function_carries_a_library_or_reads_a_secret" {
  assert {
    condition     = keys(aws_lambda_layer_version.layers) == ["pillow"] && [for id, function in aws_lambda_function.functions : id if length(function.layers) > 0] == ["resizeImage"]
    error_message = "The simulated provider needs no layer; who prepares pictures needs one."
  }

  assert {
    condition     = !anytrue([for policy in aws_iam_role_policy.functions : strcontains(policy.policy, "ssm:")])
    error_message = "The simulated provider has no secret."
  }
}

run "with_stripe_the_functions_that_speak_to_it_have_its_library_and_its_secrets" {
  variables {
    payment_provider = "stripe"
  }

  assert {
    condition = alltrue(flatten([
      for path, item in yamldecode(file("../../../contract/openapi.yaml")).paths : [
        for verb, operation in item : (
          (length(aws_lambda_function.functions[operation.operationId].layers) == 1) == try(operation["x-tradewind"].payments, false) &&
          strcontains(aws_iam_role_policy.functions[operation.operationId].policy, "ssm:GetParameters") == try(operation["x-tradewind"].payments, false) &&
          contains(keys(aws_lambda_function.functions[operation.operationId].environment[0].variables), "STRIPE_SECRET_KEY_PARAMETER") == try(operation["x-tradewind"].payments, false)
        ) if verb != "parameters"
      ]
      ])) && alltrue([
      for id, row in yamldecode(file("../../../contract/events.yaml")).functions : (
        (length(aws_lambda_function.functions[id].layers) == 1) == (try(row.payments, false) || can(row.layer)) &&
        strcontains(aws_iam_role_policy.functions[id].policy, "ssm:GetParameters") == try(row.payments, false)
      )
    ])
    error_message = "A function that speaks to the provider has its library and may read its secrets, and no other."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.functions["createOrder"].policy).Statement : statement.Resource if statement.Action == ["ssm:GetParameters"]
      ] == [
      "arn:aws:ssm:eu-central-1:123456789012:parameter/tradewind/test/stripe-secret-key",
      "arn:aws:ssm:eu-central-1:123456789012:parameter/tradewind/test/stripe-webhook-secret",
    ]
    error_message = "Of the Parameter Store it reads the provider's two secrets."
  }

  assert {
    condition     = aws_lambda_function.functions["createOrder"].environment[0].variables["STRIPE_WEBHOOK_SECRET_PARAMETER"] == "/tradewind/test/stripe-webhook-secret"
    error_message = "A function is told the secret's name, and never the secret."
  }
}

run "memory_is_for_operations_that_exist" {
  command = plan

  variables {
    memory_mb_by_operation = { placeOrder = 1024 }
  }

  expect_failures = [var.memory_mb_by_operation]
}

run "concurrency_is_for_operations_that_exist" {
  command = plan

  variables {
    reserved_concurrency_by_operation = { placeOrder = 10 }
  }

  expect_failures = [var.reserved_concurrency_by_operation]
}

run "a_package_that_is_missing_is_named" {
  command = plan

  variables {
    package_dir = "tests/no-such-folder"
  }

  expect_failures = [aws_s3_object.packages, aws_s3_object.layers]
}
