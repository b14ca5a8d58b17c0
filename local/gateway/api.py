"""/api: API Gateway and Lambda on one machine. A request becomes an event, the handler's answer becomes the response."""

from __future__ import annotations

import asyncio
import base64
import importlib
import logging
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec

from local.gateway.authorizer import Authorizer
from local.gateway.events import Context, Event, build_event, check_escapes, read_headers, read_path_parameters
from local.gateway.log import RequestLog
from local.gateway.problems import (
    BODY_CUT_SHORT,
    FAILED,
    NOT_FOUND,
    TIMED_OUT,
    UNAUTHORIZED,
    Refused,
    method_not_allowed,
    too_large,
)
from local.gateway.routes import Operation, Router

PREFIX = "/api"
# A handler that runs into its time limit keeps its thread until it ends; the others still find one.
HANDLER_THREADS = 64

Headers = list[tuple[bytes, bytes]]
Handler = Callable[[Event, Any], dict[str, Any]]
logger = logging.getLogger("local.gateway")


class Api:
    def __init__(self, operations: list[Operation], handlers: dict[str, Handler], authorizer: Authorizer, log: RequestLog) -> None:
        self._router = Router(operations)
        self._handlers = handlers
        self._authorizer = authorizer
        self._log = log
        self._threads = ThreadPoolExecutor(HANDLER_THREADS, "handler")

    def close(self) -> None:
        self._threads.shutdown()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        started = time.perf_counter()
        request_id = str(uuid.uuid4())
        method: str = scope["method"]
        route = PREFIX + "/…"
        try:
            raw_path: bytes = scope["raw_path"]
            check_escapes(raw_path)
            path = raw_path[len(PREFIX) :].decode("ascii")
            found = self._router.find(path)
            if found is None:
                raise NOT_FOUND
            resource, values = found
            route = PREFIX + resource.path
            operation = resource.methods.get(method)
            if operation is None:
                raise method_not_allowed(resource.allow)
            status, headers, body = await self._invoke(operation, path, values, request_id, scope, receive)
        except Refused as refused:
            status, headers, body = read_answer(refused.answer(request_id))
        headers.append((b"content-length", str(len(body)).encode()))
        headers.append((b"x-amzn-requestid", request_id.encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})
        self._log.write(method, route, status, started, request_id, len(body))

    async def _invoke(
        self, operation: Operation, path: str, values: dict[str, str], request_id: str, scope: Any, receive: Any
    ) -> tuple[int, Headers, bytes]:
        headers = read_headers(scope["headers"])
        path_parameters = read_path_parameters(values)
        claims = None
        if operation.needs_role:
            if "Authorization" not in headers[0]:
                raise UNAUTHORIZED
            claims = await self._authorizer.claims(headers[0]["Authorization"])
        body = await _read_body(scope["headers"], receive, operation.max_body_bytes)
        event = build_event(operation, scope, path, path_parameters, request_id, headers, claims, body)
        call = asyncio.get_running_loop().run_in_executor(
            self._threads, self._handlers[operation.id], event, Context(operation, request_id)
        )
        limit = asyncio.timeout(operation.timeout_seconds)
        try:
            async with limit:
                answer = await call
        except Exception:
            if limit.expired():
                raise TIMED_OUT from None
            logger.exception("%s failed, request %s", operation.id, request_id)
            raise FAILED from None
        try:
            return read_answer(answer)
        except Exception:
            logger.exception("%s gave an answer that API Gateway would not take, request %s", operation.id, request_id)
            raise FAILED from None


async def _read_body(headers: Headers, receive: Any, limit: int) -> bytes:
    """The request's body; more than `limit` bytes are refused as soon as they are announced or have come."""
    has_body = False
    for name, value in headers:
        if name == b"content-length":
            has_body = value != b"0"
            if not value.isdigit() or int(value) > limit:
                raise too_large(limit)
        elif name == b"transfer-encoding":
            has_body = True
    if not has_body:
        return b""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BODY_CUT_SHORT
        body += message.get("body", b"")
        if len(body) > limit:
            raise too_large(limit)
        if not message.get("more_body"):
            return bytes(body)


def read_answer(answer: Any) -> tuple[int, Headers, bytes]:
    """A handler's answer as status, headers and body. Raises whatever is wrong with it."""
    headers: Headers = []
    for name, value in (answer.get("headers") or {}).items():
        headers.append((name.lower().encode("latin-1"), str(value).encode("latin-1")))
    for name, several in (answer.get("multiValueHeaders") or {}).items():
        headers += [(name.lower().encode("latin-1"), str(value).encode("latin-1")) for value in several]
    body = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    return int(answer["statusCode"]), [h for h in headers if h[0] != b"content-length"], content


def load_handlers(operations: list[Operation]) -> dict[str, Handler]:
    """The handlers, ready to be called by many threads at once."""
    handlers = {operation.id: importlib.import_module(operation.handler_module).handler for operation in operations}
    complete_types()
    return handlers


def complete_types(base: type[msgspec.Struct] = msgspec.Struct) -> None:
    """msgspec completes a type when it first decodes one, and crashes the process where two threads do so at once."""
    for kind in base.__subclasses__():
        if not kind.__module__.startswith("msgspec"):
            msgspec.json.Decoder(kind)
        complete_types(kind)
