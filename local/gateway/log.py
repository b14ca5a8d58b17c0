"""One line per request: readable on the terminal, JSON in logs/requests.jsonl.

A line holds nothing that came from the caller but the method and, of the path, what the contract or the site's files name: no
parameter, no query, no header, no body. So no token, address or order can land in it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from msgspec.json import encode

METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
COLOURS = {2: "32", 3: "36", 4: "33", 5: "31"}


class RequestLog:
    def __init__(self, file: Path, terminal: int | None) -> None:
        self._file = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._terminal = terminal
        self._coloured = terminal is not None and os.isatty(terminal) and "NO_COLOR" not in os.environ

    def close(self) -> None:
        os.close(self._file)

    def write(self, method: str, route: str, status: int, started: float, request_id: str, size: int) -> None:
        """`started` is of time.perf_counter."""
        method = method if method in METHODS else "OTHER"
        ms = (time.perf_counter() - started) * 1000
        now = time.time()
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now)) + f".{int(now % 1 * 1000):03d}Z"
        row = {"time": stamp, "method": method, "route": route, "status": status, "ms": round(ms, 2), "bytes": size}
        os.write(self._file, encode({**row, "requestId": request_id}) + b"\n")
        if self._terminal is not None:
            shown = f"\033[{COLOURS.get(status // 100, '0')}m{status}\033[0m" if self._coloured else str(status)
            line = f"{stamp[11:23]}  {shown}  {method:<6} {route:<36} {ms:8.1f} ms  {request_id}\n"
            os.write(self._terminal, line.encode())
