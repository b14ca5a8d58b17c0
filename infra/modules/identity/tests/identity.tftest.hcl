mock_provider "aws" {}

variables {
  name         = "tradewind-test-customers"
  protect_data = false
  site_url     = "https://shop.example.com"
}

run "customers_sign_in_by_email_with_a_strong_password" {
  command = plan

  assert {
    condition     = aws_cognito_user_pool.customers.username_attributes == toset(["email"]) && aws_cognito_user_pool.customers.auto_verified_attributes == toset(["email"])
    error_message = "Users sign in by an e-mail address that is verified."
  }

  assert {
    condition = (
      aws_cognito_user_pool.customers.password_policy[0].minimum_length >= 12 &&
      aws_cognito_user_pool.customers.password_policy[0].require_lowercase &&
      aws_cognito_user_pool.customers.password_policy[0].require_uppercase &&
      aws_cognito_user_pool.customers.password_policy[0].require_numbers &&
      aws_cognito_user_pool.customers.password_policy[0].require_symbols
    )
    error_message = "The password policy is strong."
  }

  assert {
    condition     = toset(keys(aws_cognito_user_group.roles)) == toset(["admin", "customers", "staff"])
    error_message = "The groups are the shop's roles."
  }
}

run "a_second_factor_is_there_for_those_who_want_it" {
  command = plan

  assert {
    condition     = aws_cognito_user_pool.customers.mfa_configuration == "OPTIONAL" && aws_cognito_user_pool.customers.software_token_mfa_configuration[0].enabled
    error_message = "Codes of an authenticator app are a second factor for whoever sets one up."
  }
}

run "the_storefront_holds_no_secret_and_tells_no_one_who_has_an_account" {
  command = plan

  assert {
    condition     = aws_cognito_user_pool_client.storefront.generate_secret == false
    error_message = "A browser cannot keep a secret."
  }

  assert {
    condition     = aws_cognito_user_pool_client.storefront.prevent_user_existence_errors == "ENABLED" && aws_cognito_user_pool_client.storefront.enable_token_revocation
    error_message = "Users cannot be enumerated, and tokens can be revoked."
  }
}

run "users_are_protected_where_data_is" {
  command = plan

  variables {
    protect_data = true
  }

  assert {
    condition     = aws_cognito_user_pool.customers.deletion_protection == "ACTIVE" && length(terraform_data.guard) == 1
    error_message = "Neither AWS nor Terraform deletes the users."
  }
}

run "users_of_a_preview_may_go" {
  command = plan

  assert {
    condition     = aws_cognito_user_pool.customers.deletion_protection == "INACTIVE" && length(terraform_data.guard) == 0
    error_message = "Where data is not protected, nothing stands in the way of a destroy."
  }
}

run "staff_are_invited_by_a_mail_that_leads_to_the_back_office" {
  command = plan

  assert {
    condition = (
      !aws_cognito_user_pool.customers.admin_create_user_config[0].allow_admin_create_user_only &&
      strcontains(aws_cognito_user_pool.customers.admin_create_user_config[0].invite_message_template[0].email_message, "https://shop.example.com/sign-in?next=%2Fadmin") &&
      strcontains(aws_cognito_user_pool.customers.admin_create_user_config[0].invite_message_template[0].email_message, "{username}") &&
      strcontains(aws_cognito_user_pool.customers.admin_create_user_config[0].invite_message_template[0].email_message, "{####}")
    )
    error_message = "An invitation says where to sign in, as whom and with which password; customers still register by themselves."
  }

  assert {
    condition     = length(aws_cognito_user_pool.customers.lambda_config) == 0
    error_message = "Where staff need no second factor, no function is asked before a token is made."
  }
}

run "a_function_is_asked_for_tokens_where_staff_need_a_second_factor" {
  command = plan

  variables {
    token_trigger_arn = "arn:aws:lambda:eu-central-1:111122223333:function:tradewind-test-check-second-factor:live"
  }

  assert {
    condition     = aws_cognito_user_pool.customers.lambda_config[0].pre_token_generation == var.token_trigger_arn
    error_message = "The pool asks the function that it is given."
  }
}
