"""/uploads and /media: the media bucket, where the site's pages may reach it. On AWS they upload to the bucket itself, by a form that is
signed for each file, and CloudFront serves what is below media/.

The form's policy is the bucket's to check, here as there, and nothing else of the emulator's is passed on.
"""

from __future__ import annotations

import asyncio
import http.client
import re
import time
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from local.gateway.site import SHOP_POLICY, Site
from local.settings import MEDIA_BUCKET

MOST_BYTES = 20_100_000
"""A file, and the form around it."""
TIMEOUT_SECONDS = 30
BUCKET_READY_SECONDS = 15
PICTURE = re.compile(r"[0-9a-f]{32}/[0-9]{1,4}\.(webp|avif)")
KEPT_HEADERS = ("content-type", "cache-control", "etag", "last-modified")


class Media:
    """What is no picture is answered as any other address of the site is."""

    def __init__(self, endpoint: str, site: Site) -> None:
        self._host = urlsplit(endpoint).netloc
        self._site = site

    async def upload(self, request: Request) -> Response:
        request.state.route = "/uploads"
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return Response("<Error><Code>EntityTooLarge</Code></Error>", 400, media_type="application/xml")
        headers, form = {"Content-Type": request.headers.get("content-type", "")}, await request.body()
        latest = time.monotonic() + BUCKET_READY_SECONDS
        while True:
            status, _, body = await asyncio.to_thread(self._ask, "POST", f"/{MEDIA_BUCKET}", form, headers)
            # The functions' process makes the bucket, a moment after the shop answers for the first time.
            if status != 404 or time.monotonic() > latest:
                break
            await asyncio.sleep(0.2)
        return Response(body, status, media_type="application/xml" if body else None)

    async def picture(self, request: Request) -> Response:
        name = request.path_params["name"]
        if not PICTURE.fullmatch(name):
            return self._site.entry(request)
        request.state.route = f"/media/{name}"
        asked = {"If-None-Match": held} if (held := request.headers.get("if-none-match")) else {}
        status, headers, body = await asyncio.to_thread(self._ask, request.method, f"/{MEDIA_BUCKET}/media/{quote(name)}", b"", asked)
        if status in (403, 404):
            return self._site.entry(request)
        if status not in (200, 304):
            return Response("The bucket does not answer.\n", 503, SHOP_POLICY, "text/plain")
        return Response(body, status, {**SHOP_POLICY, **{name: headers[name] for name in KEPT_HEADERS if name in headers}})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self._host, timeout=TIMEOUT_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        except (OSError, http.client.HTTPException):
            return 503, {}, b""
        finally:
            connection.close()
