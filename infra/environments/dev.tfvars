environment = "dev"

# Nobody is called at night for dev.
alarms_enabled     = false
log_retention_days = 7
monthly_budget_usd = 20

throttling_requests_per_second = 50
throttling_burst_requests      = 100
