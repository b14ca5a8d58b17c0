"""A request as API Gateway's REST API hands it to a function: the Lambda proxy integration, payload version 1.0.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html has the shape.
"""

from __future__ import annotations

import re
import time
from typing import Any
from urllib.parse import parse_qsl, unquote

from local.gateway.problems import HEADERS_TOO_LARGE, MALFORMED_ADDRESS
from local.gateway.routes import Operation

MAX_HEADER_BYTES = 10240
STAGE = "local"
ACCOUNT_ID = "000000000000"
API_ID = "local"
BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")

# API Gateway hands on these names in this case, and all others as they came.
NAMES = {
    name.lower().encode(): name
    for name in (
        *("Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cache-Control", "Content-Type", "Cookie", "Host"),
        *("If-Match", "If-None-Match", "Origin", "Referer", "User-Agent"),
    )
}
# API Gateway keeps these for itself.
HOP_BY_HOP = {b"connection", b"content-length", b"expect", b"keep-alive", b"te", b"trailer", b"transfer-encoding", b"upgrade"}

# What API Gateway says of a caller who signed the request with AWS credentials or a certificate. Here nobody does.
NOBODY = dict.fromkeys(
    (
        *("accessKey", "accountId", "caller", "clientCert", "cognitoAuthenticationProvider", "cognitoAuthenticationType"),
        *("cognitoIdentityId", "cognitoIdentityPoolId", "principalOrgId", "user", "userArn"),
    )
)

Event = dict[str, Any]


class Context:
    """Lambda's context object, as far as handlers use it."""

    __slots__ = ("_deadline", "aws_request_id", "function_name", "invoked_function_arn", "memory_limit_in_mb")

    def __init__(self, operation: Operation, request_id: str) -> None:
        self.aws_request_id = request_id
        self.function_name = f"tradewind-local-{operation.handler_module.removeprefix('handlers.').replace('_', '-')}"
        self.invoked_function_arn = f"arn:aws:lambda:local:{ACCOUNT_ID}:function:{self.function_name}"
        self.memory_limit_in_mb = "512"
        self._deadline = time.monotonic() + operation.timeout_seconds

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self._deadline - time.monotonic()) * 1000))


def read_headers(pairs: list[tuple[bytes, bytes]]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The headers with the last value of each, and with all of them. Raises HEADERS_TOO_LARGE."""
    last: dict[str, str] = {}
    every: dict[str, list[str]] = {}
    size = 0
    for raw_name, raw_value in pairs:
        size += len(raw_name) + len(raw_value)
        if raw_name in HOP_BY_HOP:
            continue
        name = NAMES.get(raw_name) or raw_name.decode("latin-1")
        value = raw_value.decode("latin-1")
        last[name] = value
        every.setdefault(name, []).append(value)
    if size > MAX_HEADER_BYTES:
        raise HEADERS_TOO_LARGE
    return last, every


def read_query(query: bytes) -> tuple[dict[str, str] | None, dict[str, list[str]] | None]:
    """The query's parameters, decoded, with the last value of each and with all. Raises MALFORMED_ADDRESS."""
    if not query:
        return None, None
    check_escapes(query)
    every: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict"):
            every.setdefault(name, []).append(value)
    except ValueError:
        raise MALFORMED_ADDRESS from None
    return {name: values[-1] for name, values in every.items()} or None, every or None


def read_path_parameters(values: dict[str, str]) -> dict[str, str] | None:
    try:
        return {name: unquote(value, errors="strict") if "%" in value else value for name, value in values.items()} or None
    except UnicodeDecodeError:
        raise MALFORMED_ADDRESS from None


def check_escapes(text: bytes) -> None:
    if b"%" in text and BROKEN_ESCAPE.search(text):
        raise MALFORMED_ADDRESS


def build_event(
    operation: Operation,
    scope: Any,
    path: str,
    path_parameters: dict[str, str] | None,
    request_id: str,
    headers: tuple[dict[str, str], dict[str, list[str]]],
    claims: dict[str, str] | None,
    body: bytes,
) -> Event:
    client = scope.get("client") or ("127.0.0.1", 0)
    last, every = headers
    scheme, port = scope["scheme"], str((scope.get("server") or ("", 0))[1])
    for name, value in (("X-Forwarded-For", client[0]), ("X-Forwarded-Port", port), ("X-Forwarded-Proto", scheme)):
        last[name] = value
        every[name] = [value]
    query, every_query = read_query(scope["query_string"])
    now = time.time()
    request_context: Event = {
        "accountId": ACCOUNT_ID,
        "apiId": API_ID,
        "domainPrefix": API_ID,
        "domainName": last.get("Host", "localhost"),
        "extendedRequestId": request_id,
        "httpMethod": operation.method,
        "identity": {**NOBODY, "sourceIp": client[0], "userAgent": last.get("User-Agent")},
        "path": f"/{STAGE}{path}",
        "protocol": "HTTP/" + scope["http_version"],
        "requestId": request_id,
        "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
        "requestTimeEpoch": int(now * 1000),
        "resourceId": operation.id,
        "resourcePath": operation.resource,
        "stage": STAGE,
    }
    if claims is not None:
        request_context["authorizer"] = {"claims": claims}
    return {
        "resource": operation.resource,
        "path": path,
        "httpMethod": operation.method,
        "headers": last,
        "multiValueHeaders": every,
        "queryStringParameters": query,
        "multiValueQueryStringParameters": every_query,
        "pathParameters": path_parameters,
        "stageVariables": None,
        "requestContext": request_context,
        # No media type is declared binary, so API Gateway reads every body as text.
        "body": body.decode("utf-8", "replace") if body else None,
        "isBase64Encoded": False,
    }
