"""A load generator: some buyers at once, each sending its next request when the last one is answered, for a bounded time.

One thread and plain sockets, so that it takes as little as possible of the two cores that the shop has. What a buyer does is a
script: a generator that yields requests and is sent the answers.
"""

from __future__ import annotations

import selectors
import socket
import statistics
import time
from collections.abc import Callable, Generator
from typing import NamedTuple

TIMEOUT_SECONDS = 30.0


class Answer(NamedTuple):
    status: int
    body: bytes


Script = Generator[bytes, Answer, None]


class Load(NamedTuple):
    """Scripts carried out per second, and the median time that one took. `failed` counts those with an answer other than 2xx."""

    per_second: float
    median_ms: float
    failed: int


class _Buyer:
    def __init__(self, host: str, port: int, script: Callable[[], Script]) -> None:
        self.socket = socket.create_connection((host, port), timeout=TIMEOUT_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._script = script
        self._data = b""
        self._well = True
        self._start()

    def receive(self) -> tuple[float, bool] | None:
        """How long the script took and whether all went well, once it is through; then it starts again."""
        answer = self._read()
        if answer is None:
            return None
        self._well = self._well and 200 <= answer.status < 300
        try:
            self._send(self._running.send(answer))
        except StopIteration:
            done = time.perf_counter() - self._started, self._well
            self._start()
            return done
        return None

    def _start(self) -> None:
        self._running = self._script()
        self._started = time.perf_counter()
        self._well = True
        self._send(next(self._running))

    def _send(self, request: bytes) -> None:
        self._data = b""
        self.socket.sendall(request)

    def _read(self) -> Answer | None:
        chunk = self.socket.recv(262144)
        if not chunk:
            raise ConnectionError("the shop closed the connection")
        self._data += chunk
        head, found, body = self._data.partition(b"\r\n\r\n")
        if not found:
            return None
        lines = head.lower().split(b"\r\n")
        length = next((int(line.partition(b":")[2]) for line in lines if line.startswith(b"content-length:")), 0)
        return Answer(int(head[9:12]), body) if len(body) >= length else None


def get(path: str, headers: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode()


def post(path: str, body: bytes, headers: str = "") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


def run(port: int, script: Callable[[], Script], buyers: int, seconds: float) -> Load:
    """Let so many buyers go through the script again and again."""
    selector = selectors.DefaultSelector()
    for buyer in [_Buyer("127.0.0.1", port, script) for _ in range(buyers)]:
        selector.register(buyer.socket, selectors.EVENT_READ, buyer)
    times: list[float] = []
    failed = 0
    started = time.perf_counter()
    while (now := time.perf_counter()) < started + seconds:
        for key, _ in selector.select(TIMEOUT_SECONDS):
            done = key.data.receive()
            if done:
                times.append(done[0])
                failed += not done[1]
    for key in list(selector.get_map().values()):
        key.data.socket.close()
    selector.close()
    return Load(len(times) / (now - started), statistics.median(times or [0.0]) * 1000, failed)
