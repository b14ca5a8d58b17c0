"""How far each stream has been followed, kept in a file.

A position may be written only when all that came of what lies before it is on disk as well: it was put into queues of the emulator, which
keeps them in memory and saves them from time to time. So the emulator is asked to save first. After a crash the same changes are followed
once more, which everybody who hears of them can stand.
"""

from __future__ import annotations

import http.client
import json
import threading
from pathlib import Path
from typing import NamedTuple

from local.running import write_json

SAVE_EVERY_SECONDS = 1.0


class Position(NamedTuple):
    """`after` is the sequence number of the last record that is done with; empty at the beginning."""

    stream: str
    after: str


class Positions:
    def __init__(self, path: Path, emulator: str) -> None:
        self._path = path
        self._emulator = emulator.removeprefix("http://")
        self._lock = threading.Lock()
        self._now = self._read()
        self._saved = dict(self._now)

    def get(self, shard: str, stream: str) -> Position:
        """Where to go on; at the beginning where the table has another stream now."""
        with self._lock:
            known = self._now.get(shard)
        return known if known and known.stream == stream else Position(stream, "")

    def move(self, shard: str, position: Position) -> None:
        with self._lock:
            self._now[shard] = position

    def save(self) -> None:
        """Raises OSError or HTTPException where the emulator does not save: then the positions stay where they were, too."""
        with self._lock:
            now = dict(self._now)
        if now == self._saved:
            return
        connection = http.client.HTTPConnection(self._emulator, timeout=10)
        try:
            connection.request("POST", "/_tradewind/save")
            if connection.getresponse().status != 204:
                raise http.client.HTTPException("not saved")
        finally:
            connection.close()
        write_json(self._path, {shard: position._asdict() for shard, position in now.items()})
        self._saved = now

    def _read(self) -> dict[str, Position]:
        try:
            kept: dict[str, dict[str, str]] = json.loads(self._path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return {shard: Position(**position) for shard, position in kept.items()}
