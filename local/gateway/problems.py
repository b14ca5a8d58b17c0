"""The gateway's own refusals. They look like the handlers' own, because the same rows make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tradewind.edge.problems import problem


@dataclass(frozen=True)
class Refused(Exception):
    """`kind` is a row of the problems; `headers` are what this refusal sends besides."""

    kind: str
    detail: str
    headers: tuple[tuple[str, str], ...] = ()

    def answer(self, request_id: str) -> dict[str, Any]:
        """As a handler would answer."""
        answer = problem(self.kind, self.detail, request_id)
        answer["headers"] |= dict(self.headers)
        return answer


BODY_CUT_SHORT = Refused("malformed-request", "The body ended early.")
FAILED = Refused("internal-error", "Something went wrong on our side; it has been recorded.")
HEADERS_TOO_LARGE = Refused("malformed-request", "The headers are too large.")
MALFORMED_ADDRESS = Refused("malformed-request", "The address is not well formed.")
NOT_FOUND = Refused("not-found", "There is nothing at this address.")
TIMED_OUT = Refused("gateway-timeout", "The answer took too long. What was asked for may have been done.")
UNAUTHORIZED = Refused("unauthorized", "The token is missing, has expired or is not valid. Sign in, then try again.")


def method_not_allowed(allow: str) -> Refused:
    return Refused("method-not-allowed", f"This address takes {allow}.", (("Allow", allow),))


def too_large(max_body_bytes: int) -> Refused:
    # What is left of the body is not read, so the connection cannot carry another request.
    return Refused("too-large", f"The body may have {max_body_bytes} bytes.", (("Connection", "close"),))
