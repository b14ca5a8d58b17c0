"""/: the storefront as S3 and CloudFront serve it, pictures included.

What is not a file is answered with /index.html, for the client's own routes.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from ops.publish import RULES

COMPRESSED = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
SMALLEST_COMPRESSED_BYTES = 1000

# As infra/modules/frontend/headers.tf has CloudFront send them; over plain http, HSTS would mean nothing.
SECURITY_HEADERS = {
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # An order's address may be mailed with its secret; no other site is to see any of it.
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; connect-src {connects}; font-src 'self'; form-action 'self'; frame-ancestors {ancestors};"
    " frame-src {frames}; img-src 'self' data:; object-src 'none'; script-src {scripts}; style-src 'self'"
)


def page_policy(*, ancestors: str, frame_option: str, connects: str, frames: str = "'self'", scripts: str = "'self'") -> dict[str, str]:
    policy = CONTENT_SECURITY_POLICY.format(ancestors=ancestors, connects=connects, frames=frames, scripts=scripts)
    return {"content-security-policy": policy, "x-frame-options": frame_option, **SECURITY_HEADERS}


# What the payment provider's own code in the browser needs, as the provider documents it.
HOSTED_FIELDS = {
    "simulated": {"connects": "'self'"},
    "stripe": {
        "connects": "'self' https://api.stripe.com",
        "frames": "'self' https://*.js.stripe.com https://js.stripe.com https://hooks.stripe.com",
        "scripts": "'self' https://*.js.stripe.com https://js.stripe.com",
    },
}
SHOP_POLICY = page_policy(ancestors="'none'", frame_option="DENY", **HOSTED_FIELDS[os.environ.get("PAYMENT_PROVIDER", "simulated")])
# The payment provider's stand-ins, by the folder that holds them: fields in a frame of the checkout page, and a page of the
# customer's bank. They tell nobody anything but the page that they go back to.
STAND_IN_POLICIES = {
    "payment-fields": page_policy(ancestors="'self'", frame_option="SAMEORIGIN", connects="'none'"),
    "payment-challenge": page_policy(ancestors="'none'", frame_option="DENY", connects="'none'"),
}

mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True)
class File:
    modified: int
    media_type: str
    etag: str
    plain: bytes
    zipped: bytes | None

    def response(self, request: Headers, headers: Mapping[str, str]) -> Response:
        """The file, whole or compressed; nothing but its headers where the caller has it already."""
        answer = {**headers, "etag": self.etag}
        if self.zipped is not None:
            answer["vary"] = "accept-encoding"
        if self.etag in request.get("if-none-match", ""):
            return Response(status_code=304, headers=answer)
        if self.zipped is not None and "gzip" in request.get("accept-encoding", ""):
            return Response(self.zipped, headers={**answer, "content-encoding": "gzip"}, media_type=self.media_type)
        return Response(self.plain, headers=answer, media_type=self.media_type)


class Folder:
    """The files below a folder, kept in memory until they change on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._files: dict[str, File] = {}

    def get(self, name: str) -> File | None:
        path = self.root / name
        try:
            modified = path.stat().st_mtime_ns
        except (OSError, ValueError):
            return None
        known = self._files.get(name)
        if known and known.modified == modified:
            return known
        if not path.is_file() or not path.resolve().is_relative_to(self.root):
            return None
        file = self._files[name] = read_file(path, modified)
        return file


def read_file(path: Path, modified: int) -> File:
    plain = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    worth_it = media_type.startswith(COMPRESSED) and len(plain) >= SMALLEST_COMPRESSED_BYTES
    return File(
        modified=modified,
        media_type=media_type + "; charset=utf-8" if media_type.startswith("text/") else media_type,
        etag=f'"{hashlib.sha256(plain).hexdigest()[:32]}"',
        plain=plain,
        zipped=gzip.compress(plain, 9, mtime=0) if worth_it else None,
    )


def cache_control(name: str) -> str:
    return next(kept for start, kept in RULES if name.startswith(start))


class Site:
    """Sets the request's `state.route` to what the log may say of it: a file's name, but no client route, which may hold a secret."""

    def __init__(self, dist: Path, images: Path) -> None:
        self._dist = Folder(dist)
        self._images = Folder(images)

    async def image(self, request: Request) -> Response:
        name = request.path_params["name"]
        file = self._images.get(name)
        if file is None:
            return self.entry(request)
        request.state.route = f"/images/{name}"
        return file.response(request.headers, {**SHOP_POLICY, "cache-control": cache_control(f"images/{name}")})

    async def page(self, request: Request) -> Response:
        name = request.path_params.get("name", "")
        file = self._dist.get(name) if name and not name.endswith("/") else None
        if file is None:
            return self.entry(request)
        request.state.route = f"/{name}"
        policy = STAND_IN_POLICIES.get(name.partition("/")[0], SHOP_POLICY)
        return file.response(request.headers, {**policy, "cache-control": cache_control(name)})

    def entry(self, request: Request) -> Response:
        """The answer to every address that names no file."""
        request.state.route = "/index.html"
        file = self._dist.get("index.html")
        if file is None:
            return Response("The storefront is not built yet: make up builds it.\n", 503, SHOP_POLICY, "text/plain")
        return file.response(request.headers, {**SHOP_POLICY, "cache-control": cache_control("index.html")})
