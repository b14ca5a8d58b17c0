from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.tests.support.stripe_stand_in import StripeStandIn, stripe_running
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture
def db(either_dynamodb: DynamoDB) -> DynamoDB:
    """The shop's tables, empty, on each of the two emulators in turn."""
    return either_dynamodb


@pytest.fixture(scope="session")
def stripe_process() -> Iterator[StripeStandIn]:
    with stripe_running() as stand_in:
        yield stand_in


@pytest.fixture
def stripe_stand_in(stripe_process: StripeStandIn) -> StripeStandIn:
    """A Stripe account in which nothing has happened yet."""
    stripe_process.forget()
    return stripe_process
