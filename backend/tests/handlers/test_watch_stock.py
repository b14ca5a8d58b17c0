"""The lists' hint follows what orders do to stock, and the shop is told once each time that a SKU runs low. Dynoxide; two seconds."""

from __future__ import annotations

import uuid

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import STAFF, call
from backend.tests.support.fakes import FakeMail, FakeQueues
from backend.tests.support.functions import tell
from backend.tests.support.orders import order_document, order_event, order_line
from backend.tests.support.tables import items_of
from tradewind.contract.types import OrderEvent
from tradewind.gateways.mail import MailRefused
from tradewind.shop import load_shop
from tradewind.stores import stock
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

THRESHOLD = load_shop().low_stock_threshold


@pytest.fixture(autouse=True)
def mugs(shop: DynamoDB) -> None:
    variants = variant("MUG-S", stock=THRESHOLD + 2, Size="S"), variant("MUG-L", stock=0, Size="L")
    assert call("createProduct", by=STAFF, body=product("mug", *variants)).status == 201
    assert listed(shop)


def take(db: DynamoDB, pieces: int, sku: str = "MUG-S") -> None:
    db.transact([stock.reserve_action(db, sku, pieces)], uuid.uuid4().hex)


def give(db: DynamoDB, pieces: int, sku: str = "MUG-S") -> None:
    db.transact([stock.release_action(db, sku, pieces)], uuid.uuid4().hex)


def listed(db: DynamoDB) -> bool:
    hints = {bool(item["inStock"]) for item in items_of(db, "products") if "inStock" in item}
    assert len(hints) == 1
    return hints.pop()


def event(kind: str = "OrderPlaced", number: int = 0, *skus: str) -> OrderEvent:
    lines = [order_line(sku) for sku in skus or ("MUG-S",)]
    return order_event(kind, order_document(*lines, id=f"ord_{number}"))


def test_what_sells_out_is_marked_and_what_comes_back_is_too(shop: DynamoDB, mail: FakeMail) -> None:
    take(shop, THRESHOLD + 2)
    assert tell("watchStock", event()) == []
    assert not listed(shop)
    give(shop, 1)
    assert tell("watchStock", event("OrderCancelled", 1)) == []
    assert listed(shop)
    assert len(mail.sent) == 1


def test_a_payment_that_came_late_takes_the_pieces_anew(shop: DynamoDB, mail: FakeMail) -> None:
    """As `OrderExpired` gave them back, and nobody hears of `OrderPlaced` again."""
    take(shop, THRESHOLD + 2)
    late = order_document(order_line("MUG-S"), id="ord_1", timeline=("OrderPlaced", "OrderExpired", "OrderPaid"))
    assert tell("watchStock", order_event("OrderPaid", late, index=2)) == []
    assert not listed(shop)
    assert [sent.subject for sent in mail.sent] == ["Running low: MUG-S"]


def test_a_payment_in_time_moves_nothing_and_costs_nothing(shop: DynamoDB, mail: FakeMail) -> None:
    take(shop, THRESHOLD + 2)
    calls: list[str] = []
    shop.observe = lambda action, _: calls.append(action)
    paid = order_document(order_line("MUG-S"), id="ord_1", timeline=("OrderPlaced", "OrderPaid"))
    assert tell("watchStock", order_event("OrderPaid", paid, index=1)) == []
    shop.observe = None
    assert (calls, mail.sent) == ([], [])


def test_the_last_of_several_that_run_at_once_is_right(shop: DynamoDB, mail: FakeMail, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the reading of the stock and the writing of the hint, the last pieces go, and their own event is dealt with."""
    through = Products.set_in_stock

    def overtaken(self: Products, *arguments: object) -> None:
        monkeypatch.setattr(Products, "set_in_stock", through)
        take(shop, THRESHOLD + 2)
        assert tell("watchStock", event("OrderPlaced", 1)) == []
        assert not listed(shop)
        through(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Products, "set_in_stock", overtaken)
    assert tell("watchStock", event("OrderPlaced", 0)) == []
    assert not listed(shop)
    assert len(mail.sent) == 1


def test_a_hint_that_is_right_is_not_written(shop: DynamoDB, mail: FakeMail) -> None:
    units: list[float] = []
    take(shop, 1)
    shop.observe = lambda _, answer: units.append(answer["ConsumedCapacity"]["CapacityUnits"])
    found = Products(shop).get("mug")
    assert found is not None
    Products(shop).set_in_stock(found, True)
    shop.observe = None
    assert len(units) == 1
    assert mail.sent == []


def test_the_shop_is_told_once_of_each_time_that_a_sku_runs_low(shop: DynamoDB, mail: FakeMail) -> None:
    take(shop, 2)
    assert tell("watchStock", event("OrderPlaced", 0)) == []
    assert mail.sent == []
    take(shop, 1)
    assert tell("watchStock", event("OrderPlaced", 1), event("OrderPlaced", 1)) == []
    take(shop, 1)
    assert tell("watchStock", event("OrderPlaced", 2)) == []
    (sent,) = mail.sent
    assert (sent.recipient, sent.subject) == (load_shop().email, "Running low: MUG-S")
    assert f"MUG-S, Stoneware mug: {THRESHOLD - 1} available" in sent.text
    assert '<th scope="row">MUG-S</th>' in sent.html

    give(shop, 3)
    assert tell("watchStock", event("OrderCancelled", 3)) == []
    take(shop, 2)
    assert tell("watchStock", event("OrderPlaced", 4)) == []
    assert len(mail.sent) == 2


def test_a_sku_may_have_a_threshold_of_its_own(shop: DynamoDB, mail: FakeMail) -> None:
    shop.update_item(
        "stock",
        stock.stock_key("MUG-S"),
        UpdateExpression="SET threshold = :none",
        ExpressionAttributeValues={":none": {"N": "0"}},
    )
    take(shop, THRESHOLD + 2)
    assert tell("watchStock", event()) == []
    assert mail.sent == []


def test_one_mail_names_all_that_an_order_took_below(shop: DynamoDB, mail: FakeMail) -> None:
    take(shop, THRESHOLD)
    assert tell("watchStock", event("OrderPlaced", 0, "MUG-S", "MUG-L", "GONE")) == []
    (sent,) = mail.sent
    assert sent.subject == "Running low: MUG-L, MUG-S"


def test_a_notice_that_could_not_be_sent_is_sent_later(shop: DynamoDB, mail: FakeMail, queues: FakeQueues) -> None:
    take(shop, 3)
    mail.failures = [MailRefused("TooManyRequestsException")]
    assert tell("watchStock", event()) == ["m0"]
    take(shop, 1)
    assert tell("watchStock", event("OrderPlaced", 1)) == []
    assert mail.sent == []
    assert tell("watchStock", event(), received=2) == []
    assert len(mail.sent) == 1
    assert len(queues.postponed) == 1
    assert Stock(shop).standings(["MUG-S"])["MUG-S"].noticed == event().id


def test_a_product_that_is_gone_holds_nothing_up(shop: DynamoDB, mail: FakeMail) -> None:
    assert call("deleteProduct", by=STAFF, path={"product": "mug"}, headers={"If-Match": '"1"'}).status == 204
    assert tell("watchStock", event()) == []
    assert mail.sent == []
    assert items_of(shop, "stock") == []
