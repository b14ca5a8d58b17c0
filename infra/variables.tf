variable "environment" {
  description = "Which shop this is: dev, staging, prod, or a short name of a preview's own."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,14}[a-z0-9]$", var.environment))
    error_message = "environment is \"${var.environment}\"; it must be dev, staging, prod, or 2 to 16 lower-case letters, digits and hyphens, for example preview-42."
  }

  validation {
    condition     = !contains(["local", "production", "development", "stage"], var.environment)
    error_message = "environment is \"${var.environment}\"; the environments are dev, staging and prod (local is the shop on a laptop)."
  }
}

variable "region" {
  description = "AWS region of all but CloudFront's certificate and firewall."
  type        = string
  default     = "eu-central-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is \"${var.region}\"; it must be an AWS region, for example eu-central-1."
  }
}

variable "account_id" {
  description = "AWS account that this environment belongs to; credentials of another are refused. Null accepts any."
  type        = string
  default     = null

  validation {
    condition     = var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be the 12 digits of an AWS account, in quotes."
  }
}

variable "contract_dir" {
  description = "Folder of openapi.yaml, events.yaml and tables.yaml."
  type        = string
  default     = "../contract"
}

variable "shop_file" {
  description = "The shop's own values, of which the address that its mails come from is needed here."
  type        = string
  default     = "../backend/tradewind/shop.json"
}

variable "package_dir" {
  description = "Folder of the functions' packages, a zip per function."
  type        = string
  default     = "../build/functions"
}

# Data ----------------------------------------------------------------------------------------------------------------------------

variable "protect_data" {
  description = "Whether neither Terraform nor AWS lets tables, users and filled buckets be deleted."
  type        = bool
  default     = false

  validation {
    condition     = var.protect_data || var.environment != "prod"
    error_message = "protect_data must be true in prod: it is what stands between a mistake and the shop's orders."
  }
}

variable "point_in_time_recovery" {
  description = "Whether tables can be restored to any second of the last 35 days."
  type        = bool
  default     = false

  validation {
    condition     = var.point_in_time_recovery || var.environment != "prod"
    error_message = "point_in_time_recovery must be true in prod."
  }
}

# People --------------------------------------------------------------------------------------------------------------------------

variable "require_staff_mfa" {
  description = "Whether staff have their role only once they signed in with a second factor; each token then takes a call of a function."
  type        = bool
  default     = false
}

# Functions -----------------------------------------------------------------------------------------------------------------------

variable "lambda_runtime" {
  description = "Lambda's name of the Python version. On AWS 3.12 or newer, as the packages are built for the system that these run on."
  type        = string
  default     = "python3.13"

  validation {
    condition     = can(regex("^python3\\.(1[1-9])$", var.lambda_runtime))
    error_message = "lambda_runtime is \"${var.lambda_runtime}\"; the handlers need Python 3.11 or newer, for example python3.13."
  }
}

variable "lambda_architecture" {
  description = "Processor that the packages are built for: arm64 costs less, x86_64 is for hosts that emulate Lambda on one."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.lambda_architecture)
    error_message = "lambda_architecture is \"${var.lambda_architecture}\"; it must be arm64 or x86_64."
  }
}

variable "memory_mb_by_operation" {
  description = "Memory of functions that need other than 512 MB, by operationId or the name in contract/events.yaml; processor time comes in proportion."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for mb in values(var.memory_mb_by_operation) : mb >= 128 && mb <= 10240 && floor(mb) == mb])
    error_message = "memory_mb_by_operation must hold whole numbers from 128 to 10240."
  }
}

variable "reserved_concurrency_by_operation" {
  description = "Concurrency that is set aside for a function, and at the same time its limit, by operationId or the name in contract/events.yaml."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for limit in values(var.reserved_concurrency_by_operation) : limit >= 1 && floor(limit) == limit])
    error_message = "reserved_concurrency_by_operation must hold whole numbers from 1 up; with 0 the operation would answer nobody."
  }
}

variable "payment_provider" {
  description = "Name of the payment provider: simulated, which moves no money, or stripe, whose secrets must be in the Parameter Store first."
  type        = string
  default     = "simulated"

  validation {
    condition     = contains(["simulated", "stripe"], var.payment_provider)
    error_message = "payment_provider is \"${var.payment_provider}\"; there is: simulated, stripe."
  }
}

variable "stripe_publishable_key" {
  description = "Stripe's key for the browser, which is no secret; null with another payment provider."
  type        = string
  default     = null

  validation {
    condition     = (var.payment_provider == "stripe") == (var.stripe_publishable_key != null)
    error_message = "stripe_publishable_key must be given where payment_provider is stripe, and nowhere else."
  }

  validation {
    condition     = var.stripe_publishable_key == null || can(regex("^pk_(test|live)_[A-Za-z0-9]+$", var.stripe_publishable_key))
    error_message = "stripe_publishable_key must be Stripe's publishable key, pk_test_… or pk_live_…; the secret one belongs into the Parameter Store."
  }
}

variable "held_versions" {
  description = "Version of a function that its alias `live` stays at, by operationId or the name in contract/events.yaml. Those that are not named go to their newest."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for version in values(var.held_versions) : can(regex("^[1-9][0-9]*$", version))])
    error_message = "held_versions must hold published versions, for example { createOrder = \"7\" }."
  }
}

variable "new_version_traffic_percent" {
  description = "Share of the calls of a held operation that goes to its newest version all the same: 10 to try it, 0 to be rolled back."
  type        = number
  default     = 0

  validation {
    condition     = var.new_version_traffic_percent >= 0 && var.new_version_traffic_percent < 100
    error_message = "new_version_traffic_percent must be from 0 to 99; to give all calls to the newest versions, hold none."
  }
}

# API -----------------------------------------------------------------------------------------------------------------------------

variable "throttling_requests_per_second" {
  description = "Steady rate beyond which the API answers 429. The account's own limit, 10000 unless raised, counts besides."
  type        = number
  default     = 500

  validation {
    condition     = var.throttling_requests_per_second >= 1
    error_message = "throttling_requests_per_second must be 1 or more; with less the API would answer nobody."
  }
}

variable "throttling_burst_requests" {
  description = "How many requests may come at once before the rate counts."
  type        = number
  default     = 1000

  validation {
    condition     = var.throttling_burst_requests >= 1 && floor(var.throttling_burst_requests) == var.throttling_burst_requests
    error_message = "throttling_burst_requests must be a whole number, 1 or more."
  }
}

variable "detailed_metrics_enabled" {
  description = "Whether CloudWatch keeps metrics per method, at a price, besides those of the whole API."
  type        = bool
  default     = false
}

variable "waf_enabled" {
  description = "Whether a firewall with AWS's managed rules and a rate limit stands before the site and the API; some 20 USD a month."
  type        = bool
  default     = false
}

variable "waf_requests_per_5_minutes" {
  description = "How many requests an address may send in 5 minutes before the firewall refuses it."
  type        = number
  default     = 2000

  validation {
    condition     = var.waf_requests_per_5_minutes >= 10 && var.waf_requests_per_5_minutes <= 2000000000
    error_message = "waf_requests_per_5_minutes must be from 10 to 2000000000."
  }
}

# Site ----------------------------------------------------------------------------------------------------------------------------

variable "custom_domain" {
  description = "The shop's own domain, with the Route 53 zone that holds it or with a certificate for it in us-east-1; null for CloudFront's."
  type = object({
    name            = string
    hosted_zone_id  = optional(string)
    certificate_arn = optional(string)
  })
  default = null

  validation {
    condition     = var.custom_domain == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.custom_domain.name))
    error_message = "custom_domain.name must be a host name in lower case, for example shop.example.com."
  }

  validation {
    condition     = var.custom_domain == null || (try(var.custom_domain.hosted_zone_id, null) == null) != (try(var.custom_domain.certificate_arn, null) == null)
    error_message = "custom_domain needs hosted_zone_id, so that a certificate can be made, or else certificate_arn; not both."
  }

  validation {
    condition     = try(var.custom_domain.certificate_arn, null) == null || can(regex("^arn:[^:]+:acm:us-east-1:", var.custom_domain.certificate_arn))
    error_message = "custom_domain.certificate_arn must be of a certificate in us-east-1: CloudFront takes no other."
  }
}

variable "price_class" {
  description = "Where in the world CloudFront serves from: PriceClass_100 is Europe and North America."
  type        = string
  default     = "PriceClass_100"

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class is \"${var.price_class}\"; it must be PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "site_access_logs_enabled" {
  description = "Whether CloudFront writes access logs, to a bucket of their own."
  type        = bool
  default     = false
}

variable "wait_for_distribution" {
  description = "Whether an apply ends only when every edge location has the distribution's change, some minutes later."
  type        = bool
  default     = true
}

# Watching ------------------------------------------------------------------------------------------------------------------------

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is ${var.log_retention_days}; CloudWatch takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 or whole years up to ten."
  }
}

variable "alarms_enabled" {
  description = "Whether there are alarms; each costs some 0.10 USD a month."
  type        = bool
  default     = true
}

variable "alarm_email" {
  description = "Who is told of alarms and of the budget; null for no one. The address must confirm it once."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@[:space:]]+@[^@[:space:]]+\\.[^@[:space:]]+$", var.alarm_email))
    error_message = "alarm_email must be an e-mail address, for example oncall@example.com."
  }
}

variable "latency_p99_ms" {
  description = "Latency that 99 of 100 answers of the API should stay below; beyond it for 15 minutes there is an alarm."
  type        = number
  default     = 3000

  validation {
    condition     = var.latency_p99_ms >= 1 && var.latency_p99_ms <= 29000
    error_message = "latency_p99_ms must be from 1 to 29000, the longest that API Gateway waits."
  }
}

variable "monthly_budget_usd" {
  description = "What the account may cost in a month before somebody is told; null for no budget."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_budget_usd == null || try(var.monthly_budget_usd > 0, false)
    error_message = "monthly_budget_usd must be more than 0."
  }
}

# Rehearsal -----------------------------------------------------------------------------------------------------------------------

variable "emulator_endpoint" {
  description = "Address of an AWS emulator, for rehearsals: the site's, the API's and the token keys' addresses are then its own. Null for AWS."
  type        = string
  default     = null

  validation {
    condition     = var.emulator_endpoint == null || can(regex("^http://localhost:[0-9]+$", var.emulator_endpoint))
    error_message = "emulator_endpoint must be an address such as http://localhost:4566."
  }
}
