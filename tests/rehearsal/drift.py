"""What the emulator says of its resources that AWS would not, so that a second plan there is not empty.

Each row is an attribute of a type of resource, what the emulator says of it whatever it was told, and why. Anything else that a second
plan would change is a fault of ours, and so is a row that no second plan needs any more.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Drift(NamedTuple):
    resource: str
    attribute: str
    said: Any
    why: str


class Compared(NamedTuple):
    """`unexplained` is an address and an attribute each; `needed` are the rows that explained something."""

    unexplained: list[str]
    needed: list[Drift]


ALARM = "aws_cloudwatch_metric_alarm"
NOT_SAID = "it is kept, and left out of the description that the provider asks for, so that the provider reads nothing"
DRIFT = [
    Drift(ALARM, "actions_enabled", False, NOT_SAID),
    Drift(ALARM, "alarm_actions", [], NOT_SAID),
    Drift(ALARM, "alarm_description", "", NOT_SAID),
    Drift(ALARM, "dimensions", {}, NOT_SAID),
    Drift(ALARM, "extended_statistic", "", NOT_SAID),
    Drift(ALARM, "ok_actions", [], NOT_SAID),
    Drift(ALARM, "period", 0, NOT_SAID),
    Drift(ALARM, "statistic", "", NOT_SAID),
    Drift(ALARM, "treat_missing_data", "missing", "left out as the others, and the provider takes what is left out for AWS's default"),
    Drift("aws_s3_object", "tags_all", {}, "an object that comes in parts, as a layer of 20 MB, loses the tags that it began with"),
]


def compare(plan: dict[str, Any], rows: list[Drift] = DRIFT) -> Compared:
    """Hold the changes of a plan, as data of `terraform show -json`, against the rows."""
    unexplained: list[str] = []
    needed: list[Drift] = []
    for change in plan.get("resource_changes", []):
        actions = change["change"]["actions"]
        if actions in (["no-op"], ["read"]):
            continue
        if actions != ["update"]:
            unexplained.append(f"{change['address']}: {' and '.join(actions)}")
            continue
        before, after = change["change"]["before"], change["change"]["after"]
        unknown = change["change"].get("after_unknown") or {}
        for attribute in sorted({*before, *after}):
            if before.get(attribute) == after.get(attribute) or (attribute not in after and unknown.get(attribute)):
                continue
            row = next((r for r in rows if (r.resource, r.attribute, r.said) == (change["type"], attribute, before.get(attribute))), None)
            if row is None:
                unexplained.append(f"{change['address']}: {attribute}")
            elif row not in needed:
                needed.append(row)
    return Compared(unexplained, needed)
