"""The payment provider's payments against the orders, now: python -m ops.reconcile [--env dev]

Starts the function that the clock starts every hour, and prints each difference that it found, and whether it repaired it. Exit code 1
where something is left for a person.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from typing import Any

from local.running import is_running, read_running
from local.settings import aws_environment, read_settings
from ops.deploy import reach
from ops.generate import kebab, snake
from ops.terraform import Failed

FUNCTION = "reconcilePayments"


def here() -> list[dict[str, Any]]:
    """Of the shop that runs on this machine."""
    settings = read_settings()
    running = read_running(settings.home)
    if running is None or not is_running(settings.home):
        raise Failed("The shop is not running: start it with make up, or name a deployed one with --env.")
    os.environ.update(aws_environment(running["dynamodbUrl"], running["emulatorUrl"], running["url"]))
    answer: dict[str, Any] = importlib.import_module(f"handlers.{snake(FUNCTION)}").handler({}, None)
    return list(answer["differences"])


def deployed(environment: str) -> list[dict[str, Any]]:
    functions = reach(environment).client("lambda")
    answer = functions.invoke(FunctionName=f"tradewind-{environment}-{kebab(FUNCTION)}", Qualifier="live", Payload=b"{}")
    if "FunctionError" in answer:
        raise Failed(f"{FUNCTION} failed: see its log.")
    return list(json.loads(answer["Payload"].read())["differences"])


def told(differences: list[dict[str, Any]]) -> str:
    if not differences:
        return "Payments and orders agree."
    rows = (
        f"{each['order']:<30} {each['kind']:<22} {each['amount']:>9}  {'repaired' if each['repaired'] else 'LEFT'}" for each in differences
    )
    return "\n".join(rows)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.reconcile", description="Compare the provider's payments with the orders.")
    parser.add_argument("--env", help="a deployed environment; without it, the shop on this machine")
    arguments = parser.parse_args()
    try:
        differences = deployed(arguments.env) if arguments.env else here()
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    print(told(differences))
    return 0 if all(each["repaired"] for each in differences) else 1


if __name__ == "__main__":
    sys.exit(main())
