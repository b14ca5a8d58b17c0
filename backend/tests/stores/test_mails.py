"""Which mail has been sent: one caller may send it, and nobody sends it again. On Dynoxide and MiniStack; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.races import at_once
from backend.tests.support.tables import items_of
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB
from tradewind.stores.mails import REMEMBERED_SECONDS, SENDING_SECONDS, Mails

NOW = 1_772_357_400


def test_one_caller_may_send_and_the_others_learn_how_it_stands(db: DynamoDB) -> None:
    mails = Mails(db)
    assert mails.claim("ord_1-1", NOW) == "claimed"
    assert mails.claim("ord_1-1", NOW + 1) == "being-sent"
    mails.sent("ord_1-1")
    assert mails.claim("ord_1-1", NOW + 2) == "sent"
    assert mails.claim("ord_1-1", NOW + SENDING_SECONDS) == "sent"
    assert items_of(db, "mails") == [{"id": "ord_1-1", "state": "sent", "since": NOW, "expiresAt": NOW + REMEMBERED_SECONDS}]


def test_what_was_not_sent_may_be_sent_by_another(db: DynamoDB) -> None:
    mails = Mails(db)
    assert mails.claim("ord_1-1", NOW) == "claimed"
    assert mails.release("ord_1-1")
    assert mails.claim("ord_1-1", NOW + 9) == "claimed"
    assert mails.claim("ord_1-1", NOW + 9) == "being-sent"


def test_whoever_died_in_sending_leaves_it_uncertain(db: DynamoDB) -> None:
    mails = Mails(db)
    assert mails.claim("ord_1-1", NOW) == "claimed"
    assert mails.claim("ord_1-1", NOW + SENDING_SECONDS) == "uncertain"
    assert mails.claim("ord_1-1", NOW + 10 * SENDING_SECONDS) == "uncertain"
    # Somebody has looked.
    assert mails.release("ord_1-1")
    assert mails.claim("ord_1-1", NOW + 10 * SENDING_SECONDS) == "claimed"


def test_only_what_is_being_sent_can_end(db: DynamoDB) -> None:
    mails = Mails(db)
    assert not mails.release("ord_1-1")
    with pytest.raises(ConditionFailed):
        mails.sent("ord_1-1")
    mails.claim("ord_1-1", NOW)
    mails.sent("ord_1-1")
    assert not mails.release("ord_1-1")
    assert mails.claim("ord_1-1", NOW) == "sent"


def test_of_many_at_once_one_may_send(dynamodb: DynamoDB) -> None:
    claims = at_once([lambda: Mails(dynamodb).claim("ord_1-1", NOW)] * 8)
    assert sorted(claims) == ["being-sent"] * 7 + ["claimed"]
