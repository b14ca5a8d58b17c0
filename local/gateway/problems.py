"""The gateway's own refusals, as problem details (RFC 9457); those of the shop come from its handlers."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Problem(Exception):
    status: int
    name: str
    title: str
    headers: tuple[tuple[bytes, bytes], ...] = ()

    def answer(self, request_id: str) -> tuple[int, Headers, bytes]:
        body = {"type": f"/problems/{self.name}", "title": self.title, "status": self.status, "requestId": request_id}
        return self.status, [(b"content-type", b"application/problem+json"), *self.headers], msgspec.json.encode(body)


def method_not_allowed(allow: str) -> Problem:
    return Problem(405, "method-not-allowed", "This address does not take that method.", ((b"allow", allow.encode()),))


BODY_CUT_SHORT = Problem(400, "invalid-request", "The body ended early.")
MALFORMED_ADDRESS = Problem(400, "invalid-request", "The address is not well formed.")
UNAUTHORIZED = Problem(401, "unauthorized", "A valid token is required.", ((b"www-authenticate", b"Bearer"),))
NOT_FOUND = Problem(404, "not-found", "There is nothing at this address.")
HEADERS_TOO_LARGE = Problem(431, "headers-too-large", "The request's headers are too large.")
BAD_GATEWAY = Problem(502, "internal-error", "Something went wrong on our side.")
TIMED_OUT = Problem(504, "timeout", "The answer took too long.")


def too_large(max_body_bytes: int) -> Problem:
    return Problem(413, "too-large", f"The body is larger than {max_body_bytes} bytes.", ((b"connection", b"close"),))
