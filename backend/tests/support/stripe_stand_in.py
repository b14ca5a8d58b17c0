"""The stand-in for Stripe as a process of its own, and a hand on its switches."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from backend.tests.support.stripe_server import SECRET_KEY
from local.emulators import free_port
from local.processes import signalled_when_parent_dies
from local.settings import ROOT, python_environment
from tradewind.gateways.clock import Clock, SystemClock
from tradewind.gateways.stripe_payments import StripePayments

WEBHOOK_SECRET = "whsec_shop"
SHOP = "tradewind-test-"
SITE = "https://shop.example.com"
START_SECONDS = 20


class StripeStandIn:
    def __init__(self, url: str) -> None:
        self.url = url

    def gateway(self, **changes: Any) -> StripePayments:
        settings = {"shop": SHOP, "site": SITE, "currency": "EUR", "clock": SystemClock(), "address": self.url}
        settings |= changes
        return StripePayments(settings.pop("secret_key", SECRET_KEY), WEBHOOK_SECRET, **settings)

    def tell(self, **told: Any) -> None:
        self._ask(json.dumps(told).encode())

    def fault(self, path: str, how: str, **more: Any) -> None:
        """The next request to a path that ends so fails: an HTTP status, `hang-up`, `silence` or `not-json`."""
        self.tell(fault={"path": path, "how": how, **more})

    def race(self, path: str, intent: str, status: str) -> None:
        """Just before the next request to a path that ends so, another has moved the intent."""
        self.tell(fault={"path": path, "intent": {"id": intent, "status": status}})

    def bank(self, intent: str, *, agreed: bool) -> None:
        self.tell(bank={"intent": intent, "agreed": agreed})

    def forget(self) -> None:
        self.tell(reset=True)

    @property
    def asked(self) -> list[dict[str, Any]]:
        return list(self._look()["asked"])

    @property
    def intents(self) -> list[dict[str, Any]]:
        return list(self._look()["intents"])

    @property
    def refunds(self) -> list[dict[str, Any]]:
        return list(self._look()["refunds"])

    def paths(self) -> list[str]:
        """What was asked, such as `POST confirm`."""
        return [f"{each['method']} {each['path'].rsplit('/', 1)[-1]}" for each in self.asked]

    def _look(self) -> dict[str, Any]:
        return dict(self._ask(None))

    def _ask(self, body: bytes | None) -> Any:
        with urllib.request.urlopen(f"{self.url}/_test", body, timeout=10) as response:  # noqa: S310 - loopback
            return json.load(response)


class ClockAt(Clock):
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def seconds(self) -> float:
        return time.time() + self.ahead


@contextmanager
def stripe_running() -> Iterator[StripeStandIn]:
    port = free_port()
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "backend.tests.support.stripe_server", str(port)],
        cwd=ROOT,
        env=python_environment(),
        preexec_fn=signalled_when_parent_dies(signal.SIGKILL),
    ) as process:
        stand_in = StripeStandIn(f"http://127.0.0.1:{port}")
        try:
            _wait_for(stand_in)
            yield stand_in
        finally:
            process.kill()


def _wait_for(stand_in: StripeStandIn) -> None:
    latest = time.monotonic() + START_SECONDS
    while True:
        try:
            assert stand_in.asked == []
            return
        except OSError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.05)
