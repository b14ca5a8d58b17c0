# package_dir is given on the command line (TF_VAR_package_dir): tests/infra makes a folder of stand-ins, and build/functions will do.

mock_provider "aws" {
  source = "./tests/mocks"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/mocks"
}

variables {
  environment = "preview-42"
}

run "a_preview_is_a_shop_of_its_own_that_may_go" {
  command = plan

  assert {
    condition     = output.table_prefix == "tradewind-preview-42-" && output.function_names.createOrder == "tradewind-preview-42-create-order"
    error_message = "Names start with the environment's."
  }

  assert {
    condition     = length(output.protections.tables) == 0 && !output.protections.users && !output.protections.point_in_time_recovery
    error_message = "Nothing of a preview is protected."
  }

  assert {
    condition     = !module.identity.second_factor_required
    error_message = "Staff of a preview need no second factor."
  }
}

run "prod_is_protected_and_may_have_a_firewall" {
  command = plan

  variables {
    environment            = "prod"
    protect_data           = true
    point_in_time_recovery = true
    waf_enabled            = true
    require_staff_mfa      = true
  }

  assert {
    condition     = module.identity.second_factor_required
    error_message = "Where the variable says so, the user pool asks for the second factor of staff."
  }

  assert {
    condition     = length(output.protections.tables) == length(yamldecode(file("../contract/tables.yaml")).tables) && output.protections.users && output.protections.point_in_time_recovery
    error_message = "Neither tables nor users of prod can be deleted, and its tables can be restored."
  }

  assert {
    condition     = length(module.site_firewall) == 1 && length(module.api_firewall) == 1
    error_message = "A firewall stands before the site and before the API."
  }
}

run "prod_is_never_without_protection" {
  command = plan

  variables {
    environment = "prod"
  }

  expect_failures = [var.protect_data, var.point_in_time_recovery]
}

run "stripe_is_told_to_the_site_by_its_publishable_key" {
  command = plan

  variables {
    payment_provider       = "stripe"
    stripe_publishable_key = "pk_test_51Example"
  }

  assert {
    condition     = output.payment_provider == "stripe" && output.stripe_publishable_key == "pk_test_51Example"
    error_message = "The site's configuration is written from the outputs."
  }
}

run "stripe_needs_its_publishable_key_and_no_secret_one" {
  command = plan

  variables {
    payment_provider = "stripe"
  }

  expect_failures = [var.stripe_publishable_key]
}

run "a_secret_key_is_never_a_value_of_an_environment" {
  command = plan

  variables {
    payment_provider       = "stripe"
    stripe_publishable_key = "sk_test_51Example"
  }

  expect_failures = [var.stripe_publishable_key]
}

run "bad_values_are_named" {
  command = plan

  variables {
    environment                       = "Prod"
    region                            = "Frankfurt"
    account_id                        = "42"
    lambda_runtime                    = "python3.9"
    lambda_architecture               = "riscv"
    memory_mb_by_operation            = { createOrder = 64 }
    reserved_concurrency_by_operation = { createOrder = 0 }
    payment_provider                  = "cash"
    held_versions                     = { createOrder = "$LATEST" }
    new_version_traffic_percent       = 100
    throttling_requests_per_second    = 0
    throttling_burst_requests         = 0.5
    waf_requests_per_5_minutes        = 1
    custom_domain                     = { name = "https://shop.example.com" }
    price_class                       = "PriceClass_300"
    log_retention_days                = 31
    alarm_email                       = "nobody"
    latency_p99_ms                    = 60000
    monthly_budget_usd                = -5
    emulator_endpoint                 = "https://localhost"
  }

  expect_failures = [
    var.environment,
    var.region,
    var.account_id,
    var.lambda_runtime,
    var.lambda_architecture,
    var.memory_mb_by_operation,
    var.reserved_concurrency_by_operation,
    var.payment_provider,
    var.held_versions,
    var.new_version_traffic_percent,
    var.throttling_requests_per_second,
    var.throttling_burst_requests,
    var.waf_requests_per_5_minutes,
    var.custom_domain,
    var.price_class,
    var.log_retention_days,
    var.alarm_email,
    var.latency_p99_ms,
    var.monthly_budget_usd,
    var.emulator_endpoint,
  ]
}
