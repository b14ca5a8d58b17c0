"""What ended in the dead-letter queues: seen, understood, and done again.

    python -m ops.redrive list                         how many letters each queue holds
    python -m ops.redrive show [FUNCTION]              each letter: why it is dead, and what it is about
    python -m ops.redrive replay [FUNCTION] [--id ID]  put letters back where they came from

Of the shop that runs here; with --env dev, of a deployed one. A letter's body is shown with --body alone: it holds what customers wrote.
Letters are put back one by one, each before it leaves its queue: whoever is interrupted loses none, and everybody who gets one twice can
stand it.

A mail that may have gone out is sent again only from here: to replay it is to say that somebody has looked.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from local.running import is_running, read_running
from local.settings import aws_environment, read_settings
from ops.deploy import reach
from ops.generate import dead_of, kebab, queue_of, read_functions, snake
from ops.terraform import Failed
from tradewind.gateways import queue
from tradewind.gateways.queue import Letter, SqsQueues
from tradewind.services.send_order_link import link_mail_id
from tradewind.services.shared.mailing import UNCERTAIN
from tradewind.services.watch_stock import notice_id
from tradewind.stores import dynamodb
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.mails import Mails
from tradewind.stores.signature import Credentials

HIDDEN_SECONDS = 60
DIED = "the function died or ran out of time"


def event_id(body: str) -> str:
    return str(json.loads(body)["detail"]["id"])


# By function, the id of the mail that a message makes.
MAIL_IDS: dict[str, Callable[[str], str]] = {
    "sendOrderMail": event_id,
    "sendOrderLink": lambda body: link_mail_id(json.loads(body)["id"]),
    "watchStock": lambda body: notice_id(event_id(body)),
}


class Place(NamedTuple):
    """Where the letters are: the queues, the tables, and how a function is started that has no queue of its own."""

    queues: SqsQueues
    mails: Mails
    start: Callable[[str, dict[str, Any]], list[Any]]


class Dead(NamedTuple):
    """A letter, the function that could not deal with it, and the queue where it lies."""

    function: str
    queue: str
    letter: Letter

    @property
    def reason(self) -> str:
        attributes = self.letter.attributes
        return attributes.get("Reason") or attributes.get("Failure") or DIED

    @property
    def about(self) -> str:
        """What may be told of what it is about: an event's id and type, or nothing."""
        try:
            event = json.loads(self.letter.body)["detail"]
            return f"{event['type']} {event['id']}"
        except (ValueError, KeyError, TypeError):
            return "-"


def here() -> Place:
    """The shop that runs on this machine."""
    settings = read_settings()
    running = read_running(settings.home)
    if running is None or not is_running(settings.home):
        raise Failed("The shop is not running: start it with make up, or name a deployed one with --env.")
    os.environ.update(aws_environment(running["dynamodbUrl"], running["emulatorUrl"], running["url"]))
    return Place(queue.connect(), Mails(dynamodb.connect()), start_here)


def deployed(environment: str) -> Place:
    target = reach(environment)
    prefix = f"tradewind-{environment}-"
    keys = target.session.get_credentials().get_frozen_credentials()
    endpoint = os.environ.get("AWS_ENDPOINT_URL") or f"https://dynamodb.{target.region}.amazonaws.com"
    db = DynamoDB(prefix, target.region, endpoint, Credentials(keys.access_key, keys.secret_key, keys.token))
    functions = target.client("lambda")

    def start(function: str, batch: dict[str, Any]) -> list[Any]:
        answer = functions.invoke(FunctionName=prefix + kebab(function), Qualifier="live", Payload=json.dumps(batch))
        if "FunctionError" in answer:
            raise Failed(f"{function} failed: see its log.")
        return list(json.loads(answer["Payload"].read())["batchItemFailures"])

    return Place(SqsQueues(prefix, region_name=target.region), Mails(db), start)


def start_here(function: str, batch: dict[str, Any]) -> list[Any]:
    return list(importlib.import_module(f"handlers.{snake(function)}").handler(batch, None)["batchItemFailures"])


def dead_queues(function: str | None) -> dict[str, str]:
    """The dead-letter queues, by function."""
    rows = read_functions()
    if function and function not in rows:
        raise Failed(f"There is no function {function}: there are {', '.join(rows)}.")
    return {name: dead for name, row in rows.items() if (dead := dead_of(name, row)) and function in (None, name)}


def letters(place: Place, function: str | None) -> list[Dead]:
    """Every letter, hidden from others meanwhile. Whoever does not delete one gives it back."""
    found: dict[str, Dead] = {}
    for name, dead in dead_queues(function).items():
        while fresh := [each for each in place.queues.receive(dead, hidden_seconds=HIDDEN_SECONDS) if each.id not in found]:
            found |= {letter.id: Dead(name, dead, letter) for letter in fresh}
    return list(found.values())


def give_back(place: Place, dead: Dead) -> None:
    place.queues.postpone(dead.queue, dead.letter.receipt, 0)


def list_letters(place: Place) -> int:
    for function, dead in dead_queues(None).items():
        waiting = place.queues.waiting(dead)
        print(f"{function:<24} {waiting.ready + waiting.hidden:>6}  {dead}")
    return 0


def show(place: Place, function: str | None, *, body: bool) -> int:
    shown = letters(place, function)
    for dead in shown:
        attributes = dead.letter.attributes
        print(f"{dead.letter.id}  {dead.function}  {dead.reason}")
        for name, value in (
            ("about", dead.about),
            ("at", attributes.get("At", "-")),
            ("attempts", attributes.get("Attempts", "-")),
            ("failure", attributes.get("Failure", "-")),
            ("places", attributes.get("Places", "-")),
            *([("body", dead.letter.body)] if body else []),
        ):
            print(f"    {name:<9} {value}")
        give_back(place, dead)
    print(f"{len(shown)} dead letters")
    return 0


def replay(place: Place, function: str | None, letter_id: str | None) -> int:
    rows = read_functions()
    replayed = failed = 0
    for dead in letters(place, function):
        if letter_id not in (None, dead.letter.id):
            give_back(place, dead)
            continue
        if dead.reason == UNCERTAIN and dead.function in MAIL_IDS:
            place.mails.release(MAIL_IDS[dead.function](dead.letter.body))
        source = queue_of(dead.function, rows[dead.function])
        if source:
            place.queues.send(source, dead.letter.body)
        elif place.start(dead.function, {"Records": [json.loads(dead.letter.body)]}):
            failed += 1
            give_back(place, dead)
            continue
        place.queues.delete(dead.queue, [dead.letter.receipt])
        print(f"{dead.letter.id}  {dead.function}  {dead.reason}  {dead.about}")
        replayed += 1
    print(f"{replayed} put back" + (f", {failed} failed again" if failed else ""))
    return 1 if failed or (letter_id and not replayed) else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.redrive", description="Dead letters: list, show, replay.")
    parser.add_argument("--env", help="a deployed environment; without it, the shop that runs here")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list")
    shown = commands.add_parser("show")
    replayed = commands.add_parser("replay")
    for command in (shown, replayed):
        command.add_argument("function", nargs="?")
    shown.add_argument("--body", action="store_true", help="show bodies, which hold what customers wrote")
    replayed.add_argument("--id", help="one letter, by its id")
    given = parser.parse_args(arguments)
    try:
        place = deployed(given.env) if given.env else here()
        if given.command == "list":
            return list_letters(place)
        if given.command == "show":
            return show(place, given.function, body=given.body)
        return replay(place, given.function, given.id)
    except Failed as reason:
        print(reason, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
