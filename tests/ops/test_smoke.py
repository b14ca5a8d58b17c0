"""What is wrong with a deployed shop is seen from outside, and said. A server on loopback; under a second."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ops import smoke
from ops.smoke import Smoke

PAGE = (200, '<!doctype html><div id="root"></div>')


class Shop:
    """A shop with its API below /api: what it answers to a path, status and body."""

    def __init__(self, url: str) -> None:
        self.smoke = Smoke(f"{url}/api", url)
        self.answers = {
            "/api/health": (200, '{"status": "ok"}'),
            "/api/products": (200, '{"items": []}'),
            "/": PAGE,
            "/a/page/of/the/storefront": PAGE,
            "/config.json": (200, json.dumps({"apiUrl": f"{url}/api"})),
        }


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setattr(smoke, "PATIENCE_SECONDS", 0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = running.answers[self.path.partition("?")[0]]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running = Shop(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield running
    server.shutdown()
    server.server_close()


def test_a_shop_that_answers_as_it_should_has_nothing_wrong(shop: Shop) -> None:
    assert smoke.check(shop.smoke) == smoke.sample(shop.smoke) == []


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("/api/health", (503, "{}"), "/api/health answers 503"),
        ("/api/health", (200, '{"status": "degraded"}'), "not with what was deployed"),
        ("/api/products", (200, "<html>"), "not with what was deployed"),
        ("/", (200, "<h1>Welcome</h1>"), "not with what was deployed"),
        ("/a/page/of/the/storefront", (403, ""), "/a/page/of/the/storefront answers 403"),
        ("/config.json", (200, '{"apiUrl": "https://another.example"}'), "not with what was deployed"),
    ],
)
def test_what_is_wrong_is_said_with_its_address(shop: Shop, path: str, answer: tuple[int, str], said: str) -> None:
    shop.answers[path] = answer
    (problem,) = smoke.check(shop.smoke)
    assert path in problem
    assert said in problem
    assert len(smoke.sample(shop.smoke)) == path.startswith("/api")


def test_a_shop_that_is_not_there_does_not_answer() -> None:
    assert all("does not answer" in problem for problem in smoke.sample(Smoke("http://127.0.0.1:9", "http://127.0.0.1:9")))
