"""The customer's mails: what they say, and that each is sent once, whatever fails. Dynoxide; three seconds."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from backend.tests.support.fakes import FakeMail, FakeQueues
from backend.tests.support.functions import start, tell
from backend.tests.support.orders import AT, Document, bus_message, money, order_document, order_event, order_line, queue_batch
from backend.tests.support.tables import items_of
from tradewind.contract.types import OrderEvent
from tradewind.domain.identifiers import order_link_token
from tradewind.domain.letters import LETTERS
from tradewind.gateways.mail import MailRefused, MailUncertain
from tradewind.stores.dynamodb import DynamoDB, Unavailable, connect
from tradewind.stores.mails import SENDING_SECONDS

SALT = "5" * 24
FULFILMENT = {
    "id": "ful_1",
    "at": AT,
    "lines": [{"line": 0, "quantity": 1}],
    "carrier": "Example Post",
    "trackingNumber": "EX123456789",
    "trackingUrl": "https://post.example.com/track?id=EX123456789&lang=en",
}
REFUND = {
    "id": "rfd_1",
    "at": AT,
    "amount": money(1200),
    "state": "issued",
    "reason": "returned",
    "lines": [{"line": 0, "quantity": 1}],
}
SUBJECTS = {"OrderFulfilled": "ful_1", "RefundIssued": "rfd_1"}


def event(kind: str = "OrderPaid", **changes: Any) -> OrderEvent:
    lines = order_line(quantity=2), order_line("TOWEL", 1, 600, "Tea <towel> & more", options={})
    document = order_document(*lines, **{"fulfilments": [FULFILMENT], "refunds": [REFUND], "refunded": money(1200), **changes})
    document["lines"][0]["fulfilled"] = 1
    return order_event(kind, document, index=1, subject=SUBJECTS.get(kind, ""))


@pytest.fixture(autouse=True)
def kept_order(dynamodb: DynamoDB) -> None:
    """Of the order's item, what a mail needs: the rest of it is in the event."""
    document: Document = order_document()
    item = {
        "id": document["id"],
        "state": "paid",
        "version": 2,
        "document": "{}",
        "summary": "{}",
        "placed": AT,
        "month": "2026-03",
        "email": document["email"],
        "requestHash": "h",
        "salt": SALT,
        "tokenHash": "t",
        "reservationEnds": 1,
    }
    dynamodb.put_item("orders", item)


def states(db: DynamoDB) -> list[tuple[object, object]]:
    return [(item["id"], item["state"]) for item in items_of(db, "mails")]


@pytest.mark.parametrize("kind", LETTERS)
def test_each_letter_says_what_happened(mail: FakeMail, kind: str) -> None:
    assert tell("sendOrderMail", event(kind)) == []
    (sent,) = mail.sent
    assert sent.recipient == "ada@example.com"
    assert sent.sender == '"Tradewind" <shop@example.com>'
    assert "7F3K9-Q2MXT" in sent.subject
    assert "Tea <towel> & more" in sent.text or kind in ("OrderFulfilled", "RefundIssued")
    for body in (sent.text, sent.html):
        assert "Ada Example" in body
        assert "{{" not in body
        assert "Unset" not in body
        assert "UNSET" not in body
        assert "None" not in body
    # Nobody else's text is markup, and what is text is not marked up.
    assert "<towel>" not in sent.html
    assert "&lt;" not in sent.text
    assert "\n\n\n\n" not in sent.text


def test_a_confirmation_has_every_amount_and_the_way_to_the_order(mail: FakeMail) -> None:
    tell("sendOrderMail", event())
    (sent,) = mail.sent
    token = order_link_token(SALT, order_document()["id"])
    link = f"https://shop.example.com/orders/{order_document()['id']}#token={token}"
    for text in ("€24.00", "€6.00", "€4.90", "€34.90", "1 March 2026, 10:30 CET", "Standard delivery", "10115 Berlin", link):
        assert text in sent.text
        assert text in sent.html
    assert "2 × Stoneware mug (Sand)" in sent.text
    assert sent.subject == "Your order 7F3K9-Q2MXT is confirmed"


def test_a_discount_and_added_tax_are_told_apart(mail: FakeMail) -> None:
    totals = {**order_document()["totals"], "discount": money(100), "taxIncluded": False}
    tell("sendOrderMail", event(totals=totals, promotion={"code": "WELCOME10", "description": "10 % off"}))
    (sent,) = mail.sent
    assert "Discount (WELCOME10): \N{MINUS SIGN}€1.00" in sent.text
    assert "Tax: €" in sent.text
    assert "tax included" not in sent.text + sent.html


def test_what_is_sent_can_be_followed_and_what_is_left_is_named(mail: FakeMail) -> None:
    tell("sendOrderMail", event("OrderFulfilled"))
    (sent,) = mail.sent
    for text in ("Example Post", "EX123456789", "In this parcel", "Still to come"):
        assert text in sent.text
        assert text in sent.html
    assert FULFILMENT["trackingUrl"] in sent.text
    assert 'href="https://post.example.com/track?id=EX123456789&amp;lang=en"' in sent.html


def test_the_last_parcel_leaves_nothing_to_come(mail: FakeMail) -> None:
    line = order_line(quantity=1, fulfilled=1)
    bare = {name: value for name, value in FULFILMENT.items() if not name.startswith("tracking")}
    tell("sendOrderMail", order_event("OrderFulfilled", order_document(line, fulfilments=[bare]), index=1, subject="ful_1"))
    (sent,) = mail.sent
    assert "Still to come" not in sent.text + sent.html
    assert "racking" not in sent.text + sent.html


def test_a_refund_says_how_much(mail: FakeMail) -> None:
    tell("sendOrderMail", event("RefundIssued"))
    (sent,) = mail.sent
    for body in (sent.text, sent.html):
        assert "€12.00" in body
        assert "€34.90" in body


@pytest.mark.parametrize(("refunds", "said"), [([REFUND], "on its way back"), ([], "not been charged")])
def test_a_cancellation_says_what_becomes_of_the_money(mail: FakeMail, refunds: list[Document], said: str) -> None:
    tell("sendOrderMail", event("OrderCancelled", refunds=refunds))
    assert said in mail.sent[0].text
    assert said in mail.sent[0].html


class Page(HTMLParser):
    """What of a page its accessibility hangs on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


@pytest.mark.parametrize("kind", LETTERS)
def test_it_can_be_read_by_everybody_and_in_the_dark(mail: FakeMail, kind: str) -> None:
    tell("sendOrderMail", event(kind))
    page = Page(mail.sent[0].html)
    assert ("html", {"lang": "en"}) in page.tags
    assert page.count("h1") == page.count("title") == page.count("main") == 1
    assert page.count("table") == page.count("caption") >= 1
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in page.tags if tag == "th")
    assert page.count("img") == page.count("script") == page.count("link") == 0
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in page.tags
    assert "prefers-color-scheme: dark" in mail.sent[0].html


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_its_colours_stand_out_in_the_light_and_in_the_dark(mail: FakeMail) -> None:
    tell("sendOrderMail", event())
    light, dark = mail.sent[0].html.split("prefers-color-scheme: dark")
    for style in (light, dark):
        paper = re.search(r"main \{[^}]*background: (#\w+)", style)
        assert paper
        for rule in (r"body \{[^}]*[^-]color: (#\w+)", r" a \{[^}]*color: (#\w+)", r"\.small[^{]*\{[^}]*[^-]color: (#\w+)"):
            ink = re.search(rule, style)
            assert ink
            lighter, darker = sorted((luminance(paper[1]), luminance(ink[1])), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_an_event_is_mailed_once_however_often_it_comes(mail: FakeMail, dynamodb: DynamoDB) -> None:
    assert tell("sendOrderMail", event(), event()) == []
    assert tell("sendOrderMail", event(), received=3) == []
    assert len(mail.sent) == 1
    assert states(dynamodb) == [(event().id, "sent")]
    assert tell("sendOrderMail", event("OrderCancelled")) == []
    assert len(mail.sent) == 1
    later = order_event("OrderCancelled", order_document(), index=2)
    assert tell("sendOrderMail", later) == []
    assert len(mail.sent) == 2


def test_what_the_mail_service_refuses_is_tried_again(mail: FakeMail, dynamodb: DynamoDB, queues: FakeQueues) -> None:
    mail.failures = [MailRefused("TooManyRequestsException"), MailRefused("MessageRejected")]
    assert tell("sendOrderMail", event()) == ["m0"]
    assert tell("sendOrderMail", event(), received=2) == ["m0"]
    assert states(dynamodb) == [(event().id, "released")]
    assert tell("sendOrderMail", event(), received=3) == []
    assert len(mail.sent) == 1
    assert len(queues.postponed) == 2


def test_what_is_refused_to_the_end_is_dead_with_the_reason(mail: FakeMail, queues: FakeQueues) -> None:
    mail.failures = [MailRefused("MessageRejected")]
    assert tell("sendOrderMail", event(), received=6) == []
    (letter,) = queues.sent
    assert (letter.queue, letter.attributes["Reason"]) == ("send-order-mail-dead", "MessageRejected")
    assert letter.attributes["Failure"].startswith("MailRefused")
    assert "ada" not in str(letter.attributes)


@pytest.mark.parametrize("late", [True, False])
def test_what_may_have_gone_out_is_never_sent_again_by_itself(mail: FakeMail, dynamodb: DynamoDB, queues: FakeQueues, late: bool) -> None:
    mail.failures, mail.late = [MailUncertain()], late
    assert tell("sendOrderMail", event()) == []
    mail.late = False
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["mail-outcome-unknown"]
    # Should the message come again all the same, it still is not sent.
    assert tell("sendOrderMail", event(), received=2) == ["m0"]
    assert len(mail.sent) == late
    assert states(dynamodb) == [(event().id, "sending")]


class Killed(BaseException):
    """The process is gone: nothing of ours runs any more."""


def test_whoever_dies_in_sending_leaves_it_to_somebody_to_look(
    mail: FakeMail, dynamodb: DynamoDB, queues: FakeQueues, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail.failures = [Killed()]
    with pytest.raises(Killed):
        tell("sendOrderMail", event())
    assert tell("sendOrderMail", event(), received=2) == ["m0"]
    now = int(items_of(dynamodb, "mails")[0]["since"])
    monkeypatch.setattr("tradewind.gateways.clock.SystemClock.seconds", lambda _: now + SENDING_SECONDS + 1.0)
    assert tell("sendOrderMail", event(), received=3) == []
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["mail-outcome-unknown"]
    assert mail.sent == []


def test_whoever_dies_before_it_is_noted_sends_no_second_one(mail: FakeMail, monkeypatch: pytest.MonkeyPatch, queues: FakeQueues) -> None:
    through = connect().call

    def call(action: str, *rest: Any) -> Any:
        if action == "UpdateItem":
            raise Unavailable("TimeoutError")
        return through(action, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(connect(), "call", call)
        assert tell("sendOrderMail", event()) == ["m0"]
    assert tell("sendOrderMail", event(), received=2) == ["m0"]
    assert len(mail.sent) == 1
    assert queues.sent == []


def test_a_poisoned_event_among_good_ones_stops_none_of_them(mail: FakeMail, queues: FakeQueues) -> None:
    no_parcel = order_event("OrderFulfilled", order_document(), index=3, subject="ful_9")
    elsewhere = order_event("OrderPaid", order_document(id="ord_unknown"), index=1)
    bodies = (bus_message(no_parcel), "poison", bus_message(elsewhere), bus_message(event()))
    assert start("sendOrderMail", queue_batch(*bodies)) == []
    assert len(mail.sent) == 1
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["no-such-fulfilment", "not-an-event", "no-such-order"]
