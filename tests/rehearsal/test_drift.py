"""What a second plan may change on the emulator, and no more. Costs nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rehearsal.drift import ALARM, DRIFT, Drift, compare

ROW = Drift("aws_thing", "colour", "grey", "the emulator sees no colours")


def plan(*actions: str, kind: str = "aws_thing", **attributes: tuple[Any, Any]) -> dict[str, Any]:
    """A plan with one change, attributes as (before, after)."""
    before, after = ({name: values[side] for name, values in attributes.items()} for side in (0, 1))
    return {
        "resource_changes": [
            {
                "address": f"{kind}.one",
                "type": kind,
                "change": {"actions": list(actions), "before": before, "after": after, "after_unknown": {}},
            }
        ]
    }


def test_a_plan_without_changes_needs_no_row() -> None:
    assert compare(plan("no-op", colour=("grey", "grey")), [ROW]) == ([], [])


def test_a_row_explains_its_attribute_and_is_then_needed() -> None:
    assert compare(plan("update", colour=("grey", "red")), [ROW]) == ([], [ROW])


@pytest.mark.parametrize(
    "change",
    [
        plan("update", colour=("blue", "red")),
        plan("update", size=("grey", "large")),
        plan("update", kind="aws_other", colour=("grey", "red")),
        plan("delete", "create", colour=("grey", "red")),
        plan("create", colour=(None, "red")),
    ],
    ids=["another value", "another attribute", "another resource", "a replacement", "a creation"],
)
def test_a_row_explains_nothing_else(change: dict[str, Any]) -> None:
    unexplained, needed = compare(change, [ROW])
    assert len(unexplained) == 1
    assert needed == []


def test_an_alarm_that_is_told_to_nobody_is_not_explained_away() -> None:
    lost = compare(plan("update", kind=ALARM, alarm_actions=(["arn:of:another:topic"], ["arn:of:the:topic"])))
    assert lost.unexplained == [f"{ALARM}.one: alarm_actions"]


def test_no_attribute_has_two_rows() -> None:
    assert len({(row.resource, row.attribute) for row in DRIFT}) == len(DRIFT)
