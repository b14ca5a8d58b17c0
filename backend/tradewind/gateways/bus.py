"""The bus: what happened to orders, for whoever wants to know. Its real name is `tradewind-<environment>-events`.

boto3 comes with Lambda's runtime, and is imported only when the bus is first used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Protocol

import msgspec

from tradewind.contract.types import OrderEvent
from tradewind.domain.refusal import GivenUp, Unavailable

SOURCE = "tradewind.orders"
MOST_ENTRIES = 10
# Of 256 KiB that a call may have; the rest is for what is around the details.
MOST_BYTES = 250_000
# What is wrong with the event itself, so that it would be refused again. Anything else, a missing permission too, may be mended.
REFUSED = {"InvalidArgument", "MalformedDetail", "RequestEntityTooLargeException", "ValidationException"}


class Bus(Protocol):
    def publish(self, events: Sequence[OrderEvent]) -> None:
        """Put events on the bus, in their order. Raises Unavailable where not all are known to be there: then put all again.

        Raises GivenUp where the bus will never take one of them.
        """


class EventBridge:
    def __init__(self, name: str, **options: Any) -> None:
        self._name = name
        self._options = options
        self._made: Any = None

    def publish(self, events: Sequence[OrderEvent]) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        entries = [
            {"EventBusName": self._name, "Source": SOURCE, "DetailType": event.type, "Detail": msgspec.json.encode(event).decode()}
            for event in events
        ]
        for some in _calls(entries):
            try:
                answer = self._client().put_events(Entries=some)
            except ClientError as error:
                raise _failure(error.response["Error"]["Code"]) from error
            except BotoCoreError as error:
                raise Unavailable from error
            # The call succeeds even where an entry does not.
            failed = [entry["ErrorCode"] for entry in answer["Entries"] if "ErrorCode" in entry]
            if failed:
                raise _failure(next((code for code in failed if code not in REFUSED), failed[0]))

    def _client(self) -> Any:
        if self._made is None:
            import boto3
            from botocore.config import Config

            waits = {"connect_timeout": 2, "read_timeout": 5, "retries": {"mode": "standard", "total_max_attempts": 3}}
            self._made = boto3.client("events", config=Config(**waits), **self._options)
        return self._made


@cache
def connect() -> EventBridge:
    """The bus of the environment that the function runs in."""
    return EventBridge(os.environ["TABLE_PREFIX"] + "events")


def _calls(entries: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """The entries, in their order, by calls that the bus takes."""
    call: list[dict[str, str]] = []
    size = 0
    for entry in entries:
        length = len(entry["Detail"].encode())
        if call and (len(call) == MOST_ENTRIES or size + length > MOST_BYTES):
            yield call
            call, size = [], 0
        call.append(entry)
        size += length
    yield call


def _failure(code: str) -> Exception:
    return GivenUp("refused-by-bus") if code in REFUSED else Unavailable(code)
