"""What the shop refuses to do, and why.

A refusal is an answer, not a failure: somebody asked for what cannot be. `edge/problems.py` has a row per kind that gives it a
status and a title.
"""

from typing import Literal, NamedTuple, get_args

Kind = Literal[
    "account-not-confirmed",
    "asked-too-often",
    "category-in-use",
    "forbidden",
    "forged-notice",
    "idempotency-key-reused",
    "invalid-request",
    "last-admin",
    "list-full",
    "mail-uncertain",
    "malformed-request",
    "not-found",
    "not-invited",
    "order-state",
    "orders-open",
    "out-of-stock",
    "own-role",
    "payment-declined",
    "payment-timeout",
    "precondition-required",
    "promotion-not-valid",
    "refund-too-large",
    "replay-failed",
    "sku-taken",
    "slug-taken",
    "stale-version",
    "stock-reserved",
    "too-large",
    "total-changed",
    "unauthorized",
    "unknown-sku",
    "unsupported-media-type",
    "works-here-already",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Field(NamedTuple):
    """What is wrong with one field: a JSON pointer to it, a sentence for people, and a word for programs where there is one."""

    pointer: str
    detail: str
    code: str | None = None


class Unavailable(Exception):
    """Something that the shop depends on does not answer. Whether what was asked took place is not known; it may be asked again."""


class GivenUp(Exception):
    """What was asked must not be tried again by itself: it would fail again, or might be done twice. Somebody has to look.

    `code` is a word for programs that says why.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refusal(Exception):
    """`detail` is for the one who asked: a sentence that says what to do next, with nothing internal in it.

    `replayed`: the same request was refused before, and this is the stored answer.
    """

    def __init__(self, kind: Kind, detail: str, *fields: Field, replayed: bool = False) -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail
        self.fields = fields
        self.replayed = replayed
