"""Schemathesis over the whole contract, against the local gateway and the handlers behind it: good data and bad, as anyone and as staff.

No failure of ours, every answer as the contract says, bad data refused and good data taken. In process, on Dynoxide; about a minute.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis import Case, GenerationMode

from backend.tests.support.catalogue import KITCHEN, add_categories, add_promotion, product, variant
from backend.tests.support.contract import contract, rows
from backend.tests.support.events import STAFF, call
from backend.tests.support.fakes import FakeQueues, stand_in
from backend.tests.support.letters import uncertain
from backend.tests.support.tokens import id_token
from backend.tests.support.user_pool import staffed
from local.emulators import Emulator
from local.gateway.app import Gateway
from local.gateway.log import RequestLog
from local.gateway.worker import build_gateway
from local.settings import dynamodb_at
from local.tables import create_tables, delete_tables
from tests.support.emulators import TABLE_PREFIX
from tradewind.gateways import user_pool
from tradewind.gateways.queue import connect as connect_queues

EXAMPLES = 15
TAKEN = ["2xx", "304", "401", "402", "403", "404", "409", "412", "422", "428", "429", "504"]
REFUSED = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "428"]

CONFIG = {
    "generation": {"max-examples": EXAMPLES, "allow-x00": True},
    "checks": {
        "positive_data_acceptance": {"expected-statuses": TAKEN},
        "negative_data_rejection": {"expected-statuses": REFUSED},
    },
    # A cursor that the list did not give, or a range that is upside down, is refused although its schema is met.
    "operations": [
        {"include-operation-id": operation_id, "checks": {"positive_data_acceptance": {"expected-statuses": [*TAKEN, "400"]}}}
        for operation_id, row in rows().items()
        if any(parameter["name"] == "cursor" for parameter in row["parameters"])
    ],
}


class Shop:
    """The gateway, which is built when the first request comes: only then do the tables answer."""

    gateway: Gateway

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.gateway(scope, receive, send)


schema = schemathesis.openapi.from_dict(contract(), config=schemathesis.Config.from_dict(CONFIG))
schema.app = Shop()


@pytest.fixture(scope="module", autouse=True)
def shop(dynamodb_server: Emulator, keys: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:  # noqa: ARG001
    db = dynamodb_at(dynamodb_server.url, TABLE_PREFIX)
    create_tables(db)
    add_categories(db)
    add_promotion(db)
    for slug in ("mug", "cup"):
        assert call("createProduct", by=STAFF, body=product(slug, variant(slug.upper(), 1200, 1_000_000))).status == 201
    log = RequestLog(Path(tmp_path_factory.mktemp("logs"), "requests.jsonl"), None)
    schema.app.gateway = build_gateway(dict(os.environ), log)
    with pytest.MonkeyPatch.context() as patch:
        pool = staffed()
        patch.setattr(user_pool, "connect", lambda: pool)
        stand_in(patch, connect_queues(), FakeQueues(send_order_mail_dead=[uncertain()]))
        yield
    delete_tables(db)


def name_what_is_there(case: Case) -> None:
    """Good data that is made up names no category, SKU or total of this shop: let it, where that leaves it good."""
    operation_id = case.operation.definition.raw["operationId"]
    if case.meta.generation.mode is not GenerationMode.POSITIVE or operation_id == "deleteProduct":
        return
    for name, value in (("product", "mug"), ("sku", "MUG")):
        if name in case.path_parameters:
            case.path_parameters[name] = value
    if not isinstance(case.body, dict):
        return
    known = {"category": KITCHEN, "country": "DE", "shippingMethod": "standard"}
    case.body |= {name: value for name, value in known.items() if name in case.body}
    for i, line in enumerate(case.body.get("lines", []) if operation_id in ("quoteCart", "createOrder") else []):
        line["sku"] = ("MUG", "CUP")[i % 2]
    for i, each in enumerate(case.body.get("variants", [])):
        each |= {"price": {**each["price"], "currency": "EUR"}, "options": {"Number": str(i)}}
    if operation_id == "updateProduct":
        case.body["slug"] = "mug"
        case.headers["If-Match"] = call("getProduct", path={"product": "mug"}, by=STAFF).headers["ETag"]
    if operation_id == "createOrder":
        case.body.pop("promotionCode", None)
        case.body["shippingAddress"]["country"] = "DE"
        quoted = call("quoteCart", body={"lines": case.body["lines"]})
        case.body |= {"expectedTotal": quoted.body["totals"]["total"], "paymentToken": "sim_succeed_1"}


@schema.parametrize()
def test_anyone(case: Case) -> None:
    name_what_is_there(case)
    case.call_and_validate()


@schema.parametrize()
def test_staff(case: Case) -> None:
    name_what_is_there(case)
    case.call_and_validate(headers={"Authorization": "Bearer " + id_token(STAFF.sub, STAFF.groups)})
