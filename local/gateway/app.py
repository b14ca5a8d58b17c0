"""The local shop's one address: /api to the handlers, /cognito to the user pool, /uploads and /media to the pictures' bucket, all else to
the site."""

from __future__ import annotations

import time
import uuid
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from local.gateway.api import PREFIX, Api
from local.gateway.cognito import PATH as COGNITO_PATH
from local.gateway.cognito import Cognito
from local.gateway.docs import docs_routes
from local.gateway.log import RequestLog
from local.gateway.mail import Mailbox
from local.gateway.media import Media
from local.gateway.problems import method_not_allowed
from local.gateway.site import SHOP_POLICY, Site
from local.settings import UPLOAD_PATH
from ops.publish import ASK_FIRST


class Gateway:
    def __init__(
        self,
        api: Api,
        cognito: Cognito,
        mailbox: Mailbox,
        media: Media,
        contract: dict[str, Any],
        log: RequestLog,
        site_config: dict[str, str],
        site: Site,
    ) -> None:
        self._api = api
        self._log = log
        self._site = _site(cognito, mailbox, media, contract, site_config, site)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and (path.startswith(PREFIX + "/") or path == PREFIX):
            await self._api(scope, receive, send)
        elif scope["type"] == "http":
            await self._serve_site(scope, receive, send)

    async def _serve_site(self, scope: Any, receive: Any, send: Any) -> None:
        started = time.perf_counter()
        request_id = str(uuid.uuid4())
        status, size = 500, 0

        async def watch(message: Any) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        scope["state"]["route"] = "…"
        await self._site(scope, receive, watch)
        self._log.write(scope["method"], scope["state"]["route"], status, started, request_id, size)


def _site(cognito: Cognito, mailbox: Mailbox, media: Media, contract: dict[str, Any], site_config: dict[str, str], site: Site) -> Starlette:
    async def config(request: Request) -> Response:
        request.state.route = "/config.json"
        return JSONResponse(site_config, headers={**SHOP_POLICY, "cache-control": ASK_FIRST})

    async def refuse_method(_request: Request, _error: Exception) -> Response:
        answer = method_not_allowed("GET, HEAD").answer(str(uuid.uuid4()))
        return Response(answer["body"], answer["statusCode"], answer["headers"])

    return Starlette(
        routes=[
            Route("/config.json", config),
            Route(COGNITO_PATH, cognito.pass_on, methods=["POST"]),
            *docs_routes(contract),
            *mailbox.routes(),
            Route(UPLOAD_PATH, media.upload, methods=["POST"]),
            Route("/media/{name:path}", media.picture),
            Route("/images/{name:path}", site.image),
            Route("/{name:path}", site.page),
        ],
        exception_handlers={405: refuse_method},
    )
