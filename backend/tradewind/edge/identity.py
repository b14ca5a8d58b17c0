"""Who calls, and whether they may.

Where an operation needs a role, API Gateway's authorizer has verified the token and passes its claims on. Where a token is optional,
no authorizer runs, and the token is verified here. Either way the decision is made here, from the operation's row.

A token says for up to an hour what its owner may do, whatever was decided since. So what it says of staff is compared with the table
`people`: whoever's role is taken away is refused by the next request.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from tradewind.domain.refusal import Refusal, Unavailable
from tradewind.edge import tokens

# Everybody who has signed in is a customer, in whatever group.
GROUPS_OF_STAFF = {"staff", "admin"}
GROUPS_BY_ROLE = {"customer": None, "staff": GROUPS_OF_STAFF, "admin": {"admin"}}
OPEN = {"public", "identified"}
OPEN_TO_CUSTOMERS = OPEN | {"customer"}
# What tokens say of staff who have to set up a second factor before they have their role: see services/check_second_factor.py.
SECOND_FACTOR_CLAIM, MISSING = "second_factor", "missing"
REFETCH_SECONDS = 60
FETCH_TIMEOUT_SECONDS = 3


class Caller(NamedTuple):
    """`sub` is Cognito's id of the user. `confirmed_email` is the address, in lower case, that the user has shown to be theirs, empty where
    there is none; it is known where the operation asks for a role."""

    sub: str
    groups: frozenset[str]
    confirmed_email: str = ""

    def has_role(self, role: str) -> bool:
        groups = GROUPS_BY_ROLE[role]
        return groups is None or not self.groups.isdisjoint(groups)


def identify(access: str, event: Mapping[str, Any], headers: Mapping[str, str]) -> Caller | None:
    """The caller, or None for one who is not signed in; a Refusal where the row wants more than that."""
    if access == "public":
        return None
    if access == "identified":
        authorization = headers.get("authorization")
        return None if authorization is None else _as_decided(_verified(authorization))
    claims = (event["requestContext"].get("authorizer") or {}).get("claims")
    if not claims:
        raise _unauthorized()
    groups = frozenset(re.findall(r"[^\[\],\s]+", claims.get("cognito:groups", "")))
    caller = Caller(claims["sub"], groups, _confirmed_email(claims))
    if access not in OPEN_TO_CUSTOMERS and caller.has_role(access):
        caller = _as_decided(caller)
        if not caller.has_role(access):
            raise Refusal("forbidden", "Your role in this shop was changed, and you may not do this any more.")
    if not caller.has_role(access):
        missing = claims.get(SECOND_FACTOR_CLAIM) == MISSING
        raise Refusal("forbidden", "Set up your second factor first." if missing else "Your account may not do this.")
    return caller


def _as_decided(caller: Caller) -> Caller:
    """The caller with no more than the role that they were last given, where that was decided here."""
    if not caller.has_role("staff"):
        return caller
    # Imported where it is needed: what customers call starts without it.
    from tradewind.stores.dynamodb import connect
    from tradewind.stores.people import People

    standing = People(connect()).standing(caller.sub)
    if standing is None or standing == "admin":
        return caller
    others = caller.groups - GROUPS_OF_STAFF
    return caller._replace(groups=others | {"staff"} if standing == "staff" else others)


def _confirmed_email(claims: Mapping[str, str]) -> str:
    # API Gateway gives every claim as text.
    return claims.get("email", "").lower() if claims.get("email_verified") == "true" else ""


def signed_in_as(event: Mapping[str, Any]) -> str | None:
    """The id of the user whom API Gateway let through, whatever that user may do; None where it asks for no token."""
    claims = (event["requestContext"].get("authorizer") or {}).get("claims") or {}
    return claims.get("sub")


def _verified(authorization: str) -> Caller:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise _unauthorized()
    try:
        keys = _key_ring.keys(tokens.key_id(token))
        claims = tokens.verify(token, keys, os.environ["TOKEN_ISSUER"], os.environ["TOKEN_AUDIENCE"], time.time())
    except tokens.InvalidToken:
        raise _unauthorized() from None
    return Caller(claims.sub, frozenset(claims.groups))


def _unauthorized() -> Refusal:
    return Refusal("unauthorized", "The token is missing, has expired or is not valid. Sign in, then try again.")


class _KeyRing:
    """The user pool's public keys, read when first needed and again, at most once a minute, for a key that is not known."""

    def __init__(self) -> None:
        self._keys: dict[str, tokens.PublicKey] = {}
        self._fetched = float("-inf")

    def keys(self, wanted: str) -> dict[str, tokens.PublicKey]:
        if wanted not in self._keys and time.monotonic() - self._fetched > REFETCH_SECONDS:
            self._keys = tokens.keys_from_jwks(_fetch(os.environ["TOKEN_KEYS_URL"]))
            self._fetched = time.monotonic()
        return self._keys


_key_ring = _KeyRing()


def _fetch(url: str) -> bytes:
    from urllib.request import urlopen

    try:
        with urlopen(url, timeout=FETCH_TIMEOUT_SECONDS) as response:  # noqa: S310 - the deployment's own address
            data: bytes = response.read()
            return data
    except OSError as error:
        raise Unavailable from error
