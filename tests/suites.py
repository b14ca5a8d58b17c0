"""Runs the test suites, the cheapest first, and says at the end how each went: python -m tests.suites [NAME …]

A suite that cannot run on this machine is left out, with the reason. With CI=true that is a failure. The rehearsal, which mostly waits for
what it deploys, runs beside others; what it says is kept and shown when it is done.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from local.identity import Identity, id_token
from local.processes import signalled_when_parent_dies
from local.settings import ROOT
from tests.support.shop import Shop, running_shop

SHOP_HOME = ROOT / ".tradewind" / "test-shop"
REHEARSAL_LOG = ROOT / ".tradewind" / "rehearsal.log"


class Suite(NamedTuple):
    """`run` gives the exit code; `lacking` says why the suite cannot run here, or nothing. `needed` is whether CI may not do without.

    One that runs `beside` others writes into its log; one that needs the machine for itself, because a person's patience is in it, is
    `alone`.
    """

    name: str
    covers: str
    run: Callable[[], int]
    lacking: Callable[[], str] = lambda: ""
    needed: Callable[[], bool] = lambda: True
    beside: Path | None = None
    alone: bool = False


class Outcome(NamedTuple):
    word: str
    seconds: float
    reason: str = ""


def pytest(*arguments: str) -> Callable[[], int]:
    return lambda: subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, check=False).returncode


def npm_test() -> int:
    return subprocess.run(["npm", "test", "--silent", "--workspace", "frontend"], cwd=ROOT, check=False).returncode


def browser() -> int:
    """Playwright against a shop of its own: a free port, and a catalogue that nobody has changed."""
    shutil.rmtree(SHOP_HOME, ignore_errors=True)
    with running_shop(SHOP_HOME) as shop:
        return browser_tests(shop)


def browser_tests(shop: Shop, *arguments: str, **environment: str) -> int:
    """Playwright's tests against a shop that runs; the arguments choose some."""
    identity, emulator = Identity(**shop.running["identity"]), shop.running["emulatorUrl"]
    tokens = {f"{role.upper()}_TOKEN": id_token(emulator, identity, role) for role in ("staff", "admin", "customer")}
    environment = {**os.environ, **tokens, "BASE_URL": shop.url, "EMULATOR_URL": emulator, "CHROMIUM_PATH": chromium(), **environment}
    command = [str(ROOT / "node_modules" / ".bin" / "playwright"), "test", "--config", "tests/browser/playwright.config.ts", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def chromium() -> str:
    """The browser to test in: the one named, a system's own, or Playwright's; empty where there is none."""
    named = [os.environ.get("CHROMIUM_PATH"), shutil.which("chromium"), shutil.which("google-chrome")]
    caches = [Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright"]
    own = (str(p) for cache in caches for p in sorted(cache.glob("chromium-*/chrome-*/*")) if p.name in ("chrome", "Chromium.app"))
    return next((path for path in [*named, *own] if path and Path(path).exists()), "")


def no_browser() -> str:
    return "" if chromium() else "no Chromium: apt install chromium, npx playwright install chromium, or CHROMIUM_PATH=…"


def rehearsal() -> int:
    command = [sys.executable, "-m", "tests.rehearsal"]
    REHEARSAL_LOG.parent.mkdir(exist_ok=True)
    ended_with_this = signalled_when_parent_dies(signal.SIGTERM)
    with REHEARSAL_LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(command, cwd=ROOT, check=False, stdout=log, stderr=subprocess.STDOUT, preexec_fn=ended_with_this)
    return done.returncode


def no_terraform() -> str:
    """The provider is looked for as a deployment would, with nothing kept."""
    if not shutil.which("terraform"):
        return "no Terraform: https://developer.hashicorp.com/terraform/install"
    with tempfile.TemporaryDirectory() as data:
        command = ["terraform", f"-chdir={ROOT / 'infra'}", "init", "-backend=false", "-input=false"]
        found = subprocess.run(command, env={**os.environ, "TF_DATA_DIR": data}, capture_output=True, check=False).returncode == 0
    return "" if found else "Terraform's provider for AWS is not to be had here"


def provider_is_at_hand() -> bool:
    """A machine that names where Terraform finds its providers means to rehearse."""
    return Path(os.environ.get("TF_CLI_CONFIG_FILE", "")).is_file()


SUITES = [
    Suite("storefront", "components and helpers of the storefront", npm_test, alone=True),
    Suite(
        "rehearsal",
        "the deployment, on an emulator with IAM enforced",
        rehearsal,
        no_terraform,
        provider_is_at_hand,
        beside=REHEARSAL_LOG,
    ),
    Suite("backend", "domain, stores, services and handlers", pytest("backend/tests")),
    Suite("tiers", "the contract and what else spans tiers", pytest("tests", "--ignore=tests/local", "--ignore=tests/browser")),
    Suite("local", "the gateway, the tables and the shop's processes", pytest("tests/local")),
    Suite("browser", "the whole shop in Chromium", browser, no_browser, alone=True),
]


def run(suite: Suite) -> Outcome:
    reason = suite.lacking()
    if reason:
        return Outcome("left out", 0.0, reason)
    started = time.monotonic()
    try:
        code = suite.run()
    except AssertionError as error:
        print(error)
        code = 1
    return Outcome("failed" if code else "passed", time.monotonic() - started)


class Running:
    """A suite that runs beside others. The process ends without waiting for it where something else ends it."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self._outcome = Outcome("failed", 0.0, "it died")
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self._outcome = run(self.suite)

    def outcome(self) -> Outcome:
        """Wait for it, and show what it said."""
        self._thread.join()
        print(f"\n── {self.suite.name}: {self.suite.covers}", flush=True)
        if self.suite.beside and self._outcome.word != "left out":
            print(self.suite.beside.read_text("utf-8"), flush=True)
        return self._outcome


def run_all(suites: list[Suite]) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    beside: list[Running] = []

    def wait() -> None:
        while beside:
            running = beside.pop()
            outcomes[running.suite.name] = running.outcome()

    for suite in suites:
        if suite.alone:
            wait()
        if suite.beside:
            print(
                f"\n── {suite.name} has begun, and shows what it said when it is done: meanwhile {suite.beside.relative_to(ROOT)}",
                flush=True,
            )
            beside.append(Running(suite))
            continue
        print(f"\n── {suite.name}: {suite.covers}", flush=True)
        outcomes[suite.name] = run(suite)
    wait()
    return outcomes


def main(names: list[str]) -> int:
    unknown = set(names) - {suite.name for suite in SUITES}
    if unknown:
        print(f"No such suite: {', '.join(sorted(unknown))}. There are {', '.join(s.name for s in SUITES)}.", file=sys.stderr)
        return 2
    outcomes = run_all([suite for suite in SUITES if not names or suite.name in names])
    print()
    for name, outcome in outcomes.items():
        print(f"{name:<12} {outcome.word:<9} {outcome.seconds:6.1f} s  {outcome.reason}".rstrip())
    words = [outcome.word for outcome in outcomes.values()]
    print(f"\nsuites: {words.count('passed')} passed, {words.count('failed')} failed, {words.count('left out')} skipped")
    left_out = [suite for suite in SUITES if suite.name in outcomes and outcomes[suite.name].word == "left out"]
    complete = os.environ.get("CI") != "true" or not any(suite.needed() for suite in left_out)
    return 0 if "failed" not in words and complete else 1


if __name__ == "__main__":
    # As Ctrl-C does: the suite that runs, and its shop, are ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main(sys.argv[1:]))
