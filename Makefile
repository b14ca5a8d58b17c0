# The one way in, for people and for CI alike. `make` alone lists what there is.

.DEFAULT_GOAL := help
.PHONY: help up dev test check bench seed token generate clean

export PYTHONPATH := backend:.
PYTHON_OF_THE_CHECKOUT := .venv/bin/python
ROLE ?= customer

help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: ## Set up what is missing, build, and run the shop (PORT=8000)
	@sh ops/setup.sh python node emulator site
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local up

dev: ## The same, with hot reload of handlers and storefront
	@sh ops/setup.sh python node emulator
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local dev

test: ## Run every suite that can run on this machine, the cheapest first (SUITES="backend browser" for some)
	@sh ops/setup.sh python node emulator site
	@exec $(PYTHON_OF_THE_CHECKOUT) -m tests.suites $(SUITES)

check: ## Check format, lint, types, import rules and what is generated
	@sh ops/setup.sh python node
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy backend local ops
	.venv/bin/lint-imports
	$(PYTHON_OF_THE_CHECKOUT) -m ops.generate --check
	npm run --silent check --workspace frontend

bench: ## Measure the budgets and write docs/performance.md
	@sh ops/setup.sh python node emulator site
	@exec $(PYTHON_OF_THE_CHECKOUT) -m tests.bench

seed: ## Load the demo catalogue into the running shop
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local seed

token: ## Print a demo user's ID token from the running shop (ROLE=staff, admin or customer)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local token $(ROLE)

generate: ## Write again what is generated from the contract
	@sh ops/setup.sh python node
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.generate

clean: ## Forget all that the local shop was told, its logs and the built storefront
	@if [ -x $(PYTHON_OF_THE_CHECKOUT) ]; then exec $(PYTHON_OF_THE_CHECKOUT) -m local clean; fi
