"""The contract, as tests read it: is what an operation answered what the contract says it answers?"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from ops.generate import operations, read_contract, resolve

EXAMPLES = Path(__file__).parents[3] / "contract" / "examples"


@cache
def contract() -> dict[str, Any]:
    return read_contract()


@cache
def rows() -> dict[str, dict[str, Any]]:
    """By operationId: method, path, `x-tradewind` row, parameters and the name of the body's schema."""
    return {row["id"]: row for row in operations(contract())}


@cache
def validator(schema: str) -> Any:
    """A validator for a schema of the contract by its name."""
    document = {"$ref": f"#/components/schemas/{schema}", "components": contract()["components"]}
    return jsonschema_rs.Draft7Validator(document, validate_formats=True)


def violations(schema: str, value: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.instance_path))}: {error.message}" for error in validator(schema).iter_errors(value)]


def response_of(operation_id: str, status: int) -> dict[str, Any]:
    """The response that the contract describes for a status, `default` where it names none."""
    row = rows()[operation_id]
    responses = contract()["paths"][row["path"]][row["method"].lower()]["responses"]
    return resolve(contract(), responses.get(str(status)) or responses["default"])


def check_answer(operation_id: str, answer: dict[str, Any]) -> None:
    """AssertionError where a handler's answer is not what the contract says of its operation."""
    status, headers, text = answer["statusCode"], answer["headers"], answer["body"]
    assert isinstance(status, int)
    assert all(isinstance(value, str) for value in headers.values())
    described = response_of(operation_id, status)
    assert status < 500 or status in (500, 503, 504), f"{operation_id} answers {status}"
    if "content" not in described:
        assert text == ""
        assert "Content-Type" not in headers
        return
    ((media, content),) = described["content"].items()
    assert headers["Content-Type"] == media, f"{operation_id} answers {status} as {headers['Content-Type']}"
    assert violations(content["schema"]["$ref"].rsplit("/", 1)[-1], json.loads(text)) == []
    for name in described.get("headers", {}):
        assert name in headers or name == "Idempotent-Replayed", f"{operation_id} answers {status} without {name}"


def example(name: str) -> Any:
    """A body, or an event, of contract/examples; a new copy each time."""
    return json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
