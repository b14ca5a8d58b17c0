mock_provider "aws" {}

variables {
  contract_dir           = "../../../contract"
  table_prefix           = "tradewind-test-"
  protect_data           = false
  point_in_time_recovery = false
}

run "tables_are_the_contracts" {
  command = plan

  assert {
    condition     = toset(keys(aws_dynamodb_table.tables)) == toset(keys(yamldecode(file("../../../contract/tables.yaml")).tables))
    error_message = "A table is missing, or one too many."
  }

  assert {
    condition     = alltrue([for name, table in aws_dynamodb_table.tables : table.name == "tradewind-test-${name}"])
    error_message = "A table's name is the prefix and the contract's name of it."
  }

  assert {
    condition = alltrue([
      for name, row in yamldecode(file("../../../contract/tables.yaml")).tables :
      aws_dynamodb_table.tables[name].hash_key == row.hashKey &&
      try(aws_dynamodb_table.tables[name].range_key, null) == try(row.rangeKey, null) &&
      { for attribute in aws_dynamodb_table.tables[name].attribute : attribute.name => attribute.type } == { for attribute, type in row.attributes : attribute => type } &&
      sort([for index in aws_dynamodb_table.tables[name].global_secondary_index : index.name]) == sort(keys(try(row.indexes, {})))
    ])
    error_message = "A table's keys, attributes and indexes are its row's."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.tables : table.billing_mode == "PAY_PER_REQUEST" && table.server_side_encryption[0].enabled])
    error_message = "Every table is billed on demand and encrypted."
  }

  assert {
    condition = {
      for index in aws_dynamodb_table.tables["products"].global_secondary_index : index.name => toset(index.non_key_attributes)
    }["shelf-price"] == toset(["card", "amount", "inStock"])
    error_message = "An index holds what its row includes."
  }
}

run "unprotected_tables_may_go" {
  command = plan

  assert {
    condition     = length(terraform_data.guards) == 0 && alltrue([for table in aws_dynamodb_table.tables : !table.deletion_protection_enabled])
    error_message = "Where data is not protected, nothing stands in the way of a destroy."
  }
}

run "protected_tables_are_guarded_and_restorable" {
  command = plan

  variables {
    protect_data           = true
    point_in_time_recovery = true
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.tables : table.deletion_protection_enabled && table.point_in_time_recovery[0].enabled])
    error_message = "Every table is protected by AWS, and can be restored."
  }

  assert {
    condition     = keys(terraform_data.guards) == keys(aws_dynamodb_table.tables)
    error_message = "Every table has its guard against a plan that would delete it."
  }
}

run "streams_and_expiry_follow_the_contract" {
  command = plan

  variables {
    contract_dir = "tests/contract"
  }

  assert {
    condition     = aws_dynamodb_table.tables["events"].stream_enabled && aws_dynamodb_table.tables["events"].stream_view_type == "NEW_IMAGE"
    error_message = "A row's stream is the table's."
  }

  assert {
    condition     = aws_dynamodb_table.tables["events"].ttl[0].attribute_name == "expiresAt" && aws_dynamodb_table.tables["events"].ttl[0].enabled
    error_message = "A row's expiry is the table's."
  }

  assert {
    condition     = [for index in aws_dynamodb_table.tables["events"].global_secondary_index : index.projection_type] == ["KEYS_ONLY"]
    error_message = "A row's projection is the index's."
  }
}
