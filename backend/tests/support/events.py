"""API Gateway's REST proxy events, after contract/examples/event.json, and the calls of handlers with them."""

from __future__ import annotations

import importlib
import json
import uuid
from typing import Any, NamedTuple

from backend.tests.support.contract import check_answer, example, rows
from backend.tests.support.tokens import id_token
from ops.generate import snake

Event = dict[str, Any]
OPEN = ("public", "identified")


class Person(NamedTuple):
    """`email` is confirmed, as the claims say, unless `email_verified` is something else."""

    sub: str
    groups: tuple[str, ...] = ()
    email: str = ""
    email_verified: str | None = "true"


STAFF = Person("staff-stella", ("staff",))
ADMIN = Person("admin-adil", ("staff", "admin"))
CUSTOMER = Person("customer-cleo", ("customers",))


class Answer(NamedTuple):
    """What a handler answered; `body` is parsed, None where it is empty."""

    status: int
    headers: dict[str, str]
    body: Any
    text: str

    @property
    def problem(self) -> str:
        """The kind of problem, by its name."""
        return str(self.body["type"]).removeprefix("/problems/")

    @property
    def pointers(self) -> list[str]:
        return sorted(error["pointer"] for error in self.body.get("errors", []))


def api_event(
    operation_id: str,
    *,
    path: dict[str, str] | None = None,
    query: dict[str, str | list[str]] | None = None,
    headers: dict[str, str | None] | None = None,
    body: Any = None,
    by: Person | None = None,
) -> Event:
    """What API Gateway sends for a request. A body that is text is sent as it is; a header that is None is left out."""
    row = rows()[operation_id]
    access = row["row"]["access"]
    event: Event = example("event")
    written = row["path"]
    for name, value in (path or {}).items():
        written = written.replace(f"{{{name}}}", value)
    sent: dict[str, str | None] = {
        name: value for name, value in event["headers"].items() if name not in ("Content-Type", "idempotency-key")
    }
    if body is not None:
        sent["Content-Type"] = "application/json"
    if any(parameter["name"] == "Idempotency-Key" for parameter in row["parameters"]):
        sent["idempotency-key"] = str(uuid.uuid4())
    if by and access == "identified":
        sent["Authorization"] = "Bearer " + id_token(by.sub, by.groups)
    for name, value in (headers or {}).items():
        sent = {**{known: old for known, old in sent.items() if known.lower() != name.lower()}, name: value}
    event["headers"] = {name: value for name, value in sent.items() if value is not None}
    values = {name: value if isinstance(value, list) else [value] for name, value in (query or {}).items()}
    context = event["requestContext"] | {"resourcePath": row["path"], "httpMethod": row["method"], "path": "/prod" + written}
    context["requestId"] = str(uuid.uuid4())
    if access not in OPEN and by:
        # API Gateway gives every claim as text.
        claims = {"sub": by.sub, "token_use": "id", "cognito:groups": ",".join(by.groups), "email": by.email or f"{by.sub}@example.com"}
        context["authorizer"] = {"claims": claims | ({} if by.email_verified is None else {"email_verified": by.email_verified})}
    return event | {
        "resource": row["path"],
        "path": written,
        "httpMethod": row["method"],
        "multiValueHeaders": {name: [value] for name, value in event["headers"].items()},
        "queryStringParameters": {name: several[-1] for name, several in values.items()} or None,
        "multiValueQueryStringParameters": values or None,
        "pathParameters": path,
        "requestContext": context,
        "body": body if body is None or isinstance(body, str) else json.dumps(body),
    }


def send(operation_id: str, event: Event) -> Answer:
    """Call the operation's handler as Lambda does; AssertionError where the answer is not what the contract says."""
    handler = importlib.import_module(f"handlers.{snake(operation_id)}").handler
    answer = handler(event, None)
    check_answer(operation_id, answer)
    text = answer["body"]
    return Answer(answer["statusCode"], answer["headers"], json.loads(text) if text else None, text)


def call(operation_id: str, **request: Any) -> Answer:
    return send(operation_id, api_event(operation_id, **request))
