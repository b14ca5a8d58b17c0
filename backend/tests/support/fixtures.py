"""Fixtures that suites take by importing them in their conftest.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.tests.support.catalogue import add_categories, add_promotion
from backend.tests.support.tokens import published_keys
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(scope="session", autouse=True)
def keys() -> Iterator[None]:
    """The pool's keys are published where handlers look for them."""
    with published_keys() as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOKEN_KEYS_URL", address)
        yield


@pytest.fixture
def shop(dynamodb: DynamoDB) -> DynamoDB:
    """A shop with two categories and a promotion, and nothing to sell yet."""
    add_categories(dynamodb)
    add_promotion(dynamodb)
    return dynamodb
