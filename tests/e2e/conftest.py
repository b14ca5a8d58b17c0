"""The shop that the end-to-end tests talk to: the one that API_URL names, its site in BASE_URL, with tokens in ADMIN_TOKEN, STAFF_TOKEN
and CUSTOMER_TOKEN, or a local one that is started for them. They reach it by HTTP alone, so they are the same against a laptop, a rehearsal
and AWS. Mails are caught, and webhooks reach this machine, where an emulator stands in for AWS: EMULATOR_URL names that of a rehearsal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest

from local.identity import Identity, id_token
from tests.support.shop import running_shop

TIMEOUT_SECONDS = 60
ROLES = ("admin", "staff", "customer")


class Reached(NamedTuple):
    """`buyers` is how many may come at once: a rehearsal's functions start one by one on the same machine. `emulator` is None on AWS."""

    api: httpx.Client
    site: str
    tokens: dict[str, str]
    buyers: int
    emulator: str | None

    def as_role(self, role: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[role]}"}


@pytest.fixture(scope="session")
def reached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reached]:
    url = os.environ.get("API_URL")
    if url:
        tokens = {role: os.environ[f"{role.upper()}_TOKEN"] for role in ROLES}
        with httpx.Client(base_url=url, timeout=TIMEOUT_SECONDS) as api:
            yield Reached(api, os.environ["BASE_URL"], tokens, buyers=12, emulator=os.environ.get("EMULATOR_URL"))
        return
    with running_shop(tmp_path_factory.mktemp("shop")) as shop:
        identity = Identity(**shop.running["identity"])
        tokens = {role: id_token(shop.running["emulatorUrl"], identity, role) for role in ROLES}
        with httpx.Client(base_url=f"{shop.url}/api", timeout=TIMEOUT_SECONDS) as api:
            yield Reached(api, shop.url, tokens, buyers=50, emulator=shop.running["emulatorUrl"])


@pytest.fixture
def emulator(reached: Reached) -> str:
    """What catches the mails."""
    if reached.emulator is None:
        pytest.skip("on AWS, mails go to those whom they are for")
    return reached.emulator
