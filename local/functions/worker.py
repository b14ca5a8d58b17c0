"""The process of the functions that nobody calls: python -m local.functions.worker POSITIONS"""

from __future__ import annotations

import contextlib
import http.client
import importlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from local.functions.plumbing import ensure_plumbing
from local.functions.positions import SAVE_EVERY_SECONDS, Positions
from local.functions.sources import Handler, IdentitySource, QueueSource, ScheduleSource, Source, Streams, StreamSource
from local.gateway.api import complete_types
from ops.generate import queue_of, read_functions, snake
from tradewind.gateways import queue
from tradewind.shop import load_shop

FINISH_SECONDS = 5

logger = logging.getLogger("local.functions")


def load_handlers(names: list[str]) -> dict[str, Handler]:
    """The handlers that can be loaded; one that cannot is named, and stops no other."""
    handlers: dict[str, Handler] = {}
    for name in names:
        try:
            handlers[name] = importlib.import_module(f"handlers.{snake(name)}").handler
        except Exception:
            logger.exception("%s cannot be loaded, and so does not run", name)
    complete_types()
    return handlers


def sources(rows: dict[str, dict[str, Any]], handlers: dict[str, Handler], positions: Positions) -> Iterator[Source]:
    queues = queue.connect()
    behind = [name for function, row in rows.items() if (name := queue_of(function, row))]

    def waiting() -> int:
        return max(queues.waiting(name).ready for name in behind)

    for name, handler in handlers.items():
        row = rows[name]
        trigger, waiting_room = row["trigger"], queue_of(name, row)
        if "stream" in trigger:
            table = os.environ["TABLE_PREFIX"] + trigger["stream"]
            streams = Streams(os.environ["AWS_ENDPOINT_URL_DYNAMODB"])
            yield StreamSource(name, handler, table, row["batchSize"], streams, positions, waiting)
        elif waiting_room:
            yield QueueSource(name, handler, waiting_room, row["batchSize"], row["timeoutSeconds"], queues)
        elif "schedule" in trigger:
            yield ScheduleSource(name, handler, trigger["schedule"])
        elif "TOKEN_TRIGGER_PORT" in os.environ:
            yield IdentitySource(name, handler, int(os.environ["TOKEN_TRIGGER_PORT"]))


def main(positions_file: str) -> None:
    # What functions write goes, by stderr, to the supervisor, which keeps it too.
    os.dup2(2, 1)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    emulator = os.environ["AWS_ENDPOINT_URL"]
    ensure_plumbing(emulator, load_shop().email)
    rows = read_functions()
    positions = Positions(Path(positions_file), emulator)
    running = list(sources(rows, load_handlers(list(rows)), positions))
    for source in running:
        source.start()
    while not stopping.wait(SAVE_EVERY_SECONDS):
        save(positions)
    for source in running:
        source.stopping.set()
    finish(running)
    save(positions)
    # A thread that waits for messages would wait on; what it may be given meanwhile comes again.
    os._exit(0)


def finish(running: list[Source]) -> None:
    """Let what is being done come to its end, for a while."""
    latest = time.monotonic() + FINISH_SECONDS
    while any(source.is_busy() for source in running) and time.monotonic() < latest:
        time.sleep(0.02)


def save(positions: Positions) -> None:
    with contextlib.suppress(OSError, http.client.HTTPException):
        positions.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
