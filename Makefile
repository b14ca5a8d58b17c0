# The one way in, for people and for CI alike. `make` alone lists what there is.

.DEFAULT_GOAL := help
.PHONY: help up dev test check bench seed token generate rehearse screenshots package deploy promote rollback unlock adopt redrive reconcile invite destroy clean

export PYTHONPATH := backend:.
PYTHON_OF_THE_CHECKOUT := .venv/bin/python
ROLE ?= customer
OPTIONS = $(if $(YES),--yes) $(if $(SHIFT),--shift $(SHIFT))
needed = $(or $($(1)),$(error Say which: $(1)=…, for example make $@ $(1)=dev))

help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: ## Set up what is missing, build, and run the shop (PORT=8000)
	@sh ops/setup.sh python node emulator site
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local up

dev: ## The same, with hot reload of handlers and storefront
	@sh ops/setup.sh python node emulator
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local dev

test: ## Run every suite that can run on this machine, the cheapest first (SUITES="backend browser" for some)
	@sh ops/setup.sh python node emulator site checkov
	@exec $(PYTHON_OF_THE_CHECKOUT) -m tests.suites $(SUITES)

check: ## Check format, lint, types, import rules and what is generated
	@sh ops/setup.sh python node
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy backend/tradewind backend/handlers local ops
	.venv/bin/lint-imports
	$(PYTHON_OF_THE_CHECKOUT) -m ops.generate --check
	npm run --silent check --workspace frontend

bench: ## Measure the budgets and write docs/performance.md
	@sh ops/setup.sh python node emulator site
	@exec $(PYTHON_OF_THE_CHECKOUT) -m tests.bench

seed: ## Load the demo catalogue into the running shop, or into a deployed one (ENV=dev)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) $(if $(ENV),-m ops.deploy seed $(ENV),-m local seed)

token: ## Print a demo user's ID token from the running shop (ROLE=staff, admin or customer)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m local token $(ROLE)

generate: ## Write again what is generated from the contract
	@sh ops/setup.sh python node
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.generate

rehearse: ## Deploy to an AWS emulator with IAM enforced, test, promote, roll back and destroy (needs Terraform)
	@sh ops/setup.sh python node emulator site checkov
	@exec $(PYTHON_OF_THE_CHECKOUT) -m tests.rehearsal

screenshots: ## Take the pictures of the README and of the owner's guide again
	@sh ops/setup.sh python node emulator site
	@exec $(PYTHON_OF_THE_CHECKOUT) -m tests.screenshots

package: ## Build the functions' packages, those that changed
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.package

deploy: ## Build, plan, apply, publish and check an environment (ENV=dev; SHIFT=10 tries new versions on 10 % of the calls first)
	@sh ops/setup.sh python node
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.deploy deploy $(call needed,ENV) $(OPTIONS)

promote: ## Run in one environment the very build that another runs (FROM=staging TO=prod)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.deploy promote $(call needed,FROM) $(call needed,TO) $(OPTIONS)

rollback: ## Go back to the release before (ENV=prod)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.deploy rollback $(call needed,ENV) $(OPTIONS)

unlock: ## Take the lock of an environment's state from a run that died (ENV=dev LOCK=…)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.deploy unlock $(call needed,ENV) $(call needed,LOCK)

adopt: ## Let Terraform have what is there and not in its state (ENV=dev ADDRESS=… ID=…)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.deploy adopt $(call needed,ENV) '$(call needed,ADDRESS)' $(call needed,ID)

redrive: ## List what ended in the dead-letter queues, here or deployed (ENV=dev; DO="show sendOrderMail" or DO="replay recordSales")
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.redrive $(if $(ENV),--env $(ENV)) $(or $(DO),list)

reconcile: ## Compare the provider's payments with the orders and repair what differs, here or deployed (ENV=dev)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.reconcile $(if $(ENV),--env $(ENV))

invite: ## Make somebody staff or an admin, here or deployed (ENV=dev EMAIL=… ROLE=admin)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.invite '$(call needed,EMAIL)' '$(ROLE)' $(if $(ENV),--env $(ENV))

destroy: ## Delete an environment and all that it holds; never prod (ENV=dev)
	@sh ops/setup.sh python
	@exec $(PYTHON_OF_THE_CHECKOUT) -m ops.deploy destroy $(call needed,ENV) $(OPTIONS)

clean: ## Forget all that the local shop was told, and its logs
	@if [ -x $(PYTHON_OF_THE_CHECKOUT) ]; then exec $(PYTHON_OF_THE_CHECKOUT) -m local clean; fi
