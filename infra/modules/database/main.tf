locals {
  tables = yamldecode(file("${var.contract_dir}/tables.yaml")).tables
}

resource "aws_dynamodb_table" "tables" {
  # checkov:skip=CKV_AWS_119:AWS's own key encrypts as well; a key of ours would cost every month and be one more thing to lose
  # checkov:skip=CKV_AWS_28:on where protect_data is, as in production
  for_each = local.tables

  name                        = "${var.table_prefix}${each.key}"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.hashKey
  range_key                   = try(each.value.rangeKey, null)
  deletion_protection_enabled = var.protect_data
  stream_enabled              = can(each.value.stream) ? true : null
  stream_view_type            = try(each.value.stream, null)

  dynamic "attribute" {
    for_each = each.value.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = try(each.value.indexes, {})

    content {
      name               = global_secondary_index.key
      hash_key           = global_secondary_index.value.hashKey
      range_key          = try(global_secondary_index.value.rangeKey, null)
      projection_type    = can(global_secondary_index.value.include) ? "INCLUDE" : try(global_secondary_index.value.projection, "ALL")
      non_key_attributes = try(global_secondary_index.value.include, null)
    }
  }

  dynamic "ttl" {
    for_each = can(each.value.expiry) ? [each.value.expiry] : []

    content {
      enabled        = true
      attribute_name = ttl.value
    }
  }

  point_in_time_recovery {
    enabled = var.point_in_time_recovery
  }

  server_side_encryption {
    enabled = true
  }
}

# `prevent_destroy` takes no variable. A guard per protected table carries it instead: a plan that would delete or replace a table, or
# that turns the protection off, would do the same to the table's guard, and Terraform refuses the whole of it before anything happens.
resource "terraform_data" "guards" {
  for_each = { for name, table in local.tables : name => table if var.protect_data }

  input = aws_dynamodb_table.tables[each.key].name

  lifecycle {
    prevent_destroy      = true
    replace_triggered_by = [aws_dynamodb_table.tables[each.key].id]
  }
}
