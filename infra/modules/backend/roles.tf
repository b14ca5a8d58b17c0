# A role per function, with what its row in the contract names and nothing else.

resource "aws_iam_role" "functions" {
  for_each = local.functions

  name                 = "${var.name_prefix}${each.value.function}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "functions" {
  for_each = local.functions

  name = "contract"
  role = aws_iam_role.functions[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        for target, actions in each.value.tables : {
          Effect = "Allow"
          Action = [for action in actions : "dynamodb:${action}"]
          # `products` is a table, `products/shelf-newest` an index of it.
          Resource = join("/index/", concat([var.table_arns[split("/", target)[0]]], slice(split("/", target), 1, length(split("/", target)))))
        }
      ],
      [
        for arn in local.payment_parameter_arns : {
          Effect   = "Allow"
          Action   = ["ssm:GetParameters"]
          Resource = arn
        } if each.value.payments
      ],
      [
        # What Lambda does in the function's name to follow a stream or to empty a queue.
        for arn in compact([try(var.stream_arns[each.value.stream], null)]) : {
          Effect   = "Allow"
          Action   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
          Resource = arn
        }
      ],
      [
        # A function finds its own queue by name, too, to let what failed rest there.
        for arn in compact([lookup(var.queue_arns_by_function, each.key, null)]) : {
          Effect   = "Allow"
          Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"]
          Resource = arn
        }
      ],
      [
        for arn in compact(concat([for queue in each.value.sends : var.queue_arns_by_name[queue]], [lookup(var.dead_letter_queue_arns_by_function, each.key, null)])) : {
          Effect   = "Allow"
          Action   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
          Resource = arn
        }
      ],
      [
        # Who looks at dead letters looks at all of them; who puts them back takes them away, and puts them into any queue.
        for arns in [values(var.dead_letter_queue_arns_by_function)] : {
          Effect = "Allow"
          Action = concat(
            ["sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
            each.value.dead_letters == "replayed" ? ["sqs:DeleteMessage"] : [],
          )
          Resource = arns
        } if each.value.dead_letters != null
      ],
      [
        for arns in [values(var.queue_arns_by_function)] : {
          Effect   = "Allow"
          Action   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
          Resource = arns
        } if each.value.dead_letters == "replayed"
      ],
      [
        for folder, actions in each.value.objects : {
          Effect   = "Allow"
          Action   = [for action in actions : "s3:${action}"]
          Resource = "${var.media_bucket.arn}/${folder}/*"
        }
      ],
      [
        for arn in [var.bus_arn] : {
          Effect   = "Allow"
          Action   = ["events:PutEvents"]
          Resource = arn
        } if each.value.publishes
      ],
      [
        for arn in [var.user_pool_arn] : {
          Effect   = "Allow"
          Action   = [for action in each.value.user_pool : "cognito-idp:${action}"]
          Resource = arn
        } if length(each.value.user_pool) > 0
      ],
      [
        for arn in var.sender_arns : {
          Effect   = "Allow"
          Action   = ["ses:SendEmail"]
          Resource = arn
        } if each.value.mails
      ],
      [
        {
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "${aws_cloudwatch_log_group.functions[each.key].arn}:*"
        },
        {
          # AWS knows no narrower resource for these.
          Effect   = "Allow"
          Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
          Resource = "*"
        },
      ],
    )
  })
}
