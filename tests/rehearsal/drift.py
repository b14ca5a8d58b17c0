"""What the emulator says of its resources that AWS would not, so that a second plan there is not empty.

Each row is an attribute of a type of resource, and why it differs. Anything else that a second plan would change is a fault of ours.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Drift(NamedTuple):
    resource: str
    attribute: str
    why: str


DRIFT: list[Drift] = []
ALLOWED = {(row.resource, row.attribute) for row in DRIFT}


def unexplained(plan: dict[str, Any]) -> list[str]:
    """The changes that a plan holds, as data of `terraform show -json`, and that no row explains; an address and an attribute each."""
    found = []
    for change in plan.get("resource_changes", []):
        actions = change["change"]["actions"]
        if actions in (["no-op"], ["read"]):
            continue
        if actions != ["update"]:
            found.append(f"{change['address']}: {' and '.join(actions)}")
            continue
        before, after = change["change"]["before"], change["change"]["after"]
        unknown = change["change"].get("after_unknown") or {}
        for attribute in sorted({*before, *after}):
            differs = before.get(attribute) != after.get(attribute) and not (attribute not in after and unknown.get(attribute))
            if differs and (change["type"], attribute) not in ALLOWED:
                found.append(f"{change['address']}: {attribute}")
    return found
