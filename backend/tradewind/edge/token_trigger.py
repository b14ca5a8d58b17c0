"""What the user pool asks before it makes a token (Cognito's trigger PreTokenGeneration, in its first version, as it is on every plan).

Where the answer is not known, no token is made: Cognito tells whoever signs in what is raised here, so it says nothing of what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from tradewind.edge import log
from tradewind.edge.identity import MISSING, SECOND_FACTOR_CLAIM

Event = dict[str, Any]


def before_token(id: str) -> Callable[[Callable[[str, str, list[str]], list[str] | None]], Callable[[Event, Any], Event]]:
    """Make a function of a pool's id, a user's id and the user's groups the trigger's handler. It says which groups are left where the user
    has no second factor, and None where the token stays as it is."""

    def decorate(run: Callable[[str, str, list[str]], list[str] | None]) -> Callable[[Event, Any], Event]:
        @wraps(run)
        def handler(event: Event, _context: Any) -> Event:
            try:
                left = run(event["userPoolId"], event["userName"], event["request"]["groupConfiguration"].get("groupsToOverride") or [])
            except Exception as error:
                log.failure(error, function=id)
                raise RuntimeError("Signing in is not possible right now; try again in a moment.") from None
            if left is None:
                return event
            change = {
                "claimsToAddOrOverride": {SECOND_FACTOR_CLAIM: MISSING},
                "groupOverrideDetails": {"groupsToOverride": left, "iamRolesToOverride": []},
            }
            return {**event, "response": {"claimsOverrideDetails": change}}

        return handler

    return decorate
