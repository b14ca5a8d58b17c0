"""How often something may be asked for: never more than that, whoever asks at once. On Dynoxide and MiniStack; two seconds."""

from __future__ import annotations

from backend.tests.support.races import at_once
from backend.tests.support.tables import items_of
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.limits import Limits

NOW = 1_772_357_400


def test_there_is_room_until_the_most_is_reached_and_again_in_the_next_window(db: DynamoDB) -> None:
    limits = Limits(db)
    assert [limits.count({"a": 3}, 900, NOW) for _ in range(5)] == [True, True, True, False, False]
    window = NOW // 900
    assert items_of(db, "limits") == [{"id": f"a#{window}", "asked": 3, "expiresAt": (window + 1) * 900}]
    assert limits.count({"b": 3}, 900, NOW)
    assert limits.count({"a": 3}, 900, NOW + 900)


def test_who_is_refused_for_one_subject_takes_nothing_from_another(db: DynamoDB) -> None:
    limits = Limits(db)
    assert limits.count({"full": 1, "roomy": 9}, 900, NOW)
    before = items_of(db, "limits")
    assert not limits.count({"full": 1, "roomy": 9}, 900, NOW)
    assert not limits.count({"roomy": 9, "full": 1}, 900, NOW)
    assert items_of(db, "limits") == before


def test_of_many_at_once_no_more_are_let_through(db: DynamoDB) -> None:
    limits = Limits(db)
    assert sum(at_once([lambda: limits.count({"a": 3}, 900, NOW)] * 8)) == 3
