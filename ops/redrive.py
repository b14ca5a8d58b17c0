"""What ended in the dead-letter queues: seen, understood, and done again.

    python -m ops.redrive list                         how many letters each queue holds
    python -m ops.redrive show [FUNCTION]              each letter: why it is dead, and what it is about
    python -m ops.redrive replay [FUNCTION] [--id ID]  put letters back where they came from
    python -m ops.redrive retell SINCE                 put all events of the orders since a time (RFC 3339) on the bus again

A stream forgets after a day what nobody could read: what is lost so, is told again from the orders, which keep all that happened to them.
An event has the same id however often it is told, and whoever has heard it does nothing.

Of the shop that runs here; with --env dev, of a deployed one. A letter's body is shown with --body alone: it holds what customers wrote.
What putting back means is in backend/tradewind/services/shared/dead_letters.py, as the back office does the same.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import time
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from local.running import is_running, read_running
from local.settings import aws_environment, read_settings
from ops.deploy import reach
from ops.generate import kebab, snake
from ops.terraform import Failed
from tradewind.contract.functions import Function
from tradewind.contract.types import OrderSummary
from tradewind.domain.events import events_of
from tradewind.domain.refusal import GivenUp
from tradewind.gateways import bus, queue
from tradewind.gateways.bus import Bus, EventBridge
from tradewind.gateways.clock import timestamp
from tradewind.gateways.queue import SqsQueues
from tradewind.services.shared.dead_letters import Dead, Mailroom, functions_with_letters, give_back, put_back, take
from tradewind.stores import dynamodb
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.mails import Mails
from tradewind.stores.orders import Orders
from tradewind.stores.signature import Credentials


def about(dead: Dead) -> str:
    """What may be told of what a letter is about: an event's type and id, or nothing."""
    return f"{dead.event.type} {dead.event.id}" if dead.event else "-"


class Shop(NamedTuple):
    """What putting letters back takes, and telling events again."""

    room: Mailroom
    orders: Orders
    bus: Bus


def here() -> Shop:
    """The shop that runs on this machine."""
    settings = read_settings()
    running = read_running(settings.home)
    if running is None or not is_running(settings.home):
        raise Failed("The shop is not running: start it with make up, or name a deployed one with --env.")
    os.environ.update(aws_environment(running["dynamodbUrl"], running["emulatorUrl"], running["url"]))
    db = dynamodb.connect()
    return Shop(Mailroom(queue.connect(), Mails(db), start_here), Orders(db), bus.connect())


def deployed(environment: str) -> Shop:
    target = reach(environment)
    prefix = f"tradewind-{environment}-"
    keys = target.session.get_credentials().get_frozen_credentials()
    endpoint = os.environ.get("AWS_ENDPOINT_URL") or f"https://dynamodb.{target.region}.amazonaws.com"
    db = DynamoDB(prefix, target.region, endpoint, Credentials(keys.access_key, keys.secret_key, keys.token))
    lambdas = target.client("lambda")

    def start(function: str, record: str) -> None:
        answer = lambdas.invoke(FunctionName=prefix + kebab(function), Qualifier="live", Payload=json.dumps(batch_of(record)))
        if "FunctionError" in answer:
            raise Failed(f"{function} failed: see its log.")
        refuse_failed(json.loads(answer["Payload"].read()))

    room = Mailroom(SqsQueues(prefix, region_name=target.region), Mails(db), start)
    return Shop(room, Orders(db), EventBridge(f"{prefix}events", region_name=target.region))


def start_here(function: str, record: str) -> None:
    refuse_failed(importlib.import_module(f"handlers.{snake(function)}").handler(batch_of(record), None))


def batch_of(record: str) -> dict[str, Any]:
    return {"Records": [json.loads(record)]}


def refuse_failed(answer: dict[str, Any]) -> None:
    if answer["batchItemFailures"]:
        raise GivenUp("failed-again")


def functions(function_id: str | None) -> list[Function]:
    found = functions_with_letters(function_id)
    if not found:
        raise Failed(
            f"There is no function {function_id} with dead letters: there are {', '.join(f.id for f in functions_with_letters())}."
        )
    return found


def list_letters(room: Mailroom) -> int:
    for function in functions(None):
        print(f"{function.id:<24} {sum(room.queues.waiting(function.dead)):>6}  {function.dead}")
    return 0


def show(room: Mailroom, function_id: str | None, *, body: bool) -> int:
    letters = [dead for function in functions(function_id) for dead in take(room.queues, function)]
    give_back(room.queues, letters)
    for dead in letters:
        attributes = dead.letter.attributes
        print(f"{dead.letter.id}  {dead.function.id}  {dead.reason}")
        for name, value in (
            ("about", about(dead)),
            ("at", attributes.get("At", "-")),
            ("attempts", dead.attempts),
            ("failure", attributes.get("Failure", "-")),
            ("places", attributes.get("Places", "-")),
            *([("body", dead.letter.body)] if body else []),
        ):
            print(f"    {name:<9} {value}")
    print(f"{len(letters)} dead letters")
    return 0


def replay(room: Mailroom, function_id: str | None, letter_id: str | None) -> int:
    replayed = failed = 0
    for dead in [dead for function in functions(function_id) for dead in take(room.queues, function)]:
        if letter_id not in (None, dead.letter.id):
            give_back(room.queues, [dead])
            continue
        try:
            put_back(room, dead)
        except GivenUp:
            failed += 1
            give_back(room.queues, [dead])
            continue
        print(f"{dead.letter.id}  {dead.function.id}  {dead.reason}  {about(dead)}")
        replayed += 1
    print(f"{replayed} put back" + (f", {failed} failed again" if failed else ""))
    return 1 if failed or (letter_id and not replayed) else 0


def retell(orders: Orders, bus: Bus, since: str, now: str) -> int:
    """Put the events of every order that was begun since then on the bus once more."""
    told = 0
    for summary in orders.begun_since(since, now):
        record = orders.get(msgspec.json.decode(summary, type=OrderSummary).id)
        if record:
            bus.publish(events_of(None, record.order()))
            told += 1
    print(f"The events of {told} orders are told again.")
    return 0


def moment(text: str) -> str:
    """A time in RFC 3339, as orders have it."""
    return timestamp(datetime.fromisoformat(text).timestamp())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.redrive", description="Dead letters: list, show, replay; and events, told again.")
    parser.add_argument("--env", help="a deployed environment; without it, the shop that runs here")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list")
    shown = commands.add_parser("show")
    replayed = commands.add_parser("replay")
    commands.add_parser("retell").add_argument("since", type=moment, help="such as 2026-03-01T09:30:00Z")
    for command in (shown, replayed):
        command.add_argument("function", nargs="?")
    shown.add_argument("--body", action="store_true", help="show bodies, which hold what customers wrote")
    replayed.add_argument("--id", help="one letter, by its id")
    given = parser.parse_args(arguments)
    try:
        shop = deployed(given.env) if given.env else here()
        if given.command == "list":
            return list_letters(shop.room)
        if given.command == "show":
            return show(shop.room, given.function, body=given.body)
        if given.command == "retell":
            return retell(shop.orders, shop.bus, given.since, timestamp(time.time()))
        return replay(shop.room, given.function, given.id)
    except Failed as reason:
        print(reason, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
