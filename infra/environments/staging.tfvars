environment = "staging"

# As prod, so that what is tried there holds there.
point_in_time_recovery = true
require_staff_mfa      = true
log_retention_days     = 14
monthly_budget_usd     = 50
