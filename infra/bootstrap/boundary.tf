# What no function's role goes beyond, whatever a deployment writes into it: the actions that the contract may name.
resource "aws_iam_policy" "functions_boundary" {
  name        = "tradewind-functions-${var.region}"
  description = "The most that a function of the shop may do."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
          "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
        ]
        Resource = "arn:${local.partition}:dynamodb:${local.here}:table/tradewind-*"
      },
      {
        Effect   = "Allow"
        Action   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
        Resource = "arn:${local.partition}:dynamodb:${local.here}:table/tradewind-*/stream/*"
      },
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage",
        ]
        Resource = "arn:${local.partition}:sqs:${local.here}:tradewind-*"
      },
      {
        Effect = "Allow"
        Action = [
          "cognito-idp:AdminAddUserToGroup", "cognito-idp:AdminCreateUser", "cognito-idp:AdminGetUser", "cognito-idp:AdminRemoveUserFromGroup",
          "cognito-idp:AdminSetUserMFAPreference", "cognito-idp:AdminUserGlobalSignOut", "cognito-idp:ListUsersInGroup",
        ]
        Resource = "arn:${local.partition}:cognito-idp:${local.here}:userpool/*"
      },
      {
        Effect   = "Allow"
        Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = [for folder in ["uploads", "media"] : "arn:${local.partition}:s3:::tradewind-*-media-*/${folder}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = "arn:${local.partition}:events:${local.here}:event-bus/tradewind-*"
      },
      {
        Effect = "Allow"
        Action = ["ses:SendEmail"]
        # An emulator asks for leave to send mail at all.
        Resource = var.emulator_endpoint == null ? "arn:${local.partition}:ses:${local.here}:identity/*" : "*"
      },
      {
        Effect   = "Allow"
        Action   = ["ssm:GetParameters"]
        Resource = "arn:${local.partition}:ssm:${local.here}:parameter/tradewind/*"
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:${local.partition}:logs:${local.here}:log-group:/aws/lambda/tradewind-*"
      },
      {
        Effect   = "Allow"
        Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = "*"
      },
    ]
  })
}
