"""addOrderNote, by API Gateway's events: kept once, for staff alone, told to nobody. Dynoxide; two seconds."""

from __future__ import annotations

import json

import pytest

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, call
from backend.tests.support.fakes import FakeBus
from backend.tests.support.functions import start
from backend.tests.support.orders import stream_record
from backend.tests.support.placing import act, place, stock_up, stored
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from tradewind.services.add_order_note import MOST_NOTES
from tradewind.stores.dynamodb import DynamoDB, marshal

TEXT = "Asked by phone:\nleave it with the neighbour."


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


def test_a_note_is_kept_with_who_wrote_it_and_when() -> None:
    placed = place()
    first = act("addOrderNote", placed, {"text": TEXT})
    assert (first.status, first.body["text"], first.body["actor"]) == (201, TEXT, STAFF.sub)
    second = act("addOrderNote", placed, {"text": "Done."}, by=ADMIN)
    assert act("listOrderNotes", placed).body == {"items": [second.body, first.body]}


def test_the_same_key_notes_once() -> None:
    placed, headers = place(), {"Idempotency-Key": "note-it-once-please-1"}
    first, again = [act("addOrderNote", placed, {"text": TEXT}, headers=headers) for _ in range(2)]
    assert (first.body, again.headers["Idempotent-Replayed"]) == (again.body, "true")
    assert act("addOrderNote", placed, {"text": "Other"}, headers=headers).problem == "idempotency-key-reused"
    assert len(act("listOrderNotes", placed).body["items"]) == 1


def test_no_customer_and_no_event_has_it(shop: DynamoDB, bus: FakeBus) -> None:
    placed = place(by=CUSTOMER)
    before = stored(shop, placed)
    act("addOrderNote", placed, {"text": TEXT})
    after = stored(shop, placed)
    assert after["document"] == before["document"]
    assert "neighbour" not in json.dumps([call("getOrder", path={"orderId": placed.id}, by=by).body for by in (CUSTOMER, STAFF)])
    assert start("publishOrderEvents", {"Records": [stream_record(1, marshal(after), marshal(before))]}) == []
    assert bus.events == []


def test_notes_that_are_written_at_once_are_all_kept() -> None:
    placed = place()
    answers = at_once([lambda: act("addOrderNote", placed, {"text": TEXT})] * 4)
    assert {answer.status for answer in answers} == {201}
    assert len(act("listOrderNotes", placed).body["items"]) == 4


def test_what_happens_to_the_order_keeps_its_notes() -> None:
    placed = place()
    act("addOrderNote", placed, {"text": TEXT})
    assert act("cancelOrder", placed, {}).body["state"] == "cancelled"
    assert len(act("listOrderNotes", placed).body["items"]) == 1


def test_an_order_takes_so_many_and_no_more(shop: DynamoDB) -> None:
    placed = place()
    for _ in range(MOST_NOTES):
        assert act("addOrderNote", placed, {"text": "x"}).status == 201
    before = dump(shop)
    assert (act("addOrderNote", placed, {"text": "x"}).problem, dump(shop)) == ("list-full", before)


def test_it_says_something() -> None:
    assert act("addOrderNote", place(), {"text": " \n "}).pointers == ["/text"]


def test_an_order_that_is_not_there_takes_none() -> None:
    assert call("addOrderNote", path={"orderId": "ord_" + "0" * 26}, by=STAFF, body={"text": "x"}).status == 404
