locals {
  stage_name = "api"

  resource_ids = merge(
    { for path, resource in aws_api_gateway_resource.depth_1 : path => resource.id },
    { for path, resource in aws_api_gateway_resource.depth_2 : path => resource.id },
    { for path, resource in aws_api_gateway_resource.depth_3 : path => resource.id },
    { for path, resource in aws_api_gateway_resource.depth_4 : path => resource.id },
    { for path, resource in aws_api_gateway_resource.depth_5 : path => resource.id },
  )
}

resource "aws_api_gateway_rest_api" "shop" {
  name        = trimsuffix(var.name_prefix, "-")
  description = local.contract.info.title

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = alltrue([for path in local.paths : length(split("/", path)) <= length(local.resources_by_depth)])
      error_message = "A path of the contract has more than five parts: give modules/backend/api.tf one more depth."
    }
  }
}

# A resource names its parent, and for_each cannot name a sibling: hence a block per depth.
resource "aws_api_gateway_resource" "depth_1" {
  for_each = local.resources_by_depth[0]

  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = each.key
}

resource "aws_api_gateway_resource" "depth_2" {
  for_each = local.resources_by_depth[1]

  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.depth_1[dirname(each.key)].id
  path_part   = basename(each.key)
}

resource "aws_api_gateway_resource" "depth_3" {
  for_each = local.resources_by_depth[2]

  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.depth_2[dirname(each.key)].id
  path_part   = basename(each.key)
}

resource "aws_api_gateway_resource" "depth_4" {
  for_each = local.resources_by_depth[3]

  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.depth_3[dirname(each.key)].id
  path_part   = basename(each.key)
}

resource "aws_api_gateway_resource" "depth_5" {
  for_each = local.resources_by_depth[4]

  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.depth_4[dirname(each.key)].id
  path_part   = basename(each.key)
}

resource "aws_api_gateway_authorizer" "cognito" {
  name          = "cognito"
  type          = "COGNITO_USER_POOLS"
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  provider_arns = [var.user_pool_arn]
}

resource "aws_api_gateway_method" "operations" {
  # checkov:skip=CKV_AWS_59:what is public in the contract is public here; where a token is optional, the function verifies it
  # checkov:skip=CKV2_AWS_53:the functions validate requests, with an answer that names each bad field
  for_each = local.operations

  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = local.resource_ids[each.value.path]
  http_method   = each.value.method
  authorization = contains(["public", "identified"], each.value.access) ? "NONE" : "COGNITO_USER_POOLS"
  authorizer_id = contains(["public", "identified"], each.value.access) ? null : aws_api_gateway_authorizer.cognito.id
}

resource "aws_api_gateway_integration" "operations" {
  for_each = local.operations

  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_method.operations[each.key].resource_id
  http_method             = aws_api_gateway_method.operations[each.key].http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_alias.live[each.key].invoke_arn
}
