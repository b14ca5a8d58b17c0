"""deleteMyAccount, by API Gateway's events: the person goes, the books stay. Dynoxide; two seconds."""

from __future__ import annotations

import re
from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.customers import address, cart
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from backend.tests.support.fakes import FakeMail
from backend.tests.support.tables import dump, items_of
from tradewind.services import delete_my_account
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 20))).status == 201
    return shop


def placed(**changes: Any) -> Answer:
    answer = call("createOrder", by=CUSTOMER, body=order(("MUG", 1), total=1690, **changes))
    assert answer.status == 201
    return answer


def sent() -> Answer:
    made = placed()
    assert call("fulfilOrder", by=STAFF, path={"orderId": made.body["order"]["id"]}, body={"carrier": "Example Post"}).status in (200, 201)
    return made


def furnish() -> None:
    call("updateProfile", by=CUSTOMER, body={"name": "Ada Example", "phone": "+49 30 1234567"})
    call("createAddress", by=CUSTOMER, body={"address": address()})
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    call("replaceCart", by=CUSTOMER, body=cart(MUG=2))


def test_orders_stay_for_the_books_and_nothing_tells_whose_they_were(shop: DynamoDB) -> None:
    furnish()
    made = sent()
    id, before = made.body["order"]["id"], made.body["order"]
    assert call("addOrderNote", by=STAFF, path={"orderId": id}, body={"text": "Ada asked by phone"}).status == 201
    assert call("deleteMyAccount", by=CUSTOMER).body == {"done": True}
    assert items_of(shop, "customers") == []
    kept = str(items_of(shop, "orders"))
    for trace in ("Ada", "ada@example.com", "Example Street", CUSTOMER.sub, "10115", "Berlin"):
        assert trace not in kept
    after = call("getOrder", by=STAFF, path={"orderId": id}).body
    assert (after["number"], after["lines"][0]["sku"], after["totals"]) == (before["number"], "MUG", before["totals"])
    assert after["shippingAddress"]["country"] == "DE"
    assert call("getOrder", by=CUSTOMER, path={"orderId": id}).status == 404
    assert call("getOrder", path={"orderId": id}, headers={"Order-Token": made.body["orderToken"]}).status == 404
    assert call("listMyOrders", by=CUSTOMER).body == {"items": []}


def test_links_in_mails_that_were_sent_open_nothing_any_more(shop: DynamoDB, mail: FakeMail) -> None:
    id = sent().body["order"]["id"]
    assert call("resendOrderMail", by=STAFF, path={"orderId": id}, body={"entry": 1}).status == 200
    (link,) = set(re.findall(r"#token=([0-9a-z]+)", mail.sent[0].text))
    assert call("getOrder", path={"orderId": id}, headers={"Order-Token": link}).status == 200
    assert call("deleteMyAccount", by=CUSTOMER).body == {"done": True}
    before = dump(shop)
    for operation_id in ("getOrder", "cancelMyOrder"):
        answer = call(operation_id, path={"orderId": id}, headers={"Order-Token": link})
        assert (answer.status, answer.problem) == (404, "not-found")
    assert dump(shop) == before


def test_while_an_order_is_open_nothing_is_deleted(shop: DynamoDB) -> None:
    furnish()
    sent()
    placed()
    before = dump(shop)
    refused = call("deleteMyAccount", by=CUSTOMER)
    assert (refused.status, refused.problem) == (409, "orders-open")
    assert dump(shop) == before


def test_many_orders_take_several_requests_and_the_rest_goes_last(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delete_my_account, "ORDERS_AT_ONCE", 2)
    furnish()
    for _ in range(3):
        sent()
    assert call("deleteMyAccount", by=CUSTOMER).body == {"done": False}
    assert len(items_of(shop, "customers")) == 4
    assert call("deleteMyAccount", by=CUSTOMER).body == {"done": True}
    assert items_of(shop, "customers") == []
    assert call("deleteMyAccount", by=CUSTOMER).body == {"done": True}


def test_what_others_keep_stays(shop: DynamoDB) -> None:
    call("updateProfile", by=STAFF, body={"name": "Stella Example", "phone": ""})
    furnish()
    call("deleteMyAccount", by=CUSTOMER)
    assert [item["customer"] for item in items_of(shop, "customers")] == [STAFF.sub]
