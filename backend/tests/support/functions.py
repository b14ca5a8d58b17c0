"""The functions that nobody calls, started as Lambda starts them."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from backend.tests.support.orders import bus_message, queue_batch
from ops.generate import kebab, read_functions, snake
from tradewind.contract.types import OrderEvent


@cache
def function_rows() -> dict[str, dict[str, Any]]:
    return read_functions()


def start(function_id: str, batch: dict[str, Any]) -> list[str]:
    """Start a function with a batch; what it says has failed."""
    answer = importlib.import_module(f"handlers.{snake(function_id)}").handler(batch, None)
    return [failure["itemIdentifier"] for failure in answer.get("batchItemFailures", [])]


def tell(function_id: str, *events: OrderEvent, received: int = 1) -> list[str]:
    """Start a function with events of the bus; `m0`, `m1` … are those that have failed."""
    return start(function_id, queue_batch(*map(bus_message, events), received=received))


def dead_letter_queue(function_id: str) -> str:
    return f"{kebab(function_id)}-dead"
