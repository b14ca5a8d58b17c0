"""What starting the shop takes besides processes, and how it is said."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import socket
import sys
from pathlib import Path

from local.emulators import Emulator
from local.settings import ROOT, on_linux

BACKLOG = 2048


class StartFailed(Exception):
    """The shop cannot start; the message says why and what to do."""


def say(text: str) -> None:
    say_bytes(text.encode() + b"\n")


def say_bytes(text: bytes) -> None:
    # The terminal may be gone, and the shop still has to stop in order.
    with contextlib.suppress(OSError):
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def listen(port: int, processes: int = 1) -> list[socket.socket]:
    """A listening socket on loopback for each process. Raises StartFailed with the remedy where the port is taken.

    Linux spreads connections over sockets of the same port. On one socket, shared, whichever process is awake takes them all.
    """
    try:
        first = _bound(port, shared=False)
        if processes == 1 or not on_linux():
            first.listen(BACKLOG)
            return [first] * processes
        port = first.getsockname()[1]
        first.close()
        listening = [_bound(port, shared=True) for _ in range(processes)]
    except PermissionError:
        raise StartFailed(f"Port {port} needs rights that you do not have. Choose another: PORT=8000 make up") from None
    except OSError:
        raise StartFailed(f"Port {port} is in use. Choose another: PORT={port + 1} make up") from None
    for each in listening:
        each.listen(BACKLOG)
    return listening


def _bound(port: int, *, shared: bool) -> socket.socket:
    bound = socket.socket()
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bound.bind(("127.0.0.1", port))
    except OSError:
        bound.close()
        raise
    return bound


def shop_answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


async def until_ready(emulator: Emulator) -> None:
    while not await asyncio.to_thread(emulator.answers):
        await asyncio.sleep(0.02)


async def seed(environment: dict[str, str], log: Path) -> None:
    """Load the demo catalogue. Raises StartFailed."""
    with log.open("wb") as output:
        command = [sys.executable, "-m", "ops.seed"]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            code = await process.wait()
        except asyncio.CancelledError:
            process.kill()
            raise
    if code:
        raise StartFailed(f"The demo catalogue could not be loaded; see {shown(log)}")
