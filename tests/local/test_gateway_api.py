"""The API side of the gateway: what the contract says, done on a real socket. About 10 ms a test."""

from __future__ import annotations

import json
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from local.gateway.routes import Operation, read_contract, read_operations
from tests.local.conftest import HURRIED, RunningGateway
from tests.support.tokens import id_token

DOCUMENTED = json.loads((Path(__file__).parent / "api-gateway-event.json").read_text())
OPERATIONS = read_operations(read_contract())
VALUES = {
    "{product}": "oak-tray",
    "{category}": "trays",
    "{addressId}": "adr_0a1b2c3d4e5f6g7h",
    "{sku}": "TRAY-OAK",
    "{orderId}": "ord_1q3n8r0w5c7y2k9m4t6v8x0z1b",
    "{uploadId}": "upl_3k9v7q2mxt0c8h5n1r4w6ya",
    "{webhookId}": "whk_0a1b2c3d",
    "{deliveryId}": "dlv_0a1b2c3d",
    "{letterId}": "sendOrderMail.0a1b2c3d",
    "{personId}": "4f9c1c0e-7d6a-4a53-9d8e-0b1c2d3e4f5a",
}


def path_of(operation: Operation) -> str:
    path = operation.resource
    for name, value in VALUES.items():
        path = path.replace(name, value)
    return "/api" + path


def bearer(**claims: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {id_token(groups=('staff', 'admin'), **claims)}"}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.id)
def test_every_operation_of_the_contract_reaches_its_handler(gateway: RunningGateway, operation: Operation) -> None:
    answer = gateway.request(operation.method, path_of(operation), headers=bearer())
    assert answer.status == 200
    (event,) = gateway.events
    assert (event["httpMethod"], event["resource"]) == (operation.method, operation.resource)
    parameters = {name[1:-1]: value for name, value in VALUES.items() if name in operation.resource}
    assert event["pathParameters"] == (parameters or None)


def test_an_event_has_the_shape_that_api_gateway_documents(gateway: RunningGateway) -> None:
    gateway.request("POST", "/api/products?a=1&a=2&b=%20x", '{"name": "Kite"}', {**bearer(), "Content-Type": "application/json"})
    (event,) = gateway.events
    event.pop("context")
    assert event.keys() == DOCUMENTED.keys()
    context = event["requestContext"]
    assert context.keys() == DOCUMENTED["requestContext"].keys()
    assert context["identity"].keys() == DOCUMENTED["requestContext"]["identity"].keys()
    for name, value in DOCUMENTED.items():
        assert event[name] is None or value is None or type(event[name]) is type(value), name
    for name, value in DOCUMENTED["requestContext"].items():
        assert type(context[name]) is type(value), name
    assert event["path"] == "/products"
    assert event["queryStringParameters"] == {"a": "2", "b": " x"}
    assert event["multiValueQueryStringParameters"] == {"a": ["1", "2"], "b": [" x"]}
    assert event["headers"]["Content-Type"] == "application/json"
    assert event["multiValueHeaders"]["Content-Type"] == ["application/json"]
    assert event["headers"]["X-Forwarded-Proto"] == "http"
    assert event["body"] == '{"name": "Kite"}'


def test_a_public_operation_has_no_authorizer_in_its_event(gateway: RunningGateway) -> None:
    gateway.request("GET", "/api/products", headers=bearer())
    assert "authorizer" not in gateway.events[0]["requestContext"]


def test_repeated_headers_all_arrive_and_the_last_counts(gateway: RunningGateway) -> None:
    gateway.raw(b"GET /api/health HTTP/1.1\r\nHost: shop\r\nX-Kite: red\r\nX-Kite: blue\r\nConnection: close\r\n\r\n")
    assert gateway.events[0]["multiValueHeaders"]["x-kite"] == ["red", "blue"]
    assert gateway.events[0]["headers"]["x-kite"] == "blue"


def test_a_path_parameter_is_decoded_once(gateway: RunningGateway) -> None:
    gateway.request("GET", "/api/products/oak%2Dtray%252F")
    assert gateway.events[0]["pathParameters"] == {"product": "oak-tray%2F"}


def test_the_context_counts_down_from_the_operations_time_limit(gateway: RunningGateway) -> None:
    gateway.request("GET", "/api/health")
    context = gateway.events[0]["context"]
    assert context.aws_request_id == gateway.events[0]["requestContext"]["requestId"]
    assert context.function_name == "tradewind-local-get-health"
    assert 0 < context.get_remaining_time_in_millis() <= 5000


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/kites", "/api/products/", "/api/products/a/b", "/api//products", "/api/stock//adjustments"]
)
def test_an_unknown_address_is_a_problem(gateway: RunningGateway, path: str) -> None:
    answer = gateway.request("GET", path)
    assert (answer.status, answer.json()["type"]) == (404, "/problems/not-found")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["requestId"] == answer.headers["x-amzn-requestid"]


@pytest.mark.parametrize(
    ("method", "path", "allow"), [("PATCH", "/api/products", "GET, POST"), ("HEAD", "/api/health", "GET"), ("POST", "/api/orders/x", "GET")]
)
def test_a_wrong_method_is_told_the_right_ones(gateway: RunningGateway, method: str, path: str, allow: str) -> None:
    answer = gateway.request(method, path)
    assert (answer.status, answer.headers["allow"]) == (405, allow)
    assert gateway.events == []


@pytest.mark.parametrize(
    "path", ["/api/products/%zz", "/api/products/%", "/api/products/%ff", "/api/products?sort=%g1", "/api/products?sort=%ff"]
)
def test_a_broken_escape_is_a_problem(gateway: RunningGateway, path: str) -> None:
    answer = gateway.request("GET", path)
    assert (answer.status, answer.json()["type"]) == (400, "/problems/malformed-request")
    assert gateway.events == []


def test_headers_beyond_what_api_gateway_takes_are_a_problem(gateway: RunningGateway) -> None:
    answer = gateway.request("GET", "/api/health", headers={"X-Kite": "k" * 10_300})
    assert (answer.status, answer.json()["type"]) == (400, "/problems/malformed-request")
    assert gateway.request("GET", "/api/health", headers={"X-Kite": "k" * 9_000}).status == 200


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.method in ("POST", "PUT")], ids=lambda o: o.id)
def test_a_body_may_be_as_large_as_the_operation_says_and_no_larger(gateway: RunningGateway, operation: Operation) -> None:
    path, headers = path_of(operation), bearer()
    assert gateway.request(operation.method, path, b"x" * operation.max_body_bytes, headers).status == 200
    answer = gateway.request(operation.method, path, b"x" * (operation.max_body_bytes + 1), headers)
    assert (answer.status, answer.json()["type"]) == (413, "/problems/too-large")
    assert len(gateway.events) == 1


def test_a_body_of_unknown_length_is_cut_off_while_it_is_read(gateway: RunningGateway) -> None:
    sent = 0

    def chunks() -> Any:
        nonlocal sent
        for _ in range(5_000):
            sent += 16_384
            yield b"x" * 16_384

    try:
        answer = gateway.request("POST", "/api/quotes", chunks())
    except (BrokenPipeError, ConnectionResetError):
        assert sent < 5_000 * 16_384
    else:
        assert answer.status == 413
    assert gateway.events == []


def test_a_chunked_body_arrives_whole(gateway: RunningGateway) -> None:
    gateway.request("POST", "/api/quotes", iter([b'{"lines"', b": []}"]))
    assert gateway.events[0]["body"] == '{"lines": []}'


def test_a_body_that_ends_early_runs_no_handler(gateway: RunningGateway) -> None:
    with socket.create_connection(("127.0.0.1", gateway.port)) as connection:
        connection.sendall(b"POST /api/quotes HTTP/1.1\r\nHost: shop\r\nContent-Length: 40\r\n\r\n{}")
    assert gateway.request("GET", "/api/health").status == 200
    assert [event["resource"] for event in gateway.events] == ["/health"]


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(id_token(exp=int(time.time()) - 60), id="expired"),
        pytest.param(id_token(aud="another-client"), id="foreign audience"),
        pytest.param(id_token(iss="https://elsewhere.example"), id="foreign issuer"),
        pytest.param(id_token(token_use="access"), id="access token"),
        pytest.param(id_token()[:-8] + "AAAAAAAA", id="forged signature"),
        pytest.param("not.a.token", id="no token at all"),
    ],
)
def test_a_role_needs_a_token_that_holds(gateway: RunningGateway, token: str) -> None:
    answer = gateway.request("POST", "/api/products", "{}", {"Authorization": f"Bearer {token}"})
    assert (answer.status, answer.json()["type"]) == (401, "/problems/unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert gateway.events == []


def test_a_role_needs_a_token(gateway: RunningGateway) -> None:
    assert gateway.request("POST", "/api/products", "{}").status == 401
    assert gateway.request("POST", "/api/products", "{}", {"Authorization": f"Basic {id_token()}"}).status == 401


def test_claims_come_as_api_gateway_writes_them(gateway: RunningGateway) -> None:
    gateway.request("POST", "/api/products", "{}", bearer(iat=1507862693, email_verified=True))
    claims = gateway.events[0]["requestContext"]["authorizer"]["claims"]
    assert claims["cognito:groups"] == "staff,admin"
    assert claims["email_verified"] == "true"
    assert claims["iat"] == "Fri Oct 13 02:44:53 UTC 2017"
    assert {type(value) for value in claims.values()} == {str}


def test_where_a_token_is_optional_the_handler_decides(gateway: RunningGateway) -> None:
    assert gateway.request("GET", "/api/products/oak-tray", headers={"Authorization": "Bearer broken"}).status == 200
    assert gateway.events[0]["headers"]["Authorization"] == "Bearer broken"


def test_an_answer_is_handed_on_as_it_is(gateway: RunningGateway) -> None:
    gateway.answers["listProducts"] = lambda: {
        "statusCode": 201,
        "headers": {"ETag": '"1"', "Content-Length": "999"},
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
        "body": "w4Q=",
        "isBase64Encoded": True,
    }
    raw = gateway.raw(b"GET /api/products HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n")
    head, _, body = raw.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 201")
    assert body.decode() == "Ä"
    assert head.count(b"set-cookie: ") == 2
    assert b"content-length: 2\r\n" in head


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda: 1 / 0, id="raises"),
        pytest.param(lambda: None, id="nothing"),
        pytest.param(lambda: {"body": "x"}, id="no status"),
        pytest.param(lambda: {"statusCode": 200, "body": {"a": "structure"}}, id="body is no text"),
    ],
)
def test_a_failing_handler_gives_a_problem_without_its_reason(
    gateway: RunningGateway, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.answers["getHealth"] = answer
    given = gateway.request("GET", "/api/health")
    assert (given.status, given.json()["type"]) == (500, "/problems/internal-error")
    assert b"Error" not in given.body
    assert given.json()["requestId"] in caplog.text


def test_a_handler_that_takes_too_long_is_a_problem_and_holds_nobody_up(gateway: RunningGateway) -> None:
    release = threading.Event()
    gateway.answers[HURRIED] = lambda: release.wait(30) and {"statusCode": 200}
    try:
        answer = gateway.request("GET", "/api/categories")
        assert gateway.request("GET", "/api/products").status == 200
    finally:
        release.set()
    assert (answer.status, answer.json()["type"]) == (504, "/problems/gateway-timeout")


def test_the_log_names_the_route_and_nothing_that_the_caller_sent(gateway: RunningGateway) -> None:
    token = id_token()
    secrets = ["tok_guest_secret", "someone@example.com", "ord_private", "4111111111111111", token]
    gateway.request(
        "GET",
        "/api/orders/ord_private?email=someone@example.com&token=tok_guest_secret",
        headers={"Order-Token": "tok_guest_secret", "Authorization": f"Bearer {token}"},
    )
    gateway.request("POST", "/api/quotes?card=4111111111111111", '{"email": "someone@example.com"}')
    gateway.request("GET", "/orders/ord_private?token=tok_guest_secret")
    gateway.request("GET", "/api/tok_guest_secret/4111111111111111")
    gateway.request("GET", "/docs/openapi.json")
    answer = gateway.request("GET", "/api/health")
    rows = gateway.logged(last="/api/health")
    text = gateway.log_file.read_text()
    assert not [secret for secret in secrets if secret in text]
    assert rows[-1]["requestId"] == answer.headers["x-amzn-requestid"]
    assert (rows[-1]["method"], rows[-1]["route"], rows[-1]["status"]) == ("GET", "/api/health", 200)
    assert "/api/orders/{orderId}" in {row["route"] for row in rows}
