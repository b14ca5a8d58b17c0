"""A whole shop for tests, as `make up` runs it: processes, port and data of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from local.emulators import free_port
from local.processes import signalled_when_parent_dies
from local.settings import ROOT, python_environment

UP_SECONDS = 60
DOWN_SECONDS = 20


class Shop:
    """`lines` is what it printed; `wait_for` waits until it prints something."""

    def __init__(self, home: Path, port: int, **environment: str) -> None:
        self.home = home
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.lines: list[str] = []
        self._printed = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(
            [sys.executable, "-m", "local", "up"],
            cwd=ROOT,
            env={**python_environment(), "TRADEWIND_HOME": str(home), "PORT": str(port), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # Ctrl-C in the terminal is for the tests; they stop the shop themselves.
            start_new_session=True,
            preexec_fn=signalled_when_parent_dies(signal.SIGTERM),
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._printed:
                self.lines.append(line.rstrip("\n"))
                self._printed.notify_all()
        with self._printed:
            self._ended = True
            self._printed.notify_all()

    def wait_for(self, text: str, since: int = 0) -> None:
        """Until a line that was printed after the first `since` holds the text. Raises AssertionError if none does in time."""
        with self._printed:
            self._printed.wait_for(lambda: self._ended or self._has(text, since), UP_SECONDS)
            assert self._has(text, since), "\n".join([f"no {text!r} in:", *self.lines[-40:]])

    def _has(self, text: str, since: int) -> bool:
        return any(text in line for line in self.lines[since:])

    @property
    def running(self) -> dict[str, Any]:
        """What the shop says of itself: addresses, processes and identity."""
        running: dict[str, Any] = json.loads((self.home / "shop.json").read_text("utf-8"))
        return running

    def stop(self, number: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        code = self.process.wait(DOWN_SECONDS)
        with self._printed:
            self._printed.wait_for(lambda: self._ended, DOWN_SECONDS)
        assert self.process.stdout
        self.process.stdout.close()
        return code


@contextmanager
def running_shop(home: Path, port: int | None = None, **environment: str) -> Iterator[Shop]:
    shop = Shop(home, port or free_port(), **environment)
    try:
        shop.wait_for("Tradewind is up")
        yield shop
    finally:
        shop.stop()
