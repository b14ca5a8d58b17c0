from __future__ import annotations

import pytest

from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture
def db(either_dynamodb: DynamoDB) -> DynamoDB:
    """The shop's tables, empty, on each of the two emulators in turn."""
    return either_dynamodb
