"""Verification of Cognito's ID tokens: signature, issuer, audience, use and expiry.

RS256 is RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2): the public operation is one modular power, and the whole padded block is
compared with the one expected, so there is nothing in it to parse. docs/decisions/0006-token-verification.md says why this is not
left to a library.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")  # DER of a SHA-256 DigestInfo, up to the digest
MOST_BYTES = 8192
LEEWAY_SECONDS = 5
SMALLEST_KEY_BYTES = 256
NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class InvalidToken(Exception):
    pass


class PublicKey(NamedTuple):
    modulus: int
    exponent: int


class _Header(msgspec.Struct):
    alg: str
    kid: str


class _Key(msgspec.Struct):
    """`n` and `e` are an RSA key's; other kinds have other fields."""

    kid: str
    kty: str
    n: str = ""
    e: str = ""


class _KeySet(msgspec.Struct):
    keys: list[_Key]


class Claims(msgspec.Struct, frozen=True):
    """What the shop reads of an ID token. `exp` is in seconds since 1970."""

    sub: str
    iss: str
    aud: str
    exp: float
    token_use: str
    groups: list[str] = msgspec.field(name="cognito:groups", default_factory=list)


def keys_from_jwks(jwks: bytes) -> dict[str, PublicKey]:
    """The RSA keys of a JSON Web Key Set, by their id."""
    keys = msgspec.json.decode(jwks, type=_KeySet).keys
    return {k.kid: PublicKey(_integer(k.n), _integer(k.e)) for k in keys if k.kty == "RSA"}


def key_id(token: str) -> str:
    """The id of the key that the token says it is signed with; not to be trusted further than to choose a key by."""
    return _header(token.partition(".")[0]).kid


def verify(token: str, keys: Mapping[str, PublicKey], issuer: str, audience: str, now: float) -> Claims:
    """The token's claims, if it is this issuer's, for this audience, and still holds; else InvalidToken."""
    if len(token) > MOST_BYTES:
        raise InvalidToken("too long")
    signed, _, signature = token.rpartition(".")
    header, _, payload = signed.partition(".")
    key = keys.get(_header(header).kid)
    if key is None:
        raise InvalidToken("unknown key")
    if not _signed_by(key, signed.encode("ascii", "replace"), _bytes(signature)):
        raise InvalidToken("signature")
    try:
        claims = msgspec.json.decode(_bytes(payload), type=Claims)
    except NOT_JSON as error:
        raise InvalidToken("claims") from error
    if claims.iss != issuer:
        raise InvalidToken("issuer")
    if claims.aud != audience:
        raise InvalidToken("audience")
    if claims.token_use != "id":  # noqa: S105 - a claim
        raise InvalidToken("use")
    if claims.exp + LEEWAY_SECONDS <= now:
        raise InvalidToken("expired")
    return claims


def _header(text: str) -> _Header:
    try:
        header = msgspec.json.decode(_bytes(text), type=_Header)
    except NOT_JSON as error:
        raise InvalidToken("header") from error
    if header.alg != "RS256":
        raise InvalidToken("algorithm")
    return header


def _signed_by(key: PublicKey, message: bytes, signature: bytes) -> bool:
    size = (key.modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if size < SMALLEST_KEY_BYTES or len(signature) != size or number >= key.modulus:
        return False
    digest = SHA256_PREFIX + hashlib.sha256(message).digest()
    expected = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    return hmac.compare_digest(pow(number, key.exponent, key.modulus).to_bytes(size, "big"), expected)


def _integer(text: str) -> int:
    return int.from_bytes(_bytes(text), "big")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidToken("encoding") from error
