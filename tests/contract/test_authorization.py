"""Who may do what: every operation as every sort of person, through the gateway, against the contract's rows. Dynoxide; half a minute.

A new operation is walked without a line here, unless its path has a parameter of a new name, which `known` then has to hold.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.contract import EXAMPLES, example, rows
from backend.tests.support.customers import address, cart
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Person, call
from backend.tests.support.fakes import FakeQueues, stand_in
from backend.tests.support.fixtures import shop  # noqa: F401
from backend.tests.support.tables import items_of
from backend.tests.support.tokens import id_token
from backend.tests.support.user_pool import staffed
from local.gateway.app import Gateway
from local.gateway.log import RequestLog
from local.gateway.worker import build_gateway
from local.tables import read_tables
from tests.support.emulators import ISSUER
from tradewind.gateways import user_pool
from tradewind.gateways.queue import connect as connect_queues
from tradewind.stores.dynamodb import DynamoDB

OTHER = Person("customer-otto", ("customers",))
KEY = "7a1f4c1e-3f0b-4f0e-9b57-2f4a4c8f6d10"
REFUSED = re.compile(r"/problems/(unauthorized|forbidden)\b")
MARK = "Cleopatra Marker"


def tampered() -> str:
    """A customer's token that says it is of an admin."""
    header, _, signature = id_token(CUSTOMER.sub, CUSTOMER.groups).split(".")
    _, payload, _ = id_token(CUSTOMER.sub, ADMIN.groups).split(".")
    return f"{header}.{payload}.{signature}"


NOBODY, CUSTOMERS, PEOPLE, ADMINS = "nobody", "a customer", "staff", "an admin"
CALLERS: dict[str, tuple[str, Callable[[], str | None]]] = {
    "anonymous": (NOBODY, lambda: None),
    "customer": (CUSTOMERS, lambda: id_token(CUSTOMER.sub, CUSTOMER.groups)),
    "other customer": (CUSTOMERS, lambda: id_token(OTHER.sub, OTHER.groups)),
    "customer without a group": (CUSTOMERS, lambda: id_token("customer-new")),
    "customer of a group with a name like it": (CUSTOMERS, lambda: id_token("customer-new", ("staffers", "non-staff"))),
    "staff": (PEOPLE, lambda: id_token(STAFF.sub, STAFF.groups)),
    "admin": (ADMINS, lambda: id_token(ADMIN.sub, ("admin",))),
    "expired": ("", lambda: id_token(ADMIN.sub, ADMIN.groups, exp=1)),
    "foreign pool": ("", lambda: id_token(ADMIN.sub, ADMIN.groups, iss=ISSUER + "Foreign")),
    "foreign key": ("", lambda: id_token(ADMIN.sub, ADMIN.groups, key="another pool's key")),
    "foreign key under the pool's name": ("", lambda: id_token(ADMIN.sub, ADMIN.groups, key="another pool's key", kid="the-pool's-key")),
    "foreign client": ("", lambda: id_token(ADMIN.sub, ADMIN.groups, aud="another-client")),
    "access token": ("", lambda: id_token(ADMIN.sub, ADMIN.groups, token_use="access")),
    "tampered": ("", tampered),
}
ALLOWED = {
    "identified": {NOBODY, CUSTOMERS, PEOPLE, ADMINS},
    "customer": {CUSTOMERS, PEOPLE, ADMINS},
    "staff": {PEOPLE, ADMINS},
    "admin": {ADMINS},
}


def expected(access: str, caller: str) -> int | None:
    """The refusal that the row asks for; None where the caller is let in."""
    standing = CALLERS[caller][0]
    if access == "public" or standing in ALLOWED[access]:
        return None
    return 403 if standing in (CUSTOMERS, PEOPLE) else 401


class Known(NamedTuple):
    """What of the customer's, or of the shop's, a path's parameters name."""

    values: dict[str, str]

    def path_of(self, operation_id: str) -> str:
        path: str = rows()[operation_id]["path"]
        return path.format(**self.values)


@pytest.fixture
def known(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> Known:  # noqa: F811
    """A customer who has one of everything, marked with a name."""
    del shop
    stand_in(monkeypatch, connect_queues(), FakeQueues())
    pool = staffed()
    monkeypatch.setattr(user_pool, "connect", lambda: pool)
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 50))).status == 201
    home = address(name=MARK)
    call("updateProfile", by=CUSTOMER, body={"name": MARK, "phone": ""})
    saved = call("createAddress", by=CUSTOMER, body={"address": home}).body
    call("replaceCart", by=CUSTOMER, body=cart(MUG=2))
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    placed = call("createOrder", by=CUSTOMER, body=order(("MUG", 1), total=1690, shippingAddress=home))
    assert placed.status == 201
    return Known(
        {
            "product": "mug",
            "sku": "MUG",
            "orderId": placed.body["order"]["id"],
            "addressId": saved["id"],
            "uploadId": "upl_" + "0" * 23,
            "webhookId": "whk_0000000000000",
            "deliveryId": "dlv_0000000000000",
            "category": "kitchen",
            "letterId": "sendOrderMail.0",
            "personId": STAFF.sub,
        }
    )


@pytest.fixture
def gateway(known: Known, tmp_path: Path) -> Iterator[Gateway]:
    del known
    log = RequestLog(tmp_path / "requests.jsonl", None)
    yield build_gateway(dict(os.environ), log)
    log.close()


def ask(gateway: Gateway, known: Known, operation_id: str, token: str | None, *, body: Any = None) -> httpx.Response:
    row = rows()[operation_id]
    headers = {"Idempotency-Key": KEY, "If-Match": '"1"', **({"Authorization": f"Bearer {token}"} if token is not None else {})}

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(gateway)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://shop.example") as client:
            return await client.request(row["method"], "/api" + known.path_of(operation_id), headers=headers, json=body)

    return asyncio.run(send())


def body_of(operation_id: str) -> Any:
    return example(f"{operation_id}.request") if (EXAMPLES / f"{operation_id}.request.json").exists() else None


@pytest.mark.parametrize("operation_id", rows())
def test_every_sort_of_person_gets_what_the_row_says(gateway: Gateway, known: Known, operation_id: str) -> None:
    access = rows()[operation_id]["row"]["access"]
    got, wanted = {}, {}
    for caller, (_, token) in CALLERS.items():
        # A body that is nonsense: whoever is let in hears of it, and no one else.
        answer = ask(gateway, known, operation_id, token(), body={"nonsense": True})
        got[caller] = answer.status_code if REFUSED.search(answer.text) else None
        wanted[caller] = expected(access, caller)
    assert got == wanted


def marked(db: DynamoDB) -> dict[str, list[str]]:
    """All that the tables hold of the customer."""
    found = {}
    for table in read_tables():
        items = [json.dumps(item, sort_keys=True) for item in items_of(db, table)]
        found[table] = sorted(item for item in items if MARK in item or CUSTOMER.sub in item)
    return found


@pytest.mark.parametrize("operation_id", [id for id, row in rows().items() if row["row"]["access"] not in ("staff", "admin")])
@pytest.mark.parametrize("caller", ["anonymous", "other customer"])
def test_nobody_else_sees_or_changes_what_is_the_customers(
    shop: DynamoDB,  # noqa: F811
    gateway: Gateway,
    known: Known,
    operation_id: str,
    caller: str,
) -> None:
    before = marked(shop)
    assert all(before[table] for table in ("customers", "orders"))
    answer = ask(gateway, known, operation_id, CALLERS[caller][1](), body=body_of(operation_id))
    assert MARK not in answer.text
    assert known.values["orderId"] not in answer.text
    assert marked(shop) == before


@pytest.mark.parametrize("operation_id", ["getOrder", "listMyOrders", "getProfile", "listAddresses", "exportMyData"])
def test_the_customer_sees_it(gateway: Gateway, known: Known, operation_id: str) -> None:
    assert MARK in ask(gateway, known, operation_id, CALLERS["customer"][1]()).text
