"""Fixtures for every tier.

Handlers make their client when they are imported, so the environment is set before any test module is: it names an emulator that the
first test to need it starts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from local import emulators
from local.emulators import Emulator, free_port
from local.settings import dynamodb_at
from local.tables import create_tables, delete_tables
from tests.support.emulators import TABLE_PREFIX, dynamodb_emulator, handler_environment, running
from tradewind.stores.dynamodb import DynamoDB

DYNAMODB_PORT = free_port()
os.environ.update(handler_environment(DYNAMODB_PORT))


@pytest.fixture(scope="session")
def dynamodb_server() -> Iterator[Emulator]:
    with running(dynamodb_emulator(DYNAMODB_PORT)) as emulator:
        yield emulator


@pytest.fixture(scope="session")
def ministack_server() -> Iterator[Emulator]:
    with running(emulators.ministack(free_port(), ["dynamodb", "cognito-idp", "s3"])) as emulator:
        yield emulator


@pytest.fixture
def dynamodb(dynamodb_server: Emulator) -> Iterator[DynamoDB]:
    """The shop's tables, empty, where the handlers look for them."""
    yield from _empty_tables(dynamodb_server)


@pytest.fixture(params=["dynoxide", "ministack"])
def either_dynamodb(request: pytest.FixtureRequest) -> Iterator[DynamoDB]:
    """The shop's tables, empty, on each of the two emulators in turn; handlers see only the first."""
    if request.param == "dynoxide" and emulators.dynoxide_binary() is None:
        pytest.skip("npm has no Dynoxide for this machine")
    server = "dynamodb_server" if request.param == "dynoxide" else "ministack_server"
    yield from _empty_tables(request.getfixturevalue(server))


def _empty_tables(server: Emulator) -> Iterator[DynamoDB]:
    client = dynamodb_at(server.url, TABLE_PREFIX)
    create_tables(client)
    yield client
    delete_tables(client)
