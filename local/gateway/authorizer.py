"""The stand-in for API Gateway's Cognito authorizer: a valid ID token, or a 401 problem before any handler runs."""

from __future__ import annotations

import asyncio
import base64
import json
import time
import urllib.request
from typing import Any

from local.gateway.problems import UNAUTHORIZED
from tradewind.edge.tokens import InvalidToken, PublicKey, key_id, keys_from_jwks, verify

FETCH_AGAIN_SECONDS = 10


class Authorizer:
    def __init__(self, keys_url: str, issuer: str, audience: str) -> None:
        self._keys_url = keys_url
        self._issuer = issuer
        self._audience = audience
        self._keys: dict[str, PublicKey] = {}
        self._fetched_at = -float(FETCH_AGAIN_SECONDS)

    async def claims(self, authorization: str) -> dict[str, str]:
        """The claims of an `Authorization` header's token, as API Gateway writes them. Raises UNAUTHORIZED."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise UNAUTHORIZED
        try:
            # The pool may have new keys since: look again, though not for every forged token.
            if key_id(token) not in self._keys and time.monotonic() - self._fetched_at > FETCH_AGAIN_SECONDS:
                self._keys = keys_from_jwks(await asyncio.to_thread(_read, self._keys_url))
                self._fetched_at = time.monotonic()
            verify(token, self._keys, self._issuer, self._audience, time.time())
        except InvalidToken:
            raise UNAUTHORIZED from None
        return as_text(_payload(token))


def as_text(claims: dict[str, Any]) -> dict[str, str]:
    """API Gateway gives every claim as text: lists joined by commas, times as dates."""
    return {name: _as_text(name, value) for name, value in claims.items()}


def _as_text(name: str, value: Any) -> str:
    if name in ("exp", "iat"):
        return time.strftime("%a %b %d %H:%M:%S UTC %Y", time.gmtime(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(map(str, value))
    return str(value)


def _payload(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def _read(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - the emulator's address
        content: bytes = response.read()
        return content
