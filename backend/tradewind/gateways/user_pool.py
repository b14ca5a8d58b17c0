"""The user pool: the accounts of all who sign in, and the groups that put a role into their tokens.

Only what the back office needs of it. What people do with their own accounts, they do from the browser. boto3 comes with Lambda's
runtime, and is imported only when the pool is first asked.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from functools import cache
from typing import Any, Literal, NamedTuple, Protocol

from tradewind.domain.people import Standing
from tradewind.domain.refusal import Field, Refusal, Unavailable
from tradewind.gateways.clock import timestamp

# By group, the role that it gives. The last one counts of somebody who is in both.
ROLES_BY_GROUP: Mapping[str, Standing] = {"staff": "staff", "admin": "admin"}
SECOND_FACTOR = "SOFTWARE_TOKEN_MFA"
MEMBERS_PER_PAGE = 60
CALLS_AT_ONCE = 8


class User(NamedTuple):
    """`state` is `invited` until the first sign-in. `confirmed`: whoever signs in here reads the mails to this address."""

    id: str
    email: str
    state: Literal["invited", "active", "suspended"]
    confirmed: bool
    second_factor: bool
    since: str


class UserPool(Protocol):
    """Each method may raise Unavailable: whether it did what was asked is then not known, and it may be asked again."""

    def standings(self) -> dict[str, Standing]:
        """What everybody is who is in a group that gives a role, by id."""

    def find(self, name: str) -> User | None:
        """An account by its id or its e-mail."""

    def find_all(self, ids: Iterable[str]) -> list[User]:
        """Those accounts that there are, in no order."""

    def invite(self, email: str) -> User | None:
        """Make an account, and mail its owner a password for the first time; None where the address has one."""

    def invite_again(self, email: str) -> None:
        """Mail somebody who never signed in a new password."""

    def put_into_groups(self, id: str, standing: Standing) -> None:
        """Let tokens that are made from now on have this role and no other."""

    def sign_out(self, id: str) -> None:
        """End all sessions: no token is renewed any more."""

    def forget_second_factor(self, id: str) -> None: ...


class CognitoUserPool:
    """Thread-safe, as boto3's clients are."""

    def __init__(self, pool_id: str, **options: Any) -> None:
        self._pool_id = pool_id
        self._options = options
        self._lock = threading.Lock()
        self._made: Any = None

    def standings(self) -> dict[str, Standing]:
        return {id: role for group, role in ROLES_BY_GROUP.items() for id in self._members(group)}

    def find(self, name: str) -> User | None:
        try:
            answer = self._call("admin_get_user", Username=name)
        except PoolRefused as refused:
            if refused.code == "UserNotFoundException":
                return None
            raise
        attributes = {each["Name"]: each["Value"] for each in answer["UserAttributes"]}
        status = answer["UserStatus"]
        return User(
            id=attributes["sub"],
            email=attributes.get("email", ""),
            state="suspended" if not answer["Enabled"] else "invited" if status == "FORCE_CHANGE_PASSWORD" else "active",
            confirmed=status != "UNCONFIRMED" and attributes.get("email_verified") == "true",
            second_factor=SECOND_FACTOR in answer.get("UserMFASettingList", []),
            since=timestamp(answer["UserCreateDate"].astimezone(UTC).timestamp()),
        )

    def find_all(self, ids: Iterable[str]) -> list[User]:
        with ThreadPoolExecutor(CALLS_AT_ONCE) as workers:
            return [user for user in workers.map(self.find, ids) if user]

    def invite(self, email: str) -> User | None:
        attributes = {"email": email, "email_verified": "true"}
        try:
            self._call(
                "admin_create_user",
                Username=email,
                UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
                DesiredDeliveryMediums=["EMAIL"],
            )
        except PoolRefused as refused:
            if refused.code == "UsernameExistsException":
                return None
            if refused.code in ("InvalidParameterException", "CodeDeliveryFailureException"):
                raise Refusal(
                    "invalid-request",
                    "Change the fields that are named, then send it again.",
                    Field("/email", "No invitation can be mailed to this address."),
                ) from refused
            raise
        return self.find(email)

    def invite_again(self, email: str) -> None:
        self._call("admin_create_user", Username=email, MessageAction="RESEND", DesiredDeliveryMediums=["EMAIL"])

    def put_into_groups(self, id: str, standing: Standing) -> None:
        for group in (group for group, role in ROLES_BY_GROUP.items() if role != standing):
            self._call("admin_remove_user_from_group", Username=id, GroupName=group)
        for group in (group for group, role in ROLES_BY_GROUP.items() if role == standing):
            self._call("admin_add_user_to_group", Username=id, GroupName=group)

    def sign_out(self, id: str) -> None:
        self._call("admin_user_global_sign_out", Username=id)

    def forget_second_factor(self, id: str) -> None:
        self._call("admin_set_user_mfa_preference", Username=id, SoftwareTokenMfaSettings={"Enabled": False, "PreferredMfa": False})

    def _members(self, group: str) -> Iterator[str]:
        request: dict[str, Any] = {"GroupName": group, "Limit": MEMBERS_PER_PAGE}
        while True:
            answer = self._call("list_users_in_group", **request)
            for user in answer["Users"]:
                yield next(each["Value"] for each in user["Attributes"] if each["Name"] == "sub")
            if "NextToken" not in answer:
                return
            request["NextToken"] = answer["NextToken"]

    def _call(self, method: str, **request: Any) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            return getattr(self._client(), method)(UserPoolId=self._pool_id, **request)
        except ClientError as error:
            raise PoolRefused(error.response["Error"]["Code"]) from error
        except BotoCoreError as error:
            raise Unavailable from error

    def _client(self) -> Any:
        with self._lock:
            if self._made is None:
                import boto3
                from botocore.config import Config

                waits = {"connect_timeout": 2, "read_timeout": 5, "retries": {"mode": "standard", "total_max_attempts": 3}}
                self._made = boto3.client("cognito-idp", config=Config(**waits, max_pool_connections=CALLS_AT_ONCE), **self._options)
            return self._made


class PoolRefused(Unavailable):
    """`code` is Cognito's name for the reason. For who does not ask for it, the pool is unavailable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def connect() -> CognitoUserPool:
    """The pool whose tokens this deployment accepts: the last part of their issuer is its id."""
    return connect_to(os.environ["TOKEN_ISSUER"].rsplit("/", 1)[-1])


@cache
def connect_to(pool_id: str) -> CognitoUserPool:
    return CognitoUserPool(pool_id)
