"""AWS's Signature Version 4: over a POST to `/`, as its JSON services take it, and over the form by which a browser uploads to S3."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import time
from collections.abc import Mapping
from typing import NamedTuple


class Credentials(NamedTuple):
    access_key: str
    secret_key: str
    token: str | None


class Signer:
    """Signs for one service of one region; thread-safe."""

    def __init__(self, service: str, region: str, credentials: Credentials) -> None:
        self._service = service
        self._region = region
        self._credentials = credentials
        self._signing_key = ("", b"")

    def headers(self, host: str, target: str, content_type: str, body: bytes, now: time.struct_time) -> dict[str, str]:
        """The request's headers, with the signature over them and the body."""
        moment = time.strftime("%Y%m%dT%H%M%SZ", now)
        headers = {"content-type": content_type, "host": host, "x-amz-date": moment}
        if self._credentials.token:
            headers["x-amz-security-token"] = self._credentials.token
        headers["x-amz-target"] = target
        names = ";".join(headers)
        lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
        canonical = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
        scope = self._scope(moment)
        to_sign = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        signature = self._sign(moment, to_sign.encode())
        headers["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={self._credentials.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
        )
        return headers

    def form(self, bucket: str, fields: Mapping[str, str], size: int, now: float, seconds: int) -> dict[str, str]:
        """All fields of a form by which a file of exactly this size may be uploaded, for so many seconds from now (since 1970).

        Each field is part of the policy that is signed, so that none can be changed, added or left out.
        """
        moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
        signed = {
            **fields,
            "x-amz-algorithm": "AWS4-HMAC-SHA256",
            "x-amz-credential": f"{self._credentials.access_key}/{self._scope(moment)}",
            "x-amz-date": moment,
        }
        if self._credentials.token:
            signed["x-amz-security-token"] = self._credentials.token
        policy = {
            "expiration": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + seconds)),
            "conditions": [{"bucket": bucket}, *({name: value} for name, value in signed.items()), ["content-length-range", size, size]],
        }
        encoded = base64.b64encode(json.dumps(policy).encode())
        return {**signed, "policy": encoded.decode(), "x-amz-signature": self._sign(moment, encoded)}

    def _scope(self, moment: str) -> str:
        return f"{moment[:8]}/{self._region}/{self._service}/aws4_request"

    def _sign(self, moment: str, text: bytes) -> str:
        return hmac.digest(self._key_of(moment[:8]), text, "sha256").hex()

    def _key_of(self, day: str) -> bytes:
        known_day, key = self._signing_key
        if known_day != day:
            key = b"AWS4" + self._credentials.secret_key.encode()
            for part in (day, self._region, self._service, "aws4_request"):
                key = hmac.digest(key, part.encode(), "sha256")
            self._signing_key = (day, key)
        return key


def credentials_of_environment() -> Credentials:
    """As Lambda and the AWS tools name the variables; KeyError names one that is missing."""
    environment = os.environ
    return Credentials(environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"], environment.get("AWS_SESSION_TOKEN"))


def endpoint_of(service: str, region: str) -> str:
    """Where a service answers: AWS's own address, unless the environment names another."""
    environment = os.environ
    named = environment.get(f"AWS_ENDPOINT_URL_{service.upper()}") or environment.get("AWS_ENDPOINT_URL")
    return named or f"https://{service}.{region}.amazonaws.com"
