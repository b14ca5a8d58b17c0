# What roles may do, as rows. Names start with the environment's; what AWS names by ids of its own is bounded by account and region.
locals {
  here  = "${var.region}:${local.account_id}"
  names = { for environment in setunion(var.environments, ["dev"]) : environment => "tradewind-${environment}" }

  resources = {
    for environment, name in local.names : environment => {
      alarms       = ["arn:${local.partition}:cloudwatch:${local.here}:alarm:${name}-*", "arn:${local.partition}:cloudwatch::${local.account_id}:dashboard/${name}"]
      apis         = [for path in ["restapis", "restapis/*", "tags/*"] : "arn:${local.partition}:apigateway:${var.region}::/${path}"]
      buses        = [for kind in ["event-bus/${name}-*", "rule/${name}-*"] : "arn:${local.partition}:events:${local.here}:${kind}"]
      budgets      = ["arn:${local.partition}:budgets::${local.account_id}:budget/${name}-*"]
      buckets      = ["arn:${local.partition}:s3:::${name}-*", "arn:${local.partition}:s3:::${name}-*/*"]
      certificates = ["arn:${local.partition}:acm:us-east-1:${local.account_id}:certificate/*"]
      firewalls    = [for region in [var.region, "us-east-1"] : "arn:${local.partition}:wafv2:${region}:${local.account_id}:*"]
      layers       = ["arn:${local.partition}:lambda:${local.here}:layer:${name}-*"]
      functions    = ["arn:${local.partition}:lambda:${local.here}:function:${name}-*"]
      mappings     = ["arn:${local.partition}:lambda:${local.here}:event-source-mapping:*"]
      log_groups   = [for group in ["lambda/${name}-*", "apigateway/${name}*"] : "arn:${local.partition}:logs:${local.here}:log-group:/aws/${group}"]
      queues       = ["arn:${local.partition}:sqs:${local.here}:${name}-*"]
      roles        = ["arn:${local.partition}:iam::${local.account_id}:role/${name}-*"]
      state        = ["${var.state_bucket_arn}/${environment}/*", "${var.state_bucket_arn}/releases/${environment}.json"]
      tables       = ["arn:${local.partition}:dynamodb:${local.here}:table/${name}-*"]
      topics       = ["arn:${local.partition}:sns:${local.here}:${name}-*"]
      user_pools   = ["arn:${local.partition}:cognito-idp:${local.here}:userpool/*"]
      zones        = ["arn:${local.partition}:route53:::hostedzone/*", "arn:${local.partition}:route53:::change/*"]
    }
  }

  reads = {
    for environment, on in local.resources : environment => [
      { service = "acm", actions = "DescribeCertificate ListTagsForCertificate", on = on.certificates },
      { service = "apigateway", actions = "GET", on = on.apis },
      { service = "budgets", actions = "ListTagsForResource ViewBudget", on = on.budgets },
      { service = "cloudfront", actions = "Get* List*", on = ["*"] },
      { service = "cloudwatch", actions = "GetDashboard ListTagsForResource", on = on.alarms },
      { service = "cloudwatch", actions = "DescribeAlarms", on = ["*"] },
      { service = "cognito-idp", actions = "Describe* Get* List*", on = on.user_pools },
      { service = "dynamodb", actions = "DescribeContinuousBackups DescribeTable DescribeTimeToLive ListTagsOfResource", on = on.tables },
      { service = "events", actions = "DescribeEventBus DescribeRule ListTagsForResource ListTargetsByRule", on = on.buses },
      { service = "iam", actions = "GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies", on = on.roles },
      { service = "lambda", actions = "Get* List*", on = on.functions },
      { service = "lambda", actions = "GetEventSourceMapping ListTags", on = on.mappings },
      { service = "lambda", actions = "GetLayerVersion", on = on.layers },
      { service = "logs", actions = "ListTagsForResource", on = on.log_groups },
      { service = "logs", actions = "DescribeLogGroups GetDelivery GetDeliveryDestination GetDeliverySource", on = ["*"] },
      { service = "route53", actions = "GetChange GetHostedZone ListResourceRecordSets", on = on.zones },
      { service = "s3", actions = "Get* ListBucket", on = on.buckets },
      { service = "s3", actions = "ListBucket", on = [var.state_bucket_arn] },
      { service = "s3", actions = "GetObject", on = on.state },
      # AWS knows a subscription by no resource.
      { service = "sns", actions = "GetSubscriptionAttributes", on = ["*"] },
      { service = "sns", actions = "GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource", on = on.topics },
      { service = "sqs", actions = "GetQueueAttributes GetQueueUrl ListQueueTags", on = on.queues },
      { service = "wafv2", actions = "Get* List*", on = on.firewalls },
    ]
  }

  writes = {
    for environment, on in local.resources : environment => [
      { service = "acm", actions = "AddTagsToCertificate DeleteCertificate RequestCertificate", on = on.certificates },
      { service = "apigateway", actions = "DELETE PATCH POST PUT SetWebACL", on = on.apis },
      { service = "budgets", actions = "ModifyBudget TagResource UntagResource", on = on.budgets },
      { service = "cloudfront", actions = "AllowVendedLogDeliveryForResource Create* Delete* TagResource UntagResource Update*", on = ["*"] },
      { service = "cloudwatch", actions = "DeleteAlarms DeleteDashboards PutDashboard PutMetricAlarm TagResource UntagResource", on = on.alarms },
      # A new version that takes a share of the calls is judged by what is counted meanwhile.
      { service = "cloudwatch", actions = "GetMetricData", on = ["*"] },
      { service = "cognito-idp", actions = "CreateUserPool", on = ["*"] },
      { service = "cognito-idp", actions = "CreateGroup CreateUserPoolClient Delete* SetUserPoolMfaConfig TagResource UntagResource Update*", on = on.user_pools },
      { service = "dynamodb", actions = "CreateTable DeleteTable TagResource UntagResource UpdateContinuousBackups UpdateTable UpdateTimeToLive", on = on.tables },
      { service = "events", actions = "CreateEventBus DeleteEventBus DeleteRule PutRule PutTargets RemoveTargets TagResource UntagResource", on = on.buses },
      { service = "iam", actions = "DeleteRole ListInstanceProfilesForRole TagRole UntagRole UpdateAssumeRolePolicy UpdateRole", on = on.roles },
      { service = "lambda", actions = "AddPermission Create* Delete* InvokeFunction Publish* Put* RemovePermission TagResource UntagResource Update*", on = on.functions },
      { service = "lambda", actions = "CreateEventSourceMapping DeleteEventSourceMapping TagResource UntagResource UpdateEventSourceMapping", on = on.mappings },
      { service = "lambda", actions = "DeleteLayerVersion PublishLayerVersion", on = on.layers },
      { service = "logs", actions = "CreateLogGroup DeleteLogGroup DeleteRetentionPolicy PutRetentionPolicy TagResource UntagResource", on = on.log_groups },
      { service = "logs", actions = "CreateDelivery DeleteDelivery* PutDelivery*", on = ["*"] },
      { service = "route53", actions = "ChangeResourceRecordSets", on = on.zones },
      { service = "s3", actions = "CreateBucket Delete* Put*", on = on.buckets },
      { service = "s3", actions = "DeleteObject PutObject", on = on.state },
      # A build is of no environment, and another promotes what one released.
      { service = "s3", actions = "GetObject PutObject", on = ["${var.state_bucket_arn}/builds/*"] },
      { service = "s3", actions = "GetObject", on = ["${var.state_bucket_arn}/releases/*"] },
      { service = "sns", actions = "CreateTopic DeleteTopic SetTopicAttributes Subscribe TagResource UntagResource", on = on.topics },
      { service = "sns", actions = "Unsubscribe", on = ["*"] },
      { service = "sqs", actions = "CreateQueue DeleteQueue SetQueueAttributes TagQueue UntagQueue", on = on.queues },
      { service = "wafv2", actions = "AssociateWebACL CreateWebACL DeleteWebACL DisassociateWebACL TagResource UntagResource UpdateWebACL", on = on.firewalls },
    ]
  }

  # A role beyond the boundary, or one for another service, would be a way to more than these rows give.
  roles = {
    for environment, on in local.resources : environment => [
      {
        Effect    = "Allow"
        Action    = [for action in ["CreateRole", "DeleteRolePolicy", "PutRolePermissionsBoundary", "PutRolePolicy"] : "iam:${action}"]
        Resource  = on.roles
        Condition = { StringEquals = { "iam:PermissionsBoundary" = var.functions_boundary_arn } }
      },
      {
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = on.roles
        Condition = { StringEquals = { "iam:PassedToService" = "lambda.amazonaws.com" } }
      },
    ]
  }

  read_statements  = { for environment, rows in local.reads : environment => [for row in rows : { Effect = "Allow", Action = [for action in split(" ", row.actions) : "${row.service}:${action}"], Resource = row.on }] }
  write_statements = { for environment, rows in local.writes : environment => [for row in rows : { Effect = "Allow", Action = [for action in split(" ", row.actions) : "${row.service}:${action}"], Resource = row.on }] }
}
