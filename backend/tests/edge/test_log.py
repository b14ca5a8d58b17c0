"""An unexpected failure is one record in the log and one problem to the client, and neither tells what it must not. Pure; a second."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from backend.tests.support.contract import check_answer, example
from backend.tests.support.events import CUSTOMER, api_event
from tradewind.contract.types import OrderRequest
from tradewind.domain.refusal import Refusal, Unavailable
from tradewind.edge import log
from tradewind.edge.operation import Request, Response, operation
from tradewind.stores.dynamodb import DynamoDBError, TransactionCancelled
from tradewind.stores.dynamodb import Unavailable as StoreUnavailable

SECRETS = ["ada@example.com", "Ada Example", "Example Street", "sim_succeed_3f9c1a7e", "10115", "+49 30", "the-guests-token", "eyJ"]


def fail_with(error: BaseException) -> Callable[[Request], Response]:
    def run(request: Request) -> Response:
        body = request.body(OrderRequest)
        try:
            raise ValueError(f"inner: {body}")
        except ValueError as inner:
            raise error from inner

    return run


def answer(run: Callable[[Request], Response], capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], list[dict[str, Any]], str]:
    """What the client gets, and what stands in the log."""
    headers = {"Order-Token": "the-guests-token"}
    event = api_event("createOrder", body=example("createOrder.request"), by=CUSTOMER, headers=headers)
    event["requestContext"]["requestId"] = "request-7"
    given = operation("createOrder")(run)(event, None)
    check_answer("createOrder", given)
    printed = capsys.readouterr()
    assert printed.err == ""
    return given, [json.loads(line) for line in printed.out.splitlines()], printed.out


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RuntimeError(f"could not handle {SECRETS}"), 500, None),
        (KeyError("ada@example.com"), 500, None),
        (RecursionError(), 500, None),
        (DynamoDBError("ValidationException"), 500, "ValidationException"),
        (TransactionCancelled(["ConditionalCheckFailed"]), 500, "TransactionCanceledException"),
        (StoreUnavailable("ThrottlingException"), 503, "ThrottlingException"),
        (Unavailable("ada@example.com"), 503, None),
        (UnicodeDecodeError("utf-8", b"ada@example.com", 0, 1, "ada@example.com"), 500, None),
    ],
)
def test_a_failure_is_one_record_and_leaks_nothing(
    error: Exception, status: int, code: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    given, records, printed = answer(fail_with(error), capsys)
    (record,) = records
    assert given["statusCode"] == status
    assert (record["level"], record["operation"], record["request_id"]) == ("ERROR", "createOrder", "request-7")
    assert record["error"][:2] == [type(error).__name__, "ValueError"]
    assert any(place.startswith("test_log.py:") for place in record["at"])
    assert record.get("code") == code
    body = json.loads(given["body"])
    assert body["requestId"] == "request-7"
    assert set(body) == {"type", "title", "status", "detail", "requestId"}
    for secret in [*SECRETS, str(error) or "RecursionError", "Traceback", ".py", "inner"]:
        assert secret not in given["body"]
    for secret in SECRETS:
        assert secret not in printed


def test_a_refusal_is_an_answer_and_no_record(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_request: Request) -> Response:
        raise Refusal("not-found", "There is no such thing.")

    given, records, _ = answer(refuse, capsys)
    assert given["statusCode"] == 404
    assert records == []


def test_an_answer_writes_no_record(capsys: pytest.CaptureFixture[str]) -> None:
    _, records, _ = answer(lambda _request: Response(201, example_order(), headers={"Location": "/orders/1"}), capsys)
    assert records == []


def example_order() -> bytes:
    return json.dumps(example("createOrder.201")).encode()


def test_a_record_is_one_line_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    log.record("INFO", "order placed", note="two\nlines and \u2028 more", amount=12, ok=True)
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    assert json.loads(printed) == {"level": "INFO", "event": "order placed", "note": "two\nlines and \u2028 more", "amount": 12, "ok": True}


def test_a_long_chain_of_causes_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    error: BaseException = ValueError()
    for _ in range(50):
        outer = KeyError()
        outer.__cause__ = error
        error = outer
    log.failure(error)
    assert len(json.loads(capsys.readouterr().out)["error"]) == 5
