"""A local shop that asks for the second factor of staff: no role without one, by the function that Cognito asks on AWS. Some 15 s."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from local.emulators import free_port
from local.identity import DEMO_PASSWORD, CognitoError, Identity, call
from tests.support.shop import Shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    made = Shop(Path(tmp_path_factory.mktemp("shop")), free_port(), REQUIRE_STAFF_MFA="yes", WORKERS="1")
    try:
        made.wait_for("Tradewind is up")
        yield made
    finally:
        made.stop()


def claims_of(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def code_of(secret: str) -> str:
    """As RFC 6238 has it, with what authenticator apps take for granted."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def sign_in(shop: Shop, email: str) -> dict[str, Any]:
    identity = Identity(**shop.running["identity"])
    request = {"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": identity.client_id}
    deadline = time.monotonic() + 20
    while True:
        try:
            answer: dict[str, Any] = call(
                shop.running["emulatorUrl"], "InitiateAuth", **request, AuthParameters={"USERNAME": email, "PASSWORD": DEMO_PASSWORD}
            )
            return answer
        except CognitoError:
            # The functions start when the shop answers: until then there is no token, as there is none on AWS.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def asked(shop: Shop, token: str) -> httpx.Response:
    return httpx.get(f"{shop.url}/api/stock", headers={"Authorization": f"Bearer {token}"}, timeout=20)


def test_staff_have_their_role_only_with_a_second_factor(shop: Shop) -> None:
    tokens = sign_in(shop, "staff@example.com")["AuthenticationResult"]
    claims = claims_of(tokens["IdToken"])
    assert (claims["cognito:groups"], claims["second_factor"]) == ([], "missing")
    refused = asked(shop, tokens["IdToken"])
    assert (refused.status_code, refused.json()["detail"]) == (403, "Set up your second factor first.")

    emulator, client_id = shop.running["emulatorUrl"], Identity(**shop.running["identity"]).client_id
    secret = call(emulator, "AssociateSoftwareToken", AccessToken=tokens["AccessToken"])["SecretCode"]
    call(emulator, "VerifySoftwareToken", AccessToken=tokens["AccessToken"], UserCode=code_of(secret))
    preferred = {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}}
    call(emulator, "SetUserMFAPreference", AccessToken=tokens["AccessToken"], **preferred)

    renewed = call(emulator, "GetTokensFromRefreshToken", ClientId=client_id, RefreshToken=tokens["RefreshToken"])
    token = renewed["AuthenticationResult"]["IdToken"]
    assert "second_factor" not in claims_of(token)
    assert asked(shop, token).status_code == 200


def test_customers_are_not_asked_for_one(shop: Shop) -> None:
    claims = claims_of(sign_in(shop, "customer@example.com")["AuthenticationResult"]["IdToken"])
    assert claims["cognito:groups"] == ["customers"]
    assert "second_factor" not in claims
