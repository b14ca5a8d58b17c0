mock_provider "aws" {
  mock_resource "aws_wafv2_web_acl" {
    defaults = {
      arn = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/tradewind-test-api/made-by-the-test"
    }
  }
}

variables {
  name                   = "tradewind-test-api"
  scope                  = "REGIONAL"
  resource_arn           = "arn:aws:apigateway:eu-central-1::/restapis/api/stages/api"
  requests_per_5_minutes = 2000
}

run "addresses_are_limited_and_known_attacks_refused" {
  assert {
    condition = sort([for rule in aws_wafv2_web_acl.firewall.rule : rule.name]) == sort([
      "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet", "requests-per-address",
    ])
    error_message = "The firewall holds AWS's managed rules and a limit per address."
  }

  assert {
    condition     = one([for rule in aws_wafv2_web_acl.firewall.rule : rule.statement[0].rate_based_statement[0].limit if rule.name == "requests-per-address"]) == 2000
    error_message = "The limit is the variable's."
  }

  assert {
    condition     = length(aws_wafv2_web_acl_association.api) == 1
    error_message = "A regional firewall stands before what it is given."
  }
}

run "a_distribution_names_its_firewall_itself" {
  command = plan

  variables {
    scope = "CLOUDFRONT"
  }

  assert {
    condition     = length(aws_wafv2_web_acl_association.api) == 0
    error_message = "CloudFront takes no association."
  }
}

run "there_are_two_scopes" {
  command = plan

  variables {
    scope = "GLOBAL"
  }

  expect_failures = [var.scope]
}
