"""What the client does when DynamoDB fails: it tries again what may succeed yet, a bounded number of times, and says what it does not know.

A server on loopback that answers from a script; pauses are counted, not slept. About two seconds.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tradewind.domain import refusal
from tradewind.stores import dynamodb
from tradewind.stores.dynamodb import ATTEMPTS, ConditionFailed, DynamoDB, DynamoDBError, TransactionCancelled, Unavailable
from tradewind.stores.signature import Credentials

Step = Callable[["Script"], None]


class Script(BaseHTTPRequestHandler):
    """Answers each request by the next step of the server's script; the last one goes on for ever."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.headers["X-Amz-Target"].partition(".")[2], body))
        steps = self.server.steps
        (steps.pop(0) if len(steps) > 1 else steps[0])(self)

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Script)
        self.steps: list[Step] = []
        self.requests: list[tuple[str, Any]] = []
        self.connections = 0
        self.woken = threading.Event()

    def get_request(self) -> Any:
        self.connections += 1
        return super().get_request()

    def handle_error(self, *_: object) -> None:
        pass


def fine(script: Script) -> None:
    script.answer(200, b'{"Item":{"id":{"S":"1"},"n":{"N":"7"},"yes":{"BOOL":true}}}')


def error(status: int, code: str, **more: Any) -> Step:
    return lambda script: script.answer(status, json.dumps({"__type": f"com.amazonaws.dynamodb.v20120810#{code}", **more}).encode())


def cancelled(*reasons: str) -> Step:
    return error(400, "TransactionCanceledException", CancellationReasons=[{"Code": reason} for reason in reasons])


def text(status: int, body: bytes) -> Step:
    return lambda script: script.answer(status, body)


def hang_up(script: Script) -> None:
    script.close_connection = True
    script.connection.shutdown(socket.SHUT_RDWR)


def cut_off(script: Script) -> None:
    script.send_response(200)
    script.send_header("Content-Length", "1000")
    script.end_headers()
    script.wfile.write(b'{"Item":')
    hang_up(script)


def fine_then_hang_up(script: Script) -> None:
    """As a server does that closes a connection which was idle for too long."""
    fine(script)
    hang_up(script)


def silence(script: Script) -> None:
    script.server.woken.wait(10)
    script.close_connection = True


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.woken.set()
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the client makes, in seconds."""
    made: list[float] = []
    monkeypatch.setattr(dynamodb.time, "sleep", made.append)
    return made


@pytest.fixture
def client(server: Server) -> Iterator[DynamoDB]:
    client = DynamoDB("t-", "eu-central-1", f"http://127.0.0.1:{server.server_address[1]}", Credentials("a", "s", None))
    yield client
    kept = getattr(client._threads, "connection", None)  # noqa: SLF001 - the client lives as long as its process, this one does not
    if kept:
        kept.close()


TRANSIENT = [
    error(500, "InternalServerError"),
    error(503, "ServiceUnavailable"),
    error(400, "ThrottlingException"),
    error(400, "ProvisionedThroughputExceededException"),
    error(400, "RequestLimitExceeded"),
    error(400, "TransactionConflictException"),
    error(400, "TransactionInProgressException"),
    text(502, b"<html>Bad Gateway</html>"),
    text(500, b""),
    text(200, b"not JSON"),
    cancelled("TransactionConflict", "None"),
    cancelled("None", "ThrottlingError", "TransactionConflict"),
    hang_up,
    cut_off,
]


@pytest.mark.parametrize("failure", TRANSIENT)
def test_what_may_succeed_yet_is_tried_again(server: Server, client: DynamoDB, pauses: list[float], failure: Step) -> None:
    server.steps = [failure] * (ATTEMPTS - 1) + [fine]
    assert client.get_item("orders", {"id": "1"}) == {"id": "1", "n": 7, "yes": True}
    assert len(server.requests) == ATTEMPTS
    assert len({json.dumps(request) for request in server.requests}) == 1
    assert len(pauses) == ATTEMPTS - 1


@pytest.mark.parametrize("failure", TRANSIENT)
def test_attempts_have_an_end_and_the_outcome_is_unknown(server: Server, client: DynamoDB, pauses: list[float], failure: Step) -> None:
    server.steps = [failure]
    with pytest.raises(Unavailable) as raised:
        client.put_item("orders", {"id": "1"})
    assert isinstance(raised.value, refusal.Unavailable)
    assert len(server.requests) == ATTEMPTS
    assert len(pauses) == ATTEMPTS - 1
    assert sum(pauses) < 5
    server.steps = [fine]
    assert client.get_item("orders", {"id": "1"})


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (error(400, "ConditionalCheckFailedException"), ConditionFailed),
        (cancelled("None", "ConditionalCheckFailed"), TransactionCancelled),
        (cancelled("TransactionConflict", "ConditionalCheckFailed"), TransactionCancelled),
        (cancelled("ValidationError"), TransactionCancelled),
        (error(400, "ValidationException"), DynamoDBError),
        (error(400, "AccessDeniedException"), DynamoDBError),
        (error(400, "ResourceNotFoundException"), DynamoDBError),
        (error(400, "IdempotentParameterMismatchException"), DynamoDBError),
        (text(413, b"{}"), DynamoDBError),
    ],
)
def test_what_will_not_succeed_is_not_tried_again(
    server: Server, client: DynamoDB, pauses: list[float], failure: Step, kind: type[DynamoDBError]
) -> None:
    server.steps = [failure]
    with pytest.raises(DynamoDBError) as raised:
        client.transact([], "token")
    assert type(raised.value) is kind
    assert (len(server.requests), pauses) == (1, [])


def test_a_cancelled_transaction_says_which_action_was_at_fault(server: Server, client: DynamoDB) -> None:
    server.steps = [cancelled("None", "ConditionalCheckFailed", "TransactionConflict")]
    with pytest.raises(TransactionCancelled) as raised:
        client.transact([], "token")
    assert [raised.value.failed(i) for i in range(3)] == [False, True, False]


def test_a_refusal_keeps_nothing_of_the_message(server: Server, client: DynamoDB) -> None:
    server.steps = [error(400, "ValidationException", message="ada@example.com is wrong")]
    with pytest.raises(DynamoDBError) as raised:
        client.get_item("orders", {"id": "1"})
    assert (raised.value.code, str(raised.value)) == ("ValidationException", "ValidationException")


def test_a_connection_is_kept(server: Server, client: DynamoDB) -> None:
    server.steps = [fine]
    for _ in range(5):
        client.get_item("orders", {"id": "1"})
    assert server.connections == 1


def test_a_kept_connection_that_was_closed_meanwhile_is_no_failure(server: Server, client: DynamoDB, pauses: list[float]) -> None:
    server.steps = [fine_then_hang_up, fine_then_hang_up, fine]
    for _ in range(3):
        assert client.get_item("orders", {"id": "1"})
    assert (len(server.requests), server.connections, pauses) == (3, 3, [])


def test_each_thread_has_a_connection_of_its_own(server: Server, client: DynamoDB) -> None:
    server.steps = [fine]
    answers: list[object] = []

    def read() -> None:
        answers.append(client.get_item("orders", {"id": "1"}))
        client._threads.connection.close()  # noqa: SLF001

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert server.connections == 8


def test_silence_has_an_end(server: Server, client: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamodb, "READ_TIMEOUT_SECONDS", 0.05)
    server.steps = [silence, fine]
    assert client.get_item("orders", {"id": "1"})
    assert server.connections == 2


def test_nobody_there_has_an_end(pauses: list[float]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        client = DynamoDB("t-", "eu-central-1", f"http://127.0.0.1:{unused.getsockname()[1]}", Credentials("a", "s", None))
        with pytest.raises(Unavailable):
            client.get_item("orders", {"id": "1"})
    assert len(pauses) == ATTEMPTS - 1


def batch(found: list[str], left: list[str]) -> Step:
    answer = {
        "Responses": {"t-orders": [{"id": {"S": id}} for id in found]} if found else {},
        "UnprocessedKeys": {"t-orders": {"Keys": [{"id": {"S": id}} for id in left]}} if left else {},
    }
    return lambda script: script.answer(200, json.dumps(answer).encode())


def test_keys_that_were_left_over_are_asked_for_again(server: Server, client: DynamoDB, pauses: list[float]) -> None:
    server.steps = [batch(["1"], ["2", "3"]), batch([], ["2", "3"]), batch(["3", "2"], [])]
    found = client.batch_get({"orders": [{"id": "1"}, {"id": "2"}, {"id": "3"}], "stock": []})
    assert found == {"orders": [{"id": "1"}, {"id": "3"}, {"id": "2"}], "stock": []}
    asked = [[key["id"]["S"] for key in request["RequestItems"]["t-orders"]["Keys"]] for _, request in server.requests]
    assert asked == [["1", "2", "3"], ["2", "3"], ["2", "3"]]
    assert len(pauses) == 2


def test_keys_that_are_always_left_over_have_an_end(server: Server, client: DynamoDB) -> None:
    server.steps = [batch([], ["1"])]
    with pytest.raises(Unavailable):
        client.batch_get({"orders": [{"id": "1"}]})
    assert len(server.requests) == ATTEMPTS


def test_nothing_to_read_asks_nothing(server: Server, client: DynamoDB) -> None:
    assert client.batch_get({"orders": [], "stock": []}) == {"orders": [], "stock": []}
    assert server.requests == []


def test_pauses_grow_and_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    longest: list[float] = []
    monkeypatch.setattr(dynamodb.random, "uniform", lambda _low, high: longest.append(high) or high)
    for attempt in range(1, 12):
        dynamodb._pause(attempt)  # noqa: SLF001
    assert longest == sorted(longest)
    assert (longest[0], longest[-1]) == (0.05, dynamodb.LONGEST_PAUSE_SECONDS)
