mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/made-by-the-test"
    }
  }
}

run "the_state_is_kept_safe" {
  command = plan

  assert {
    condition     = output.state_bucket == "tradewind-state-123456789012" && length(terraform_data.guard) == 1
    error_message = "The state's bucket is the account's, and no plan deletes it."
  }

  assert {
    condition     = module.state.versioning == "Enabled"
    error_message = "Every version of the state is kept."
  }

  assert {
    condition     = output.deploy_role_arns == null
    error_message = "GitHub's roles are optional."
  }
}

run "the_shops_mails_come_from_its_own_address" {
  command = plan

  assert {
    condition     = aws_sesv2_email_identity.sender[0].email_identity == jsondecode(file("../../backend/tradewind/shop.json")).email
    error_message = "The shop's address is an identity of SES."
  }
}

run "an_address_that_is_an_identity_already_is_left_alone" {
  command = plan

  variables {
    mail_identity_enabled = false
  }

  assert {
    condition     = length(aws_sesv2_email_identity.sender) == 0
    error_message = "Mail may be set up elsewhere."
  }
}

run "a_rehearsal_may_go" {
  variables {
    protect_data = false
  }

  assert {
    condition     = length(terraform_data.guard) == 0
    error_message = "Where nothing is protected, nothing stands in the way of a destroy."
  }
}

run "bad_values_are_named" {
  command = plan

  variables {
    region            = "Frankfurt"
    account_id        = "42"
    state_bucket      = "My_Bucket"
    github_repository = "shop"
  }

  expect_failures = [var.region, var.account_id, var.state_bucket, var.github_repository]
}
