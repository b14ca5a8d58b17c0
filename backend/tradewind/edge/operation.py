"""From API Gateway's event to a typed request, and from a response, a refusal or a failure back to what API Gateway sends on."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import msgspec

from tradewind.contract.operations import OPERATIONS, Operation
from tradewind.domain.refusal import Field, Refusal, Unavailable
from tradewind.edge import identity, log, problems
from tradewind.edge.validation import DETAIL, parse_body, parse_strings
from tradewind.gateways.clock import timestamp

T = TypeVar("T")
Event = Mapping[str, Any]
ETAG_BYTES = 9
# In the path of what customers do to an order that there is; placing one keeps no refusals.
OF_AN_ORDER = "{orderId}"
MOST_OF_A_SUBJECT = 200
REPLAYED = "Idempotent-Replayed"
# Where the site has another origin than the API, its pages may read these answers, and of their headers these.
CROSS_ORIGIN = (
    {
        "Access-Control-Allow-Origin": os.environ["ALLOWED_ORIGIN"],
        "Access-Control-Expose-Headers": f"ETag, Location, {REPLAYED}, X-Amzn-RequestId",
    }
    if os.environ.get("ALLOWED_ORIGIN")
    else {}
)
_VERSION = re.compile(r'(?:W/)?"([0-9]{1,15})(?:-[\w-]*)?"')


class Response(NamedTuple):
    """`body` is a struct of the contract, or its JSON. `cache` is the Cache-Control header. With `version` the ETag starts with it."""

    status: int
    body: msgspec.Struct | bytes | None = None
    cache: str = "no-store"
    headers: Mapping[str, str] = {}
    etag: bool = False
    version: int | None = None
    replayed: bool = False


class Request:
    """What the caller sent, parsed when asked for; each part in the contract's type, or a Refusal that names the bad fields."""

    def __init__(self, event: Event, row: Operation) -> None:
        self._event = event
        self._row = row
        self.all_headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
        self.caller = identity.identify(row.access, event, self.all_headers)

    def path(self, kind: type[T]) -> T:
        return parse_strings(self._event.get("pathParameters") or {}, kind, "path")

    def query(self, kind: type[T]) -> T:
        values = self._event.get("multiValueQueryStringParameters") or {}
        twice = [Field(f"/query/{name[:80]}", "Send this once.") for name, given in values.items() if len(given) > 1]
        if twice:
            raise Refusal("malformed-request", DETAIL, *twice)
        return parse_strings({name: given[0] for name, given in values.items()}, kind, "query")

    def headers(self, kind: type[T]) -> T:
        names = (field.encode_name for field in msgspec.structs.fields(kind))  # type: ignore[arg-type]
        return parse_strings({name: self.all_headers[name.lower()] for name in names if name.lower() in self.all_headers}, kind, "header")

    def signed_in(self) -> identity.Caller:
        """The caller of an operation that needs a role."""
        if self.caller is None:
            raise AssertionError(f"{self._row.id} is open to callers that are not signed in")
        return self.caller

    @property
    def source(self) -> str:
        """The network address that the request came from."""
        return str(self._event["requestContext"]["identity"]["sourceIp"])

    def body(self, kind: type[T]) -> T:
        return parse_body(self.raw_body(), kind)

    def raw_body(self) -> bytes:
        """The body, byte for byte as it was sent; a Refusal where it is too large or not said to be JSON."""
        media, _, parameters = self.all_headers.get("content-type", "").partition(";")
        if media.strip().lower() != "application/json" or parameters.strip().lower() not in ("", "charset=utf-8"):
            raise Refusal("unsupported-media-type", "Send the body as application/json.")
        text = self._event.get("body") or ""
        if len(text) > self._row.max_body_bytes * 4 // 3 + 4:
            raise self._too_large()
        body = _base64(text) if self._event.get("isBase64Encoded") else text.encode("utf-8", "surrogatepass")
        if len(body) > self._row.max_body_bytes:
            raise self._too_large()
        return body

    def version(self) -> int:
        """The version in `If-Match` that a write is based on."""
        given = self.all_headers.get("if-match")
        if given is None:
            raise Refusal("precondition-required", "Send If-Match with the ETag of the version that you changed.")
        match = _VERSION.fullmatch(given.strip())
        if match is None:
            raise Refusal("stale-version", "If-Match is not an ETag of what you change; read it again, then change it.")
        return int(match[1])

    def holds(self, etag: str) -> bool:
        """Whether the caller reads, and its copy is this one."""
        if self._row.method != "GET":
            return False
        given = self.all_headers.get("if-none-match", "")
        return etag in re.findall(r'"[^"]*"', given) or given.strip() == "*"

    def _too_large(self) -> Refusal:
        return Refusal("too-large", f"The body may have {self._row.max_body_bytes} bytes.")


def operation(id: str) -> Callable[[Callable[[Request], Response]], Callable[[Event, Any], dict[str, Any]]]:
    """Make a function of a request the Lambda handler of the contract's operation. No exception leaves it."""
    row = OPERATIONS[id]

    def decorate(run: Callable[[Request], Response]) -> Callable[[Event, Any], dict[str, Any]]:
        @wraps(run)
        def handler(event: Event, _context: Any) -> dict[str, Any]:
            answer = _answer(run, row, event)
            answer["headers"] |= CROSS_ORIGIN
            return answer

        return handler

    return decorate


def _answer(run: Callable[[Request], Response], row: Operation, event: Event) -> dict[str, Any]:
    request_id = event["requestContext"]["requestId"]
    try:
        request = Request(event, row)
        return _rendered(run(request), request)
    except Refusal as refusal:
        _keep_refusal(row, event, refusal)
        answer = problems.refused(refusal, request_id)
        if refusal.replayed:
            answer["headers"][REPLAYED] = "true"
        return answer
    except Unavailable as error:
        log.failure(error, operation=row.id, request_id=request_id)
        return problems.problem("unavailable", "The shop can't answer right now; try again in a moment.", request_id)
    except Exception as error:
        log.failure(error, operation=row.id, request_id=request_id)
        return problems.problem("internal-error", "Something went wrong on our side; it has been recorded.", request_id)


def _keep_refusal(row: Operation, event: Event, refusal: Refusal) -> None:
    """Keep in the audit table who of those that are signed in was refused a write for staff, and why; and what a customer wanted of an
    order that is past it, without who it was."""
    who = identity.signed_in_as(event)
    if row.access in identity.OPEN_TO_CUSTOMERS:
        who = "customer" if refusal.kind == "order-state" and OF_AN_ORDER in row.path else None
    if row.method == "GET" or who is None:
        return
    # Imported where it is needed: what customers call starts without it.
    from tradewind.stores.audit import Audit, AuditRecord
    from tradewind.stores.dynamodb import connect

    subject = "/".join((event.get("pathParameters") or {}).values())
    record = AuditRecord(
        at=timestamp(time.time()), action=row.id, by=who, subject=subject[:MOST_OF_A_SUBJECT], after=f"refused: {refusal.kind}"
    )
    try:
        Audit(connect()).write(record)
    except Unavailable as error:
        log.failure(error, operation=row.id, request_id=event["requestContext"]["requestId"])


def _rendered(response: Response, request: Request) -> dict[str, Any]:
    body = b"" if response.body is None else response.body if isinstance(response.body, bytes) else msgspec.json.encode(response.body)
    headers = {"Cache-Control": response.cache, **response.headers}
    if response.replayed:
        headers[REPLAYED] = "true"
    if body:
        headers["Content-Type"] = "application/json"
    if response.etag or response.version is not None:
        headers["ETag"] = etag = _etag(body, response.version)
        if request.holds(etag):
            del headers["Content-Type"]
            return {"statusCode": 304, "headers": headers, "body": "", "isBase64Encoded": False}
    return {"statusCode": response.status, "headers": headers, "body": body.decode(), "isBase64Encoded": False}


def _etag(body: bytes, version: int | None) -> str:
    digest = base64.urlsafe_b64encode(hashlib.blake2b(body, digest_size=ETAG_BYTES).digest()).decode()
    return f'"{digest}"' if version is None else f'"{version}-{digest}"'


def _base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise Refusal("malformed-request", "The body is not valid base64.") from None
