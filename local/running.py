"""What a running shop tells others in the same checkout: that it runs, where, and as what processes."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class AlreadyRunning(Exception):
    pass


def _file(home: Path) -> Path:
    return home / "shop.json"


def read_running(home: Path) -> dict[str, Any] | None:
    """What the last shop wrote; it may have been killed since."""
    try:
        running: dict[str, Any] = json.loads(_file(home).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return running


def write_running(home: Path, running: dict[str, Any]) -> None:
    write_json(_file(home), running)


def write_json(path: Path, value: Any) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(value, indent=2), "utf-8")
    fresh.replace(path)


@contextmanager
def the_only_one(home: Path) -> Iterator[None]:
    """Hold the lock of this home, which the system gives back however the process ends. Raises AlreadyRunning."""
    home.mkdir(parents=True, exist_ok=True)
    lock = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning from None
        yield
        _file(home).unlink(missing_ok=True)
    finally:
        os.close(lock)


def is_running(home: Path) -> bool:
    try:
        lock = os.open(home / "lock", os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False
