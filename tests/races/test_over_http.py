"""The last ten, once more, over HTTP through the local gateway as a process of its own; about five seconds."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import STAFF, call
from backend.tests.support.races import at_once
from backend.tests.support.tables import charges, states, stock_of
from tradewind.stores.dynamodb import DynamoDB

ROOT = Path(__file__).parents[2]
BUYERS, LEFT = 100, 10


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a gateway: connections that come before it is ready wait for it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)])}
    with socket.create_server(("127.0.0.1", 0), backlog=2 * BUYERS) as listening:
        command = [sys.executable, "-m", "local.gateway.worker", str(listening.fileno()), str(tmp_path / "requests.jsonl")]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, pass_fds=[listening.fileno()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            yield listening.getsockname()[1]
            process.kill()


def post_order(port: int, key: str) -> tuple[int, Any, str | None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    connection.request("POST", "/api/orders", json.dumps(order(("MUG", 1), total=1690)), headers)
    response = connection.getresponse()
    body = json.loads(response.read())
    connection.close()
    return response.status, body, response.getheader("Idempotent-Replayed")


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, LEFT))).status == 201
    return shop


def test_a_hundred_buyers_for_the_last_ten(shop: DynamoDB, port: int) -> None:
    answers = at_once([lambda: post_order(port, str(uuid.uuid4()))] * BUYERS)
    assert Counter(status for status, _, _ in answers) == {201: LEFT, 409: BUYERS - LEFT}
    assert (states(shop), charges(shop), stock_of(shop, "MUG")) == (["paid"] * LEFT, [1690] * LEFT, (0, LEFT))


def test_the_same_key_fifty_times(shop: DynamoDB, port: int) -> None:
    answers = at_once([lambda: post_order(port, "7a1f4c1e-3f0b-4f0e-9b57-2f4a4c8f6d10")] * 50)
    assert {status for status, _, _ in answers} == {201}
    assert all(body == answers[0][1] for _, body, _ in answers)
    assert sum(replayed is None for _, _, replayed in answers) == 1
    assert (states(shop), charges(shop)) == (["paid"], [1690])
