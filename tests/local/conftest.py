from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from local.emulators import Emulator
from local.gateway.api import Api
from local.gateway.app import Gateway
from local.gateway.authorizer import Authorizer
from local.gateway.cognito import Cognito
from local.gateway.log import RequestLog
from local.gateway.mail import Mailbox
from local.gateway.media import Media
from local.gateway.routes import Operation, read_contract, read_operations
from local.gateway.site import Site
from local.gateway.worker import server_config
from tests.support.emulators import AUDIENCE, ISSUER
from tests.support.shop import Shop, running_shop
from tests.support.tokens import published_keys

# An operation that is given less time here, so that the test of running out of it need not wait.
HURRIED = "listCategories"
SITE_CONFIG = {"environment": "local", "apiUrl": "/api"}
INDEX = "<!doctype html><title>Tradewind</title>"
SCRIPT = "console.log('kites');\n" * 200


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class RunningGateway:
    """The gateway on a real socket, over handlers that record their events and answer what the test puts into `answers`.

    `caught` are the mails that the emulator behind it has caught; None while it does not answer.
    """

    log_file: Path
    cognito_url: str
    port: int = 0
    events: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, Callable[[], Any]] = field(default_factory=dict)
    caught: list[dict[str, Any]] | None = None

    def handler(self, operation: Operation) -> Callable[[Any, Any], Any]:
        def handle(event: Any, context: Any) -> Any:
            self.events.append({**event, "context": context})
            answer = self.answers.get(operation.id)
            return answer() if answer else {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": "{}"}

        return handle

    def request(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def logged(self, last: str) -> list[dict[str, Any]]:
        """The log's rows up to a route, which is written just after its answer is sent."""
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            rows = [json.loads(line) for line in self.log_file.read_text().splitlines()]
            if rows and rows[-1]["route"] == last:
                return rows
        raise AssertionError(f"no {last} at the end of the log")

    def raw(self, request: bytes) -> bytes:
        """All that comes back for exactly these bytes, until the gateway closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.fixture(scope="session")
def gateway_process(tmp_path_factory: pytest.TempPathFactory, ministack_server: Emulator) -> Iterator[RunningGateway]:
    folder = tmp_path_factory.mktemp("gateway")
    for name, text in {
        "dist/index.html": INDEX,
        "dist/assets/app-1a2b3c.js": SCRIPT,
        "dist/payment-fields/index.html": "<!doctype html><title>Card</title>",
        "dist/payment-challenge/index.html": "<!doctype html><title>Bank</title>",
        "dist/favicon.svg": "<svg/>",
        "images/kite.webp": "not really a picture",
        "secret.txt": "outside",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    running = RunningGateway(folder / "requests.jsonl", ministack_server.url)
    contract = read_contract()
    operations = [replace(o, timeout_seconds=0.2) if o.id == HURRIED else o for o in read_operations(contract)]
    log = RequestLog(running.log_file, None)
    with published_keys() as keys_url, catching(running) as emulator, socket.socket() as listening:
        api = Api(operations, {o.id: running.handler(o) for o in operations}, Authorizer(keys_url, ISSUER, AUDIENCE), log)
        cognito = Cognito(ministack_server.url)
        site = Site(folder / "dist", folder / "images")
        app = Gateway(api, cognito, Mailbox(emulator), Media(ministack_server.url, site), contract, log, SITE_CONFIG, site)
        server = uvicorn.Server(server_config(app))
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        running.port = listening.getsockname()[1]
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield running
        server.should_exit = True
        thread.join()
    api.close()
    log.close()


@contextmanager
def catching(gateway: RunningGateway) -> Iterator[str]:
    """The address of what stands in for the emulator that has caught the gateway's mails."""

    class Emulator(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if gateway.caught is None:
                return
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"messages": {"000000000000": gateway.caught}}).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Emulator) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def gateway(gateway_process: RunningGateway) -> RunningGateway:
    gateway_process.events.clear()
    gateway_process.answers.clear()
    gateway_process.caught = None
    return gateway_process


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with running_shop(tmp_path_factory.mktemp("shop"), WORKERS="2") as shop:
        yield shop
