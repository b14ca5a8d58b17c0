"""What starts a function when nobody asks: a table's stream, an event on the bus, a queue, the clock.

Each decorator makes a Lambda handler that takes the records one by one and answers which of them failed, so that only those come again.
They may come twice whatever happens: what a record does once is the business of the stores.

A message that fails comes again after a pause that grows with each attempt. After its last attempt, or at once where trying again is of
no use (`GivenUp`), it is put into the dead-letter queue together with the reason, and acknowledged. The queue's own redrive policy
allows one attempt more than the row of contract/events.yaml, and so holds only for functions that died without a word.

Failures are logged as those of operations are: kinds and places, never the text of an exception.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Literal, NamedTuple

import msgspec

from tradewind.contract.functions import FUNCTIONS, Function
from tradewind.contract.types import OrderEvent
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.edge import log
from tradewind.gateways import queue as queues
from tradewind.gateways.clock import timestamp
from tradewind.stores.dynamodb import Item, unmarshal

Batch = Mapping[str, Any]
Handler = Callable[[Batch, Any], dict[str, Any]]
FIRST_PAUSE_SECONDS = 10
GROWTH = 3
LONGEST_PAUSE_SECONDS = 6 * 3600


class Change(NamedTuple):
    """What happened to one item of a table; `old` and `new` are the item before and after, None where there was or is none."""

    kind: Literal["INSERT", "MODIFY", "REMOVE"]
    old: Item | None
    new: Item | None


class _Envelope(msgspec.Struct):
    """What of EventBridge's form of an event is looked at."""

    detail: OrderEvent


_envelopes = msgspec.json.Decoder(_Envelope)


def stream(id: str) -> Callable[[Callable[[Sequence[Change]], None]], Handler]:
    """Make a function of changes the handler of a table's stream. Order is kept: the first failure ends the batch.

    A batch is handed over whole, so that the function can pass on all of it at once. Where one of its changes spoils it, each is handed
    over alone: what came before may then be told twice, and nothing but what fails is held up.
    """
    row = FUNCTIONS[id]

    def decorate(run: Callable[[Sequence[Change]], None]) -> Handler:
        @wraps(run)
        def handler(batch: Batch, _context: Any) -> dict[str, Any]:
            left = _follow(run, row, batch["Records"])
            return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]} for record in left]}

        return handler

    return decorate


def consumer(id: str) -> Callable[[Callable[[OrderEvent], None]], Handler]:
    """Make a function of an event the handler of the queue by which a rule of the bus sends it events."""

    def decorate(run: Callable[[OrderEvent], None]) -> Handler:
        @wraps(run)
        def read(body: str) -> None:
            run(_event(body))

        return queue(id)(read)

    return decorate


def queue(id: str) -> Callable[[Callable[[str], None]], Handler]:
    """Make a function of a message's body the handler of a queue."""
    row = FUNCTIONS[id]

    def decorate(run: Callable[[str], None]) -> Handler:
        @wraps(run)
        def handler(batch: Batch, _context: Any) -> dict[str, Any]:
            failed = [record["messageId"] for record in batch["Records"] if not _done(run, row, record)]
            return {"batchItemFailures": [{"itemIdentifier": message} for message in failed]}

        return handler

    return decorate


def schedule(id: str) -> Callable[[Callable[[], Mapping[str, Any] | None]], Handler]:
    """Make a function the handler of a schedule; it may tell what it did. A failure is logged, and then told to Lambda, which counts it."""
    row = FUNCTIONS[id]

    def decorate(run: Callable[[], Mapping[str, Any] | None]) -> Handler:
        @wraps(run)
        def handler(_batch: Batch, _context: Any) -> dict[str, Any]:
            try:
                return dict(run() or {})
            except Exception as error:
                log.failure(error, function=row.id)
                # Lambda writes the exception that it sees to the log, with its text.
                raise RuntimeError(f"{row.id} failed") from None

        return handler

    return decorate


def starting(followers: Mapping[str, Callable[[Sequence[tuple[Item | None, Item | None]]], None]]) -> Callable[[str, str], None]:
    """What starts a stream's function, by its id, with one record of the stream as JSON. Raises what the function does."""

    def start(id: str, record: str) -> None:
        try:
            change = _change(msgspec.json.decode(record))
        except msgspec.DecodeError as error:
            raise GivenUp("not-a-change") from error
        followers[id]([(change.old, change.new)])

    return start


def pause_seconds(attempt: int) -> int:
    """How long a message rests after its attempt of this number, give or take a fifth, so that many that failed together come apart."""
    pause: int = min(FIRST_PAUSE_SECONDS * GROWTH ** (attempt - 1), LONGEST_PAUSE_SECONDS)
    return round(pause * random.uniform(0.8, 1.2))  # noqa: S311 - no secret


def _follow(run: Callable[[Sequence[Change]], None], row: Function, records: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Of a stream's records those that are to come again: from the first that failed."""
    try:
        run([_change(record) for record in records])
    except Exception as error:
        # What does not answer now would not answer for each of them alone.
        if len(records) > 1 and not isinstance(error, Unavailable):
            return next((records[i:] for i in range(len(records)) if _follow(run, row, records[i : i + 1])), [])
        log.failure(error, function=row.id, record=str(records[0].get("dynamodb", {}).get("SequenceNumber", "")))
        if not isinstance(error, GivenUp) or not _bury(row, msgspec.json.encode(records[0]).decode(), error, 1):
            return records
    return []


def _done(run: Callable[[str], None], row: Function, record: Mapping[str, Any]) -> bool:
    """Whether a message is over and done with: it succeeded, or is in the dead-letter queue."""
    attempt = int(record["attributes"]["ApproximateReceiveCount"])
    try:
        run(record["body"])
    except Exception as error:
        log.failure(error, function=row.id, message=record["messageId"], attempt=str(attempt))
        if isinstance(error, GivenUp) or attempt >= row.attempts:
            return _bury(row, record["body"], error, attempt)
        try:
            queues.connect().postpone(row.queue, record["receiptHandle"], pause_seconds(attempt))
        except Exception as postponing:
            # It comes again when it is no longer hidden; sooner or later than meant.
            log.failure(postponing, function=row.id, message=record["messageId"])
        return False
    return True


def _bury(row: Function, body: str, error: Exception, attempts: int) -> bool:
    """Put what failed into the dead-letter queue with the reason; False where that failed too."""
    facts = log.facts(error)
    attributes = {
        "Function": row.id,
        "Failure": " < ".join(facts["error"]),
        "Places": " < ".join(reversed(facts["at"])) or "-",
        "Attempts": str(attempts),
        "At": timestamp(time.time()),
    }
    if "code" in facts:
        attributes["Reason"] = facts["code"]
    try:
        queues.connect().send(row.dead, body, attributes=attributes)
    except Exception as burying:
        log.failure(burying, function=row.id)
        return False
    log.record("ERROR", "dead letter", function=row.id, **{name.lower(): value for name, value in attributes.items() if name != "Function"})
    return True


def _change(record: Mapping[str, Any]) -> Change:
    try:
        images = [unmarshal(image) if (image := record["dynamodb"].get(name)) else None for name in ("OldImage", "NewImage")]
        return Change(record["eventName"], *images)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise GivenUp("not-a-change") from error


def _event(body: str) -> OrderEvent:
    try:
        return _envelopes.decode(body).detail
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise GivenUp("not-an-event") from error
