"""Verification of ID tokens, against PyJWT: what that signs is taken, and whatever is wrong with a token is found.

Makes three RSA keys and verifies about a thousand tokens; three seconds.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from hypothesis import given
from hypothesis import strategies as st

from backend.tests.support.tokens import KEY_ID, id_token, key_set, private_key
from tests.support.emulators import AUDIENCE, ISSUER
from tradewind.edge.tokens import LEEWAY_SECONDS, MOST_BYTES, Claims, InvalidToken, key_id, keys_from_jwks, verify

KEYS = keys_from_jwks(key_set())
GOOD = id_token("ada", ("staff",))


def check(token: str, now: float | None = None) -> Claims:
    return verify(token, KEYS, ISSUER, AUDIENCE, time.time() if now is None else now)


def encode(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def unsigned(header: dict[str, Any], payload: bytes | None = None) -> str:
    claims = payload if payload is not None else base64.urlsafe_b64decode(GOOD.split(".")[1] + "==")
    return f"{encode(json.dumps(header).encode())}.{encode(claims)}"


def signed(message: str) -> str:
    return f"{message}.{encode(private_key(KEY_ID).sign(message.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def test_a_good_token_gives_who_it_is() -> None:
    claims = check(GOOD)
    assert (claims.sub, claims.groups) == ("ada", ["staff"])
    assert key_id(GOOD) == KEY_ID


def test_a_customer_without_groups_has_none() -> None:
    assert check(id_token("ben")).groups == []


@given(st.text(min_size=1, max_size=50), st.lists(st.text(max_size=20), max_size=5), st.dictionaries(st.text(max_size=8), st.integers()))
def test_what_pyjwt_signs_is_read_as_pyjwt_reads_it(sub: str, groups: list[str], more: dict[str, int]) -> None:
    own = {"sub", "iss", "aud", "exp", "iat", "nbf", "token_use", "cognito:groups"}
    token = id_token(sub, tuple(groups), **{name: value for name, value in more.items() if name not in own and name.isidentifier()})
    theirs = jwt.decode(token, private_key(KEY_ID).public_key(), ["RS256"], audience=AUDIENCE, issuer=ISSUER)
    ours = check(token)
    assert (ours.sub, ours.groups, ours.exp) == (theirs["sub"], theirs.get("cognito:groups", []), theirs["exp"])


@given(st.data())
def test_a_token_with_another_character_is_refused(data: st.DataObject) -> None:
    message, _, _ = GOOD.rpartition(".")
    place = data.draw(st.integers(0, len(message) - 1))
    letter = data.draw(st.characters(categories=["Ll", "Lu", "Nd", "Pd", "Po"]).filter(lambda c: c != GOOD[place]))
    with pytest.raises(InvalidToken):
        check(GOOD[:place] + letter + GOOD[place + 1 :])


@given(st.integers(0, 255), st.integers(1, 255))
def test_a_signature_with_another_byte_is_refused(place: int, change: int) -> None:
    message, _, signature = GOOD.rpartition(".")
    data = bytearray(base64.urlsafe_b64decode(signature + "=="))
    data[place] ^= change
    with pytest.raises(InvalidToken):
        check(f"{message}.{encode(bytes(data))}")


@given(st.one_of(st.text(max_size=200), st.from_regex(r"[\w-]{0,40}(\.[\w-]{0,40}){0,4}", fullmatch=True)))
def test_anything_else_is_refused_and_nothing_breaks(token: str) -> None:
    with pytest.raises(InvalidToken):
        check(token)
    with pytest.raises(InvalidToken):
        key_id(token)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(id_token(iss="https://example.com/other-pool"), id="another issuer"),
        pytest.param(id_token(iss=ISSUER + "\n"), id="an issuer that only starts like ours"),
        pytest.param(id_token(aud="another-client"), id="another audience"),
        pytest.param(id_token(aud=[AUDIENCE, "another-client"]), id="several audiences"),
        pytest.param(id_token(token_use="access"), id="an access token"),
        pytest.param(id_token(exp=int(time.time()) - LEEWAY_SECONDS - 1), id="expired"),
        pytest.param(id_token(exp="tomorrow"), id="no number as expiry"),
        pytest.param(id_token(sub=7), id="no string as sub"),
        pytest.param(id_token(**{"cognito:groups": "staff"}), id="no list as groups"),
        *(pytest.param(id_token(**{name: None}), id=f"no {name}") for name in ("sub", "iss", "aud", "exp", "token_use")),
        pytest.param(id_token(key="another key", kid=KEY_ID), id="another key under our key's name"),
        pytest.param(id_token(key="another key"), id="a foreign key's name"),
        pytest.param(GOOD + "A", id="a longer signature"),
        pytest.param(GOOD.rpartition(".")[0], id="no signature"),
        pytest.param(GOOD.rpartition(".")[0] + ".", id="an empty signature"),
        pytest.param(GOOD + "." + GOOD, id="five parts"),
        pytest.param("", id="empty"),
        pytest.param("ключ." + GOOD, id="not ASCII"),
        pytest.param(GOOD + "ü", id="not ASCII at the end"),
        pytest.param(unsigned({"alg": "none", "kid": KEY_ID}) + ".", id="alg none"),
        pytest.param(signed(unsigned({"alg": "none", "kid": KEY_ID})), id="alg none, signed"),
        pytest.param(signed(unsigned({"alg": "RS512", "kid": KEY_ID})), id="another algorithm"),
        pytest.param(signed(unsigned({"alg": "RS256"})), id="no key id"),
        pytest.param(signed(unsigned({"alg": "RS256", "kid": 1})), id="no string as key id"),
        pytest.param(signed(unsigned({"alg": "RS256", "kid": KEY_ID}, b"{")), id="claims that are no JSON"),
        pytest.param(signed(unsigned({"alg": "RS256", "kid": KEY_ID}, b"[" * 4000)), id="claims nested deep"),
        pytest.param(id_token(padding="x" * MOST_BYTES), id="too long"),
    ],
)
def test_a_token_that_is_wrong_is_refused(token: str) -> None:
    with pytest.raises(InvalidToken):
        check(token)


def test_the_public_key_is_no_secret_to_sign_with() -> None:
    message = unsigned({"alg": "HS256", "kid": KEY_ID})
    for secret in (key_set(), KEYS[KEY_ID].modulus.to_bytes(256, "big")):
        with pytest.raises(InvalidToken):
            check(f"{message}.{encode(hmac.digest(secret, message.encode(), hashlib.sha256))}")


def test_clocks_may_differ_by_a_little() -> None:
    token = id_token(exp=1_800_000_000)
    assert check(token, 1_800_000_000 + LEEWAY_SECONDS - 1).sub == "ada"
    with pytest.raises(InvalidToken):
        check(token, 1_800_000_000 + LEEWAY_SECONDS)


def test_a_key_that_is_too_small_verifies_nothing() -> None:
    small = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - the point of it
    jwk = {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(small.public_key())), "kid": "small"}
    message = unsigned({"alg": "RS256", "kid": "small"})
    token = f"{message}.{encode(small.sign(message.encode(), padding.PKCS1v15(), hashes.SHA256()))}"
    with pytest.raises(InvalidToken, match="signature"):
        verify(token, keys_from_jwks(json.dumps({"keys": [jwk]}).encode()), ISSUER, AUDIENCE, 0)


def test_a_key_set_gives_its_rsa_keys_by_their_ids() -> None:
    numbers = private_key(KEY_ID).public_key().public_numbers()
    keys = keys_from_jwks(key_set(KEY_ID, "another key"))
    assert set(keys) == {KEY_ID, "another key"}
    assert keys[KEY_ID] == (numbers.n, numbers.e)


def test_keys_of_other_kinds_are_passed_over() -> None:
    curve = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()).public_key()))
    mixed = json.loads(key_set())
    mixed["keys"].append({**curve, "kid": "curve"})
    assert set(keys_from_jwks(json.dumps(mixed).encode())) == {KEY_ID}
