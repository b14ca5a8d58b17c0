"""resendOrderMail, by API Gateway's events: once per key, whatever fails, of the order as it is. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from backend.tests.support.fakes import FakeMail
from backend.tests.support.placing import Placed, act, fulfil, place, refund, stock_up
from backend.tests.support.races import at_once
from backend.tests.support.tables import items_of
from tradewind.gateways.mail import MailRefused, MailUncertain
from tradewind.stores.dynamodb import DynamoDB

KEY = {"Idempotency-Key": "mail-it-once-please-1"}


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


AGAIN = {"Idempotency-Key": "mail-it-again-please-2"}


def resend(placed: Placed, entry: int = 1, headers: dict[str, str] | None = KEY) -> Answer:
    return act("resendOrderMail", placed, {"entry": entry}, headers=headers)


def test_a_mail_is_sent_again_and_once_per_key(mail: FakeMail) -> None:
    placed = place()
    first, again = resend(placed), resend(placed)
    assert (first.status, first.body) == (200, {"event": "OrderPaid", "recipient": "ada@example.com"})
    assert (again.body, again.headers["Idempotent-Replayed"]) == (first.body, "true")
    (sent,) = mail.sent
    assert (sent.recipient, placed.order["number"] in sent.subject) == ("ada@example.com", True)
    assert resend(placed, headers=AGAIN).status == 200
    assert len(mail.sent) == 2


def test_what_is_sent_or_may_have_been_is_recorded_once(shop: DynamoDB, mail: FakeMail) -> None:
    placed = place()
    for failures in ([MailRefused("SlowDown")], [], []):
        mail.failures = list(failures)
        resend(placed)
    assert [item["subject"] for item in items_of(shop, "audit") if item["action"] == "resendOrderMail"] == [placed.id]
    mail.failures = [MailUncertain()]
    resend(placed, headers=AGAIN)
    assert len([item for item in items_of(shop, "audit") if item["action"] == "resendOrderMail"]) == 2


def test_each_entry_has_its_own_mail(mail: FakeMail) -> None:
    placed = place()
    fulfil(placed, (0, 1))
    refund(placed, (1, 1))
    keys = [{"Idempotency-Key": f"mail-it-once-please-{entry}"} for entry in (1, 2, 4)]
    subjects = [resend(placed, entry, key).status and mail.sent[-1].subject for entry, key in zip((1, 2, 4), keys, strict=True)]
    assert [subject.split(" ")[1] for subject in subjects] == ["order", "order", "refund"]
    assert len(set(subjects)) == 3


@pytest.mark.parametrize("refused", [False, True], ids=["sent", "refused by the mail service"])
def test_a_key_that_was_used_for_another_entry_mails_nothing(shop: DynamoDB, mail: FakeMail, *, refused: bool) -> None:
    placed = place()
    fulfil(placed, (0, 1))
    mail.failures = [MailRefused("SlowDown")] if refused else []
    assert resend(placed, 1).status == (503 if refused else 200)
    mails, sent = items_of(shop, "mails"), list(mail.sent)
    answer = resend(placed, 2)
    assert (answer.status, answer.problem, answer.pointers) == (422, "idempotency-key-reused", ["/header/Idempotency-Key"])
    assert (items_of(shop, "mails"), mail.sent) == (mails, sent)
    assert (resend(placed, 1).status, len(mail.sent)) == (200, 1)
    assert (resend(placed, 2, AGAIN).status, len(mail.sent)) == (200, 2)


@pytest.mark.parametrize("entry", [0, 2, 9999])
def test_what_no_mail_is_written_of_is_refused(mail: FakeMail, entry: int) -> None:
    answer = resend(place(), entry)
    assert (answer.status, answer.pointers, mail.sent) == (422, ["/entry"], [])


def test_two_at_once_are_one_mail(mail: FakeMail) -> None:
    placed = place()
    assert {answer.status for answer in at_once([lambda: resend(placed) for _ in range(4)])} <= {200, 503}
    assert (resend(placed).status, len(mail.sent)) == (200, 1)


def test_a_mail_that_was_refused_may_be_tried_again(mail: FakeMail) -> None:
    placed = place()
    mail.failures = [MailRefused("SlowDown")]
    assert (resend(placed).status, resend(placed).status, len(mail.sent)) == (503, 200, 1)


def test_a_mail_that_may_have_gone_out_goes_again_under_another_key_alone(mail: FakeMail) -> None:
    placed = place()
    mail.failures = [MailUncertain()]
    answer = resend(placed)
    assert (answer.status, answer.problem) == (409, "mail-uncertain")
    assert (resend(placed).status, mail.sent) == (503, [])
    assert resend(placed, headers=AGAIN).status == 200


def test_an_order_that_is_not_there_is_not_mailed_about() -> None:
    assert call("resendOrderMail", path={"orderId": "ord_" + "0" * 26}, by=STAFF, body={"entry": 1}).status == 404


def test_customers_may_not() -> None:
    assert act("resendOrderMail", place(by=CUSTOMER), {"entry": 1}, by=CUSTOMER).status == 403
