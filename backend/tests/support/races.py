"""Many calls at the same moment, each in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from local.gateway.api import load_handlers
from local.gateway.routes import read_contract, read_operations
from tradewind.stores.dynamodb import DynamoDB, connect

T = TypeVar("T")
PATIENCE_SECONDS = 60


def close_connection(db: DynamoDB) -> None:
    """A function's connection lives as long as its process does; a thread of a test hangs up."""
    connection = getattr(db._threads, "connection", None)  # noqa: SLF001
    if connection:
        connection.close()


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """The calls' results, in their order; none starts before all are ready. Raises what any of them raised."""
    load_handlers(read_operations(read_contract()))
    gate = threading.Barrier(len(calls))
    results: dict[int, T] = {}
    errors: list[BaseException] = []

    def run(i: int) -> None:
        try:
            gate.wait(PATIENCE_SECONDS)
            results[i] = calls[i]()
        except BaseException as error:
            errors.append(error)
        finally:
            close_connection(connect())

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    if errors:
        raise errors[0]
    return [results[i] for i in range(len(calls))]
