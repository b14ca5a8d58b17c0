"""adoptOrders, by API Gateway's events: what one ordered as a guest, by a confirmed address, and nobody else's. Dynoxide; three seconds."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.placing import Placed, fulfil, place, stock_up, stored
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump, records_of
from tradewind.services import adopt_orders
from tradewind.stores.dynamodb import DynamoDB

ADA = CUSTOMER._replace(email="Ada@Example.com")
EVE = Person("customer-eve", ("customers",), "eve@example.com")


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(200, 200)
    return shop


def adopt(by: Person = ADA) -> Answer:
    answer = call("adoptOrders", by=by)
    assert answer.status == 200
    return answer


def owner(shop: DynamoDB, placed: Placed) -> Any:
    return stored(shop, placed).get("owner", "")


def test_orders_of_the_confirmed_address_are_the_customers_from_now_on(shop: DynamoDB) -> None:
    mine, cased, theirs = place(), place(email="ADA@example.com"), place(email="eve@example.com")
    before = {each.id: stored(shop, each) for each in (mine, cased)}
    answer = adopt()
    assert (answer.body, answer.headers["Cache-Control"]) == ({"adopted": 2, "done": True}, "private, no-store")
    assert {item["id"] for item in call("listMyOrders", by=ADA).body["items"]} == {mine.id, cased.id}
    assert call("getOrder", path={"orderId": mine.id}, by=ADA).body["number"] == mine.order["number"]
    assert owner(shop, theirs) == ""
    # Nothing else of them is another.
    for each in (mine, cased):
        assert stored(shop, each) == {**before[each.id], "owner": ADA.sub, "version": before[each.id]["version"] + 1}


def test_who_did_it_is_kept(shop: DynamoDB) -> None:
    placed = place()
    adopt()
    (record,) = records_of(shop, "adoptOrders")
    assert (record["by"], record["subject"], record["day"]) == (ADA.sub, placed.id, str(record["at"])[:10])


def test_asking_again_changes_nothing(shop: DynamoDB) -> None:
    place()
    adopt()
    before = dump(shop)
    assert adopt().body == {"adopted": 0, "done": True}
    assert dump(shop) == before


@pytest.mark.parametrize("verified", [None, "", "false", "True"])
def test_nobody_adopts_by_an_address_that_is_not_confirmed(shop: DynamoDB, verified: str | None) -> None:
    place()
    before = dump(shop)
    assert adopt(EVE._replace(email="ada@example.com", email_verified=verified)).body == {"adopted": 0, "done": True}
    assert dump(shop) == before


def test_what_is_anothers_stays_so_whatever_address_it_was_ordered_with(shop: DynamoDB) -> None:
    placed = place(by=EVE, email="ada@example.com")
    adopt(EVE)
    before = dump(shop)
    assert adopt().body["adopted"] == 0
    assert dump(shop) == before
    assert owner(shop, placed) == EVE.sub


def test_staff_adopt_their_own_and_no_others(shop: DynamoDB) -> None:
    place()
    before = dump(shop)
    assert adopt(STAFF).body["adopted"] == 0
    assert dump(shop) == before


def test_the_guests_link_still_opens_it_and_the_order_goes_on(shop: DynamoDB) -> None:
    placed = place()
    adopt()
    assert call("getOrder", path={"orderId": placed.id}, headers={"Order-Token": placed.token}).status == 200
    assert fulfil(placed).status == 200
    assert owner(shop, placed) == ADA.sub


def test_an_order_whose_person_was_removed_is_nobodys_again(shop: DynamoDB) -> None:
    placed = place()
    adopt()
    fulfil(placed)
    assert call("deleteMyAccount", by=ADA).body == {"done": True}
    assert adopt().body["adopted"] == 0
    assert adopt(EVE._replace(email="removed@example.invalid")).body["adopted"] == 0
    assert owner(shop, placed) == ""


def test_many_orders_take_several_requests(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adopt_orders, "ORDERS_AT_ONCE", 2)
    monkeypatch.setattr(adopt_orders, "LIST_LIMIT", 2)
    for _ in range(5):
        place()
    assert [adopt().body for _ in range(4)] == [
        {"adopted": 2, "done": False},
        {"adopted": 2, "done": False},
        {"adopted": 1, "done": True},
        {"adopted": 0, "done": True},
    ]
    assert len(records_of(shop, "adoptOrders")) == 5


def test_of_two_who_confirmed_the_same_address_one_gets_each_order(shop: DynamoDB) -> None:
    placed = [place() for _ in range(3)]
    rival = EVE._replace(email="ada@example.com")
    answers = at_once([lambda: adopt(ADA), lambda: adopt(rival), lambda: adopt(ADA), lambda: adopt(rival)])
    owners = [owner(shop, each) for each in placed]
    assert set(owners) <= {ADA.sub, EVE.sub}
    assert sum(answer.body["adopted"] for answer in answers) == 3
    records = records_of(shop, "adoptOrders")
    assert sorted((str(record["subject"]), str(record["by"])) for record in records) == sorted(
        (each.id, by) for each, by in zip(placed, owners, strict=True)
    )
