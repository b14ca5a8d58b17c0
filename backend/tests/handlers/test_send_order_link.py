"""sendOrderLink, by the messages of its queue: the link goes to the order's own address, and nowhere else. Dynoxide; two seconds."""

from __future__ import annotations

import json
import re

import pytest

from backend.tests.support.events import CUSTOMER, Answer, call
from backend.tests.support.fakes import FakeMail, FakeQueues
from backend.tests.support.functions import start
from backend.tests.support.orders import queue_batch
from backend.tests.support.placing import Placed, place, stock_up
from backend.tests.support.tables import items_of
from tradewind.domain.removal import REMOVED_EMAIL
from tradewind.gateways.mail import MailRefused
from tradewind.services import send_order_link
from tradewind.stores.dynamodb import DynamoDB

NOBODY = "00000-00000"


@pytest.fixture
def placed(shop: DynamoDB) -> Placed:
    del shop
    stock_up(100, 100)
    return place(email="Ada@Example.com")


def wish(number: str, email: str = "ada@example.com", id: str = "1") -> str:
    return json.dumps({"id": id, "number": number, "email": email})


def tell(*bodies: str, received: int = 1) -> list[str]:
    return start("sendOrderLink", queue_batch(*bodies, received=received))


def opened(mail: FakeMail) -> Answer:
    """What the last mail's link shows."""
    link = re.search(r"https://shop\.example\.com/orders/(\w+)#token=(\w+)", mail.sent[-1].text)
    assert link
    assert link[0] in mail.sent[-1].html
    return call("getOrder", path={"orderId": link[1]}, headers={"Order-Token": link[2]})


def test_the_link_opens_the_order(placed: Placed, mail: FakeMail) -> None:
    assert tell(wish(placed.order["number"])) == []
    (sent,) = mail.sent
    assert (sent.recipient, sent.subject) == ("Ada@Example.com", f"The way back to your order {placed.order['number']}")
    assert (opened(mail).status, opened(mail).body["id"]) == (200, placed.id)
    # The order's own secret stays with who placed it.
    assert placed.token not in sent.text + sent.html
    assert "{{" not in sent.text + sent.html


def test_of_several_orders_it_is_the_one_that_was_named(placed: Placed, mail: FakeMail) -> None:
    others = [place(), place(by=CUSTOMER)]
    for each in others:
        tell(wish(each.order["number"], id=each.id))
        assert opened(mail).body["id"] == each.id
    assert len(mail.sent) == 2
    assert placed.id not in str(mail.sent)


@pytest.mark.parametrize("email", ["eve@example.com", "ada@example.co", "", REMOVED_EMAIL])
def test_another_address_gets_nothing_and_nor_does_the_orders_own(placed: Placed, shop: DynamoDB, mail: FakeMail, email: str) -> None:
    assert tell(wish(placed.order["number"], email), wish(NOBODY)) == []
    assert (mail.sent, items_of(shop, "mails")) == ([], [])


def test_a_wish_is_granted_once_and_the_next_one_again(placed: Placed, mail: FakeMail) -> None:
    number = placed.order["number"]
    assert tell(wish(number), wish(number)) == tell(wish(number), received=3) == []
    assert len(mail.sent) == 1
    assert tell(wish(number, id="2")) == []
    assert len(mail.sent) == 2


def test_what_the_mail_service_refuses_is_tried_again(placed: Placed, mail: FakeMail, queues: FakeQueues) -> None:
    mail.failures = [MailRefused("TooManyRequestsException")]
    assert tell(wish(placed.order["number"])) == ["m0"]
    assert tell(wish(placed.order["number"]), received=2) == []
    assert (len(mail.sent), len(queues.postponed)) == (1, 1)


def test_a_long_list_is_looked_through_page_by_page_but_not_for_ever(
    placed: Placed, mail: FakeMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_order_link, "LIST_LIMIT", 1)
    newer = place()
    tell(wish(placed.order["number"]))
    assert len(mail.sent) == 1
    monkeypatch.setattr(send_order_link, "LISTS", 1)
    tell(wish(placed.order["number"], id="2"), wish(newer.order["number"], id="3"))
    assert opened(mail).body["id"] == newer.id
    assert len(mail.sent) == 2


def test_a_poisoned_wish_among_good_ones_stops_none_of_them(placed: Placed, mail: FakeMail, queues: FakeQueues) -> None:
    assert tell("poison", "{}", "[" * 9000, wish(placed.order["number"])) == []
    assert len(mail.sent) == 1
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["not-a-wish"] * 3
    assert {letter.queue for letter in queues.sent} == {"order-links-dead"}
