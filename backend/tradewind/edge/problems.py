"""Refusals and failures as problem responses (RFC 9457). A kind of problem is a row."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from tradewind.contract.types import FieldError, Problem
from tradewind.domain.refusal import Refusal


class Row(NamedTuple):
    status: int
    title: str
    retry_after_seconds: int = 0


ROWS = {
    "account-not-confirmed": Row(409, "The account was never confirmed"),
    "asked-too-often": Row(429, "Asked too often", 900),
    "category-in-use": Row(409, "The category is in use"),
    "forbidden": Row(403, "Not allowed"),
    "forged-notice": Row(401, "Not from the payment provider"),
    "gateway-timeout": Row(504, "Took too long"),
    "idempotency-key-reused": Row(422, "Idempotency-Key used before"),
    "internal-error": Row(500, "Something went wrong"),
    "invalid-request": Row(422, "The request does not fit together"),
    "last-admin": Row(409, "The last admin stays"),
    "list-full": Row(409, "The list is full"),
    "mail-uncertain": Row(409, "The mail may have been sent"),
    "malformed-request": Row(400, "The request is malformed"),
    "method-not-allowed": Row(405, "Method not allowed"),
    "not-found": Row(404, "Not found"),
    "not-invited": Row(409, "Not invited any more"),
    "order-state": Row(409, "The order's state does not allow it"),
    "orders-open": Row(409, "Orders are still open"),
    "out-of-stock": Row(409, "Not enough in stock"),
    "own-role": Row(409, "Your own role"),
    "payment-declined": Row(402, "Payment declined"),
    "payment-timeout": Row(504, "Payment timed out"),
    "precondition-required": Row(428, "If-Match is missing"),
    "promotion-not-valid": Row(409, "Promotion code not valid"),
    "refund-too-large": Row(422, "More than is left to return"),
    "replay-failed": Row(409, "It failed again"),
    "sku-taken": Row(409, "SKU taken"),
    "slug-taken": Row(409, "Slug taken"),
    "stale-version": Row(412, "Changed since"),
    "stock-reserved": Row(409, "Stock is reserved"),
    "too-large": Row(413, "Body too large"),
    "total-changed": Row(409, "Total changed"),
    "unauthorized": Row(401, "Sign in first"),
    "unavailable": Row(503, "Not available right now", 1),
    "unknown-sku": Row(409, "Not on sale"),
    "unsupported-media-type": Row(415, "Unsupported media type"),
    "works-here-already": Row(409, "Works here already"),
}
CONTENT_TYPE = "application/problem+json"


def problem(kind: str, detail: str, request_id: str, errors: list[FieldError] | None = None) -> dict[str, Any]:
    """A response in API Gateway's proxy form."""
    status, title, retry_after_seconds = ROWS[kind]
    body = Problem(
        type=f"/problems/{kind}",
        title=title,
        status=status,
        detail=detail,
        request_id=request_id,
        errors=errors or UNSET,
    )
    headers = {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if retry_after_seconds:
        headers["Retry-After"] = str(retry_after_seconds)
    return {
        "statusCode": status,
        "headers": headers,
        "body": msgspec.json.encode(body).decode(),
        "isBase64Encoded": False,
    }


def refused(refusal: Refusal, request_id: str) -> dict[str, Any]:
    errors = [FieldError(pointer=f.pointer, detail=f.detail, code=f.code or UNSET) for f in refusal.fields]
    return problem(refusal.kind, refusal.detail, request_id, errors)
