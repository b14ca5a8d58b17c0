mock_provider "aws" {
  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:::tradewind-test-things"
    }
  }
}

variables {
  name          = "tradewind-test-things"
  force_destroy = false
}

run "a_bucket_is_private_encrypted_and_reached_over_tls_alone" {
  assert {
    condition = (
      aws_s3_bucket_public_access_block.bucket.block_public_acls && aws_s3_bucket_public_access_block.bucket.block_public_policy &&
      aws_s3_bucket_public_access_block.bucket.ignore_public_acls && aws_s3_bucket_public_access_block.bucket.restrict_public_buckets
    )
    error_message = "Nothing in it is public."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_ownership_controls.bucket.rule : rule.object_ownership == "BucketOwnerEnforced"])
    error_message = "What others put there is the account's."
  }

  assert {
    condition = alltrue(flatten([
      for rule in aws_s3_bucket_server_side_encryption_configuration.bucket.rule :
      [for how in rule.apply_server_side_encryption_by_default : how.sse_algorithm == "AES256"]
    ]))
    error_message = "What it holds is encrypted."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement : [statement.Effect, statement.Action, statement.Condition]
    ] == [["Deny", "s3:*", { Bool = { "aws:SecureTransport" = "false" } }]]
    error_message = "It takes no request in plain text, and lets nobody in."
  }

  assert {
    condition     = !aws_s3_bucket.bucket.force_destroy && length(aws_s3_bucket_versioning.bucket) == 0
    error_message = "It is not deleted with what it holds, and keeps old versions only where it is told to."
  }
}

run "old_versions_are_kept_where_it_is_told_to" {
  variables {
    versioned = true
  }

  assert {
    condition     = output.versioning == "Enabled"
    error_message = "versioned keeps what is replaced or deleted."
  }
}

run "a_service_is_let_in_on_behalf_of_one_resource" {
  variables {
    service_grants = [{
      sid        = "SiteForItsDistribution"
      service    = "cloudfront.amazonaws.com"
      action     = "s3:GetObject"
      source_arn = "arn:aws:cloudfront::111122223333:distribution/E1"
    }]
  }

  assert {
    condition = [
      for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement : [
        statement.Principal, statement.Action, statement.Resource, statement.Condition
      ] if statement.Effect == "Allow"
      ] == [[
        { Service = "cloudfront.amazonaws.com" },
        "s3:GetObject",
        "arn:aws:s3:::tradewind-test-things/*",
        { StringEquals = { "aws:SourceArn" = "arn:aws:cloudfront::111122223333:distribution/E1" } },
    ]]
    error_message = "A grant is for its service, its action and its resource alone."
  }
}

run "it_has_a_name_or_the_beginning_of_one" {
  command = plan

  variables {
    name_prefix = "tradewind-test-"
  }

  expect_failures = [var.name_prefix]
}
