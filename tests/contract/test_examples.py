"""Every example in contract/examples is named after an operation and valid against what the contract says of it. Under a second."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.tests.support.contract import EXAMPLES, contract, example, resolve, response_of, rows, violations

NAMES = sorted(path.stem for path in EXAMPLES.iterdir())
BODIES = [name for name in NAMES if name.partition(".")[0] != "event"]


def schema_of(name: str) -> str:
    operation_id, _, kind = name.partition(".")
    if kind == "request":
        return str(rows()[operation_id]["body"])
    ((_, content),) = response_of(operation_id, int(kind))["content"].items()
    return str(content["schema"]["$ref"]).rsplit("/", 1)[-1]


@pytest.mark.parametrize("name", BODIES)
def test_an_example_is_what_the_contract_says(name: str) -> None:
    assert violations(schema_of(name), example(name)) == []


def successes(operation_id: str) -> list[dict[str, Any]]:
    """The responses that the contract describes for what went well."""
    row = rows()[operation_id]
    responses = contract()["paths"][row["path"]][row["method"].lower()]["responses"]
    return [resolve(contract(), response) for status, response in responses.items() if status.startswith("2")]


def test_every_body_that_is_sent_and_every_one_that_is_answered_has_an_example() -> None:
    sent = {f"{operation_id}.request" for operation_id, row in rows().items() if row["body"]}
    answered = {operation_id for operation_id in rows() if any("content" in response for response in successes(operation_id))}
    assert sent <= set(BODIES)
    assert {name.partition(".")[0] for name in BODIES if ".20" in name} == answered


def test_the_event_is_one_of_the_order_operation() -> None:
    event = example("event")
    assert (event["httpMethod"], event["resource"]) == ("POST", "/orders")
    assert violations("OrderRequest", json.loads(event["body"])) == []
    assert event["multiValueHeaders"] == {name: [value] for name, value in event["headers"].items()}


@pytest.mark.parametrize("money", ["1.5", "-1", '"1"', "1e2"])
def test_the_validator_here_finds_what_is_wrong(money: str) -> None:
    wrong: dict[str, Any] = {**example("createOrder.request"), "expectedTotal": json.loads(f'{{"amount": {money}, "currency": "EUR"}}')}
    assert bool(violations("OrderRequest", wrong)) == (money != "1e2")
