"""ID tokens as Cognito signs them, and the address at which it publishes its keys."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.support.emulators import AUDIENCE, ISSUER

KEY_ID = "the-pool's-key"


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """An RSA key, made once per name: making one takes a while."""
    del name  # which is what the cache goes by
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def key_set(*names: str) -> bytes:
    """The JSON Web Key Set that the pool publishes."""
    keys = [{**json.loads(RSAAlgorithm.to_jwk(private_key(name).public_key())), "kid": name} for name in names or (KEY_ID,)]
    return json.dumps({"keys": keys}).encode()


def id_token(sub: str = "ada", groups: tuple[str, ...] = (), key: str = KEY_ID, kid: str | None = None, **changes: Any) -> str:
    """An ID token; a claim that is changed to None is left out."""
    now = int(time.time())
    claims = {
        "sub": sub,
        "iss": ISSUER,
        "aud": AUDIENCE,
        "token_use": "id",
        "iat": now,
        "exp": now + 3600,
        "email": f"{sub}@example.com",
        "email_verified": True,
        **({"cognito:groups": list(groups)} if groups else {}),
        **changes,
    }
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, private_key(key), "RS256", {"kid": kid or key})


@contextmanager
def published_keys() -> Iterator[str]:
    """The address of the pool's keys, which answers as long as this is open."""

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(key_set())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Keys) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/jwks.json"
        server.shutdown()
        thread.join()
