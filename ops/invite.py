"""Somebody works here from now on: python -m ops.invite EMAIL ROLE [--env dev]

How the first admin is made, and how an admin is made again where none is left; else admins invite at /admin/people. The shop that runs here
or, with --env, a deployed one. It is the very use case of the back office: a mail with a first password, or the role for the account that
there is, and a record in the audit log.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from local.running import is_running, read_running
from local.settings import ACCESS_KEY, REGION, dynamodb_at, read_settings
from ops.deploy import reach
from ops.terraform import Failed
from tradewind.contract.types import Invitation, Person
from tradewind.domain.refusal import Refusal, Unavailable
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.user_pool import CognitoUserPool, UserPool
from tradewind.services.invite_person import invite_person
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.people import People
from tradewind.stores.signature import Credentials

# Who it was, in the audit log.
BY = "make invite"


class Place(NamedTuple):
    """Where the people are."""

    people: People
    pool: UserPool


def here() -> Place:
    settings = read_settings()
    running = read_running(settings.home)
    if running is None or not is_running(settings.home):
        raise Failed("The shop is not running: start it with make up, or name a deployed one with ENV=…")
    keys = {"aws_access_key_id": ACCESS_KEY, "aws_secret_access_key": ACCESS_KEY}
    pool = CognitoUserPool(running["identity"]["user_pool_id"], endpoint_url=running["emulatorUrl"], region_name=REGION, **keys)
    return Place(People(dynamodb_at(running["dynamodbUrl"])), pool)


def deployed(environment: str) -> Place:
    target = reach(environment)
    outputs = target.terraform().outputs()
    if "user_pool_id" not in outputs:
        raise Failed(f"{environment} is not deployed yet: make deploy ENV={environment}")
    keys = target.session.get_credentials().get_frozen_credentials()
    endpoint = os.environ.get("AWS_ENDPOINT_URL") or f"https://dynamodb.{target.region}.amazonaws.com"
    db = DynamoDB(outputs["table_prefix"], target.region, endpoint, Credentials(keys.access_key, keys.secret_key, keys.token))
    options = {"aws_access_key_id": keys.access_key, "aws_secret_access_key": keys.secret_key, "aws_session_token": keys.token}
    return Place(People(db), CognitoUserPool(outputs["user_pool_id"], region_name=target.region, **options))


def read_invitation(email: str, role: str) -> Invitation:
    """As the API would take it."""
    try:
        return msgspec.convert({"email": email.strip(), "role": role}, Invitation)
    except msgspec.ValidationError as error:
        wrong = "ROLE must be staff or admin" if "$.role" in str(error) else "EMAIL must be an address such as name@example.com"
        raise Failed(f"{wrong}. Nothing was done.") from None


def told(person: Person) -> str:
    if person.state == "invited":
        return f"{person.email} is invited as {person.role}: a mail with a first password is on its way, and holds for seven days."
    return f"{person.email} has an account, and works here as {person.role} from the next sign-in on."


def main(arguments: list[str], find: Callable[[str | None], Place] = lambda env: deployed(env) if env else here()) -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.invite", description="Make somebody staff or an admin.")
    parser.add_argument("--env", help="a deployed environment; without it, the shop on this machine")
    parser.add_argument("email")
    parser.add_argument("role")
    given = parser.parse_args(arguments)
    try:
        wanted = read_invitation(given.email, given.role)
        place = find(given.env)
        print(told(invite_person(place.people, place.pool, SystemClock(), wanted, BY)))
    except Failed as reason:
        print(reason, file=sys.stderr)
        return 1
    except Refusal as refusal:
        print(refusal.detail, file=sys.stderr)
        return 1
    except Unavailable:
        print("AWS did not answer, or does not let these credentials do it. The same command again finishes it.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
