environment = "prod"

protect_data           = true
point_in_time_recovery = true
require_staff_mfa      = true
log_retention_days     = 90
monthly_budget_usd     = 200
