"""A user pool in memory, below the gateway: it answers what Cognito answers, and keeps which of Cognito's actions were asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF
from tradewind.domain.refusal import Unavailable
from tradewind.gateways.user_pool import SECOND_FACTOR, CognitoUserPool, PoolRefused

MADE = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.UTC)


@dataclass
class Account:
    id: str
    email: str
    status: str = "CONFIRMED"
    verified: bool = True
    enabled: bool = True
    second_factor: bool = False
    groups: set[str] = field(default_factory=set)


# In the pool of `staffed()`, besides ADMIN, STAFF and CUSTOMER of events.py.
INVITED = "invited-ines"


def staffed() -> FakeUserPool:
    """A pool with an admin, somebody of the staff, somebody of the staff who has not signed in yet, and a customer."""
    return FakeUserPool(
        Account(ADMIN.sub, "adil@example.com", groups={"staff", "admin"}),
        Account(STAFF.sub, "stella@example.com", groups={"staff"}, second_factor=True),
        Account(INVITED, "ines@example.com", "FORCE_CHANGE_PASSWORD", groups={"staff"}),
        Account(CUSTOMER.sub, "cleo@example.com", groups={"customers"}),
    )


class FakeUserPool(CognitoUserPool):
    """`mails` are the addresses that were invited, `signed_out` the accounts whose sessions were ended; actions in `down` do not answer."""

    def __init__(self, *accounts: Account) -> None:
        super().__init__("eu-central-1_Test")
        self.accounts = {account.id: account for account in accounts}
        self.mails: list[str] = []
        self.signed_out: list[str] = []
        self.actions: set[str] = set()
        self.down: set[str] = set()

    def add(self, account: Account) -> Account:
        self.accounts[account.id] = account
        return account

    def _call(self, method: str, **request: Any) -> Any:
        action = "".join(map(str.capitalize, method.split("_"))).replace("Mfa", "MFA")
        self.actions.add(action)
        if action in self.down:
            raise Unavailable
        return getattr(self, f"_{method}")(**request)

    def _account(self, name: str) -> Account:
        found = next((each for each in self.accounts.values() if name in (each.id, each.email)), None)
        if found is None:
            raise PoolRefused("UserNotFoundException")
        return found

    def _list_users_in_group(self, GroupName: str, Limit: int, NextToken: str = "0") -> Any:  # noqa: N803 - Cognito's names
        members = [each for each in self.accounts.values() if GroupName in each.groups]
        start, end = int(NextToken), int(NextToken) + Limit
        page = [{"Attributes": [{"Name": "sub", "Value": each.id}]} for each in members[start:end]]
        return {"Users": page, **({"NextToken": str(end)} if end < len(members) else {})}

    def _admin_get_user(self, Username: str) -> Any:  # noqa: N803
        found = self._account(Username)
        attributes = {"sub": found.id, "email": found.email, "email_verified": str(found.verified).lower()}
        return {
            "UserAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
            "UserStatus": found.status,
            "Enabled": found.enabled,
            "UserMFASettingList": [SECOND_FACTOR] if found.second_factor else [],
            "UserCreateDate": MADE,
        }

    def _admin_create_user(self, Username: str, MessageAction: str = "", **_request: Any) -> Any:  # noqa: N803
        if "@localhost" in Username:
            raise PoolRefused("InvalidParameterException")
        if MessageAction == "RESEND":
            self._account(Username)
        elif any(each.email == Username for each in self.accounts.values()):
            raise PoolRefused("UsernameExistsException")
        else:
            self.add(Account(f"made-{len(self.accounts)}", Username, "FORCE_CHANGE_PASSWORD"))
        self.mails.append(Username)
        return {}

    def _admin_add_user_to_group(self, Username: str, GroupName: str) -> Any:  # noqa: N803
        self._account(Username).groups.add(GroupName)

    def _admin_remove_user_from_group(self, Username: str, GroupName: str) -> Any:  # noqa: N803
        self._account(Username).groups.discard(GroupName)

    def _admin_user_global_sign_out(self, Username: str) -> Any:  # noqa: N803
        self.signed_out.append(self._account(Username).id)

    def _admin_set_user_mfa_preference(self, Username: str, SoftwareTokenMfaSettings: dict[str, bool]) -> Any:  # noqa: N803
        self._account(Username).second_factor = SoftwareTokenMfaSettings["Enabled"]
