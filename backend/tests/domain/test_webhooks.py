"""How webhooks are signed, when they are sent again, and what an attempt makes of a delivery. Pure; a second."""

from __future__ import annotations

import hashlib
import hmac
import re

from hypothesis import given
from hypothesis import strategies as st

from backend.tests.support.orders import order_event
from tradewind.contract.types import WebhookAttempt
from tradewind.domain.identifiers import delivery_id, webhook_id
from tradewind.domain.webhooks import (
    ATTEMPTS,
    MOST_ATTEMPTS_KEPT,
    Delivery,
    DeliveryMessage,
    after_attempt,
    build_delivery,
    first_message,
    is_due,
    next_message,
    sent_by_hand,
    sign,
)

AT = "2026-03-01T09:30:00.000Z"
GOOD, BAD = WebhookAttempt(at=AT, ok=True, status=200), WebhookAttempt(at=AT, ok=False, status=500)


def a_delivery() -> Delivery:
    return build_delivery("whk_00abcdefgh", order_event(), "{}", AT)


def first(delivery: Delivery) -> DeliveryMessage:
    return first_message("whk_00abcdefgh", delivery)


def test_a_signature_is_over_the_time_and_the_body() -> None:
    expected = hmac.new(b"whsec_x", b'1772357400.{"a":1}', hashlib.sha256).hexdigest()
    assert sign("whsec_x", 1772357400, b'{"a":1}') == f"t=1772357400,v1={expected}"


def test_ids_are_as_the_contract_says_and_sort_by_the_time_of_the_event() -> None:
    assert re.fullmatch(r"whk_[0-9a-z]{8,40}", webhook_id(7, bytes(10)))
    one = delivery_id("whk_1", "ord_1-0", "2026-03-01T09:30:00.250Z")
    assert re.fullmatch(r"[0-9a-z_-]{8,80}", one)
    assert one == delivery_id("whk_1", "ord_1-0", "2026-03-01T09:30:00.250Z") < delivery_id("whk_1", "ord_0-0", "2026-03-01T09:30:00.251Z")
    assert len({one, delivery_id("whk_2", "ord_1-0", "2026-03-01T09:30:00.250Z"), delivery_id("whk_1", "ord_1-1", AT)}) == 3


def test_pauses_grow_from_a_minute_to_hours_and_end() -> None:
    message: DeliveryMessage | None = first(a_delivery())
    now, pauses = 1000, []
    while message := next_message(message, now):
        pauses.append(message.not_before - now)
        now = message.not_before
    assert pauses[:5] == [60, 300, 1800, 7200, 18_000]
    assert pauses == sorted(pauses)
    assert len(pauses) == ATTEMPTS - 1
    assert 24 * 3600 < sum(pauses) < 72 * 3600


def test_one_that_is_taken_is_delivered_and_nothing_more_is_due() -> None:
    delivery = a_delivery()
    message = first(delivery)
    following = next_message(message, 0)
    assert following is not None
    done = after_attempt(delivery, message, GOOD, None)
    assert (done.log.state, done.log.attempts) == ("delivered", [GOOD])
    # The message itself, given out twice; and one that was sent before the shop died on the way to write its first attempt down.
    assert not is_due(done, message)
    assert not is_due(done, following)


def test_one_that_fails_is_pending_until_its_last_attempt() -> None:
    delivery, message = a_delivery(), first(a_delivery())
    for number in range(1, ATTEMPTS):
        following = next_message(message, 0)
        assert following is not None
        delivery = after_attempt(delivery, message, BAD, following)
        assert (delivery.log.state, len(delivery.log.attempts)) == ("pending", number)
        assert not is_due(delivery, message)
        assert is_due(delivery, following)
        message = following
    delivery = after_attempt(delivery, message, BAD, next_message(message, 0))
    assert delivery.log.state == "failed"
    # A dead letter that is put back into the queue is tried again.
    assert is_due(delivery, message)
    assert after_attempt(delivery, message, GOOD, None).log.state == "delivered"


def test_sending_by_hand_begins_anew_and_drops_what_waits() -> None:
    delivery = a_delivery()
    waiting = next_message(first(delivery), 0)
    assert waiting is not None
    failing = after_attempt(delivery, first(delivery), BAD, waiting)
    again = sent_by_hand(failing)
    message = first(again)
    assert (again.log.state, again.log.attempts, message.attempt) == ("pending", [BAD], 1)
    assert is_due(again, message)
    assert not is_due(again, waiting)
    # The queue may be faster than the table.
    assert is_due(failing, message)


def test_an_attempt_of_a_turn_that_is_past_is_logged_and_changes_nothing_else() -> None:
    delivery = a_delivery()
    done = after_attempt(delivery, first(delivery), GOOD, None)
    late = after_attempt(done, first(delivery), BAD, next_message(first(delivery), 0))
    assert (late.log.state, late.turn, late.log.attempts) == ("delivered", done.turn, [GOOD, BAD])


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_however_it_goes_one_message_is_due_while_it_is_pending_and_none_once_it_is_delivered(steps: list[tuple[bool, bool]]) -> None:
    """Attempts that succeed or fail, sending by hand in between; every message ever sent may come at any time again."""
    delivery = a_delivery()
    sent = [first(delivery)]
    for by_hand, ok in steps:
        if by_hand:
            delivery = sent_by_hand(delivery)
            sent.append(first(delivery))
        else:
            due = [message for message in sent if is_due(delivery, message)]
            if not due:
                continue
            following = None if ok else next_message(due[-1], 0)
            delivery = after_attempt(delivery, due[-1], GOOD if ok else BAD, following)
            sent += [following] if following else []
        turns = {message.turn for message in sent if is_due(delivery, message)}
        assert len(turns) == (0 if delivery.log.state == "delivered" else 1)
        assert len(delivery.log.attempts) <= MOST_ATTEMPTS_KEPT
