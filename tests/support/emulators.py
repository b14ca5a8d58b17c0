"""Emulators for tests: each in memory, on a port of its own, gone at the end."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from local import emulators
from local.emulators import Emulator
from local.processes import signalled_when_parent_dies
from local.settings import aws_environment

TABLE_PREFIX = "tradewind-test-"
ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Test"
AUDIENCE = "test-client"
SITE_URL = "https://shop.example.com"


@contextmanager
def running(emulator: Emulator) -> Iterator[Emulator]:
    environment = {**os.environ, **emulator.environment}
    with subprocess.Popen(
        emulator.command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=signalled_when_parent_dies(signal.SIGKILL),
    ) as process:
        try:
            emulator.wait_until_ready()
            yield emulator
        finally:
            process.kill()


def dynamodb_emulator(port: int) -> Emulator:
    """Dynoxide; MiniStack on a machine that has none."""
    return emulators.dynoxide(port) if emulators.dynoxide_binary() else emulators.ministack(port, ["dynamodb"])


def handler_environment(dynamodb_port: int) -> dict[str, str]:
    """What handlers read when they are loaded, for an emulator that will listen on this port."""
    url = f"http://127.0.0.1:{dynamodb_port}"
    return {
        **aws_environment(url, url, SITE_URL),
        "TABLE_PREFIX": TABLE_PREFIX,
        "TOKEN_ISSUER": ISSUER,
        "TOKEN_AUDIENCE": AUDIENCE,
        "TOKEN_KEYS_URL": "http://127.0.0.1:9/jwks.json",
    }
