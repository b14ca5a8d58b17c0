"""/docs: the API reference, drawn from the contract by RapiDoc out of node_modules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from local.gateway.site import SECURITY_HEADERS, File, read_file
from local.settings import ROOT
from ops.publish import ASK_FIRST

PAGE = Path(__file__).parent / "docs.html"
RENDERER = ROOT / "node_modules" / "rapidoc" / "dist" / "rapidoc-min.js"
# The renderer writes its own style elements, which the shop's policy would refuse.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none';"
        " img-src 'self' data:; script-src 'self'; style-src 'unsafe-inline'"
    ),
    "cache-control": ASK_FIRST,
    **SECURITY_HEADERS,
}


def docs_routes(contract: dict[str, Any]) -> list[Route]:
    specification = json.dumps(contract)
    files: dict[str, File] = {}

    async def page(request: Request) -> Response:
        return serve(PAGE, request)

    async def renderer(request: Request) -> Response:
        return serve(RENDERER, request)

    async def openapi(request: Request) -> Response:
        request.state.route = request.url.path
        return Response(specification, headers=HEADERS, media_type="application/json")

    def serve(path: Path, request: Request) -> Response:
        request.state.route = request.url.path
        file = files.get(path.name) or files.setdefault(path.name, read_file(path, 0))
        return file.response(request.headers, HEADERS)

    return [Route("/docs", page), Route("/docs/rapidoc-min.js", renderer), Route("/docs/openapi.json", openapi)]
