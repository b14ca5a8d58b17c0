mock_provider "aws" {}

variables {
  name_prefix      = "tradewind-test-"
  distribution_arn = "arn:aws:cloudfront::123456789012:distribution/MADEBYTHETEST"
  site_url         = "https://shop.example.com"
  protect_data     = false
}

run "the_distribution_reads_pictures_and_no_upload" {
  assert {
    condition = [
      for statement in jsondecode(module.bucket.policy).Statement : [statement.Action, statement.Resource, statement.Principal.Service, statement.Condition.StringEquals["aws:SourceArn"]]
      if statement.Effect == "Allow"
      ] == [
      ["s3:GetObject", "${module.bucket.arn}/media/*", "cloudfront.amazonaws.com", "arn:aws:cloudfront::123456789012:distribution/MADEBYTHETEST"],
    ]
    error_message = "This distribution reads the pictures, and nobody else does anything."
  }

  assert {
    condition = alltrue([
      for flag in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] : module.bucket.public_access_block[flag]
    ])
    error_message = "Nothing of the bucket is public."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.uploads.cors_rule).allowed_origins == toset(["https://shop.example.com"]) && one(aws_s3_bucket_cors_configuration.uploads.cors_rule).allowed_methods == toset(["POST"])
    error_message = "The site's pages upload, and no other page does anything."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.bucket.rule : [rule.filter[0].prefix, rule.expiration[0].days] if length(rule.expiration) > 0] == [["uploads/", 1]]
    error_message = "An upload is forgotten after a day, and a picture never."
  }

  assert {
    condition     = module.bucket.versioning == "Disabled" && length(terraform_data.guard) == 0
    error_message = "What can be made again is not protected."
  }
}

run "in_prod_pictures_are_protected" {
  command = plan

  variables {
    protect_data = true
  }

  assert {
    condition     = module.bucket.versioning == "Enabled" && length(terraform_data.guard) == 1
    error_message = "Neither the bucket nor what is in it can be lost by a mistake."
  }
}
