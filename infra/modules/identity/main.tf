resource "aws_cognito_user_pool" "customers" {
  name                     = var.name
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = var.protect_data ? "ACTIVE" : "INACTIVE"

  username_configuration {
    case_sensitive = false
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 7
  }

  # Everybody may register; staff are invited.
  admin_create_user_config {
    allow_admin_create_user_only = false

    invite_message_template {
      email_subject = "You are invited to work in the shop"
      email_message = templatefile("${path.module}/invitation.html", { site_url = var.site_url })
      sms_message   = "{username} {####}"
    }
  }

  # Asked before each token is made. By its name: the function's policy names this pool, so that one of them has to come first.
  dynamic "lambda_config" {
    for_each = var.token_trigger_arn == null ? [] : [var.token_trigger_arn]

    content {
      pre_token_generation = lambda_config.value
    }
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  # Whoever wants a second factor has one: an app that shows codes.
  mfa_configuration = "OPTIONAL"

  software_token_mfa_configuration {
    enabled = true
  }

  # A new address counts only once its owner has shown to read it.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }
}

resource "aws_cognito_user_group" "roles" {
  for_each = {
    admin     = "Run the shop: all that staff may, and its settings."
    customers = "Buy, and see their own orders."
    staff     = "Keep the catalogue and the stock, and fulfil orders."
  }

  name         = each.key
  description  = each.value
  user_pool_id = aws_cognito_user_pool.customers.id
}

resource "aws_cognito_user_pool_client" "storefront" {
  name         = "storefront"
  user_pool_id = aws_cognito_user_pool.customers.id

  # A browser cannot keep a secret.
  generate_secret = false

  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true

  access_token_validity  = 60
  id_token_validity      = 60
  refresh_token_validity = 30

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

resource "terraform_data" "guard" {
  count = var.protect_data ? 1 : 0

  input = aws_cognito_user_pool.customers.name

  # As for the tables: see modules/database.
  lifecycle {
    prevent_destroy      = true
    replace_triggered_by = [aws_cognito_user_pool.customers.id]
  }
}
