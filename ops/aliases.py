"""Which version of each function is live: its alias `live`, which a deployment moves and a rollback moves back.

Terraform makes functions, publishes versions and creates the aliases; from then on they are moved here, so that a plan after a rollback
is empty. Traffic can be shifted in steps: part of it goes to the new version first, and all of it once that has proved itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LIVE = "live"


def live_versions(functions: Any, names: list[str]) -> dict[str, str]:
    """By function name. `functions` is a Lambda client."""
    return {name: functions.get_alias(FunctionName=name, Name=LIVE)["FunctionVersion"] for name in names}


def shift(functions: Any, before: Mapping[str, str], after: Mapping[str, str], percent: int) -> list[str]:
    """Send so many percent of the calls to the versions in `after`, the rest to those in `before`; name the functions that changed."""
    changed = [name for name, version in after.items() if before.get(name, version) != version]
    for name in changed:
        weights = {} if percent == 100 else {after[name]: percent / 100}
        functions.update_alias(
            FunctionName=name,
            Name=LIVE,
            FunctionVersion=after[name] if percent == 100 else before[name],
            RoutingConfig={"AdditionalVersionWeights": weights},
        )
    return changed


def move(functions: Any, to: Mapping[str, str]) -> list[str]:
    """Send all calls to these versions at once; name the functions that changed."""
    now = live_versions(functions, list(to))
    changed = [name for name, version in to.items() if now[name] != version]
    for name in changed:
        functions.update_alias(FunctionName=name, Name=LIVE, FunctionVersion=to[name], RoutingConfig={"AdditionalVersionWeights": {}})
    return changed
