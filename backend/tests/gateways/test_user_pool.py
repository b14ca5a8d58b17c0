"""The user pool as AWS's own library speaks to it: on MiniStack. Some 3 s."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from local import emulators
from local.emulators import free_port
from local.identity import DEMO_PASSWORD, CognitoError, Identity, call, ensure_identity
from tests.support.emulators import running
from tradewind.domain.refusal import Unavailable
from tradewind.gateways.user_pool import CognitoUserPool, connect


class Place(NamedTuple):
    url: str
    identity: Identity
    pool: CognitoUserPool

    def sign_in(self, email: str) -> dict[str, Any]:
        answer: dict[str, Any] = call(
            self.url,
            "InitiateAuth",
            AuthFlow="USER_PASSWORD_AUTH",
            ClientId=self.identity.client_id,
            AuthParameters={"USERNAME": email, "PASSWORD": DEMO_PASSWORD},
        )
        return answer


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with running(emulators.ministack(free_port(), ["cognito-idp", "ses"])) as emulator:
        identity = ensure_identity(emulator.url, "https://shop.example.com")
        keys = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
        pool = CognitoUserPool(identity.user_pool_id, endpoint_url=emulator.url, region_name="eu-central-1", **keys)
        yield Place(emulator.url, identity, pool)


def test_an_account_is_found_by_its_address_and_by_its_id(place: Place) -> None:
    staff = place.pool.find("staff@example.com")
    assert staff is not None
    assert (staff.email, staff.state, staff.confirmed, staff.second_factor) == ("staff@example.com", "active", True, False)
    assert staff.since.endswith("Z")
    assert place.pool.find(staff.id) == staff
    assert place.pool.find("nobody@example.com") is None
    assert place.pool.find_all([staff.id, "nobody"]) == [staff]


def test_who_is_in_a_group_that_gives_a_role_has_it(place: Place) -> None:
    staff, admin = (place.pool.find(f"{role}@example.com") for role in ("staff", "admin"))
    assert staff is not None
    assert admin is not None
    assert place.pool.standings() == {staff.id: "staff", admin.id: "admin"}
    place.pool.put_into_groups(staff.id, "admin")
    assert place.pool.standings()[staff.id] == "admin"
    place.pool.put_into_groups(staff.id, "customer")
    assert staff.id not in place.pool.standings()
    place.pool.put_into_groups(staff.id, "staff")
    assert place.pool.standings()[staff.id] == "staff"


def test_who_is_invited_is_mailed_a_password_and_again(place: Place) -> None:
    def mails() -> int:
        import httpx

        by_account = httpx.get(f"{place.url}/_ministack/ses/messages").json()["messages"]
        return sum("nina@example.com" in mail["To"] for several in by_account.values() for mail in several)

    invited = place.pool.invite("nina@example.com")
    assert invited is not None
    assert (invited.state, invited.confirmed, mails()) == ("invited", True, 1)
    assert place.pool.invite("nina@example.com") is None
    place.pool.invite_again("nina@example.com")
    assert mails() == 2


def test_somebody_who_registered_and_did_not_confirm_is_not_known_to_own_the_address(place: Place) -> None:
    sign_up = {
        "Username": "otto@example.com",
        "Password": DEMO_PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": "otto@example.com"}],
    }
    call(place.url, "SignUp", ClientId=place.identity.client_id, **sign_up)
    assert place.pool.invite("otto@example.com") is None
    found = place.pool.find("otto@example.com")
    assert found is not None
    assert not found.confirmed


def test_whoever_is_signed_out_renews_no_token(place: Place) -> None:
    user = place.pool.find("customer@example.com")
    assert user is not None
    token = place.sign_in(user.email)["AuthenticationResult"]["RefreshToken"]
    # The emulator tells sign-ins and sign-outs apart by the second.
    time.sleep(1.1)
    place.pool.sign_out(user.id)
    with pytest.raises(CognitoError) as refused:
        call(place.url, "GetTokensFromRefreshToken", ClientId=place.identity.client_id, RefreshToken=token)
    assert refused.value.code == "NotAuthorizedException"


def test_a_second_factor_that_is_forgotten_is_not_asked_for(place: Place) -> None:
    user = place.pool.find("admin@example.com")
    assert user is not None
    access = place.sign_in(user.email)["AuthenticationResult"]["AccessToken"]
    call(place.url, "AssociateSoftwareToken", AccessToken=access)
    # Its code is not right; the emulator does what it is told by an admin all the same.
    with contextlib.suppress(CognitoError):
        call(place.url, "VerifySoftwareToken", AccessToken=access, UserCode="000000")
    settings = {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}}
    call(place.url, "AdminSetUserMFAPreference", UserPoolId=place.identity.user_pool_id, Username=user.id, **settings)
    assert place.pool.find_all([user.id])[0].second_factor
    assert place.sign_in(user.email)["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    place.pool.forget_second_factor(user.id)
    assert not place.pool.find_all([user.id])[0].second_factor
    assert "AuthenticationResult" in place.sign_in(user.email)


def test_what_the_pool_does_not_answer_is_unavailable() -> None:
    options = {"region_name": "eu-central-1", "aws_access_key_id": "local", "aws_secret_access_key": "local"}
    nowhere = CognitoUserPool("eu-central-1_None", endpoint_url="http://127.0.0.1:9", **options)
    with pytest.raises(Unavailable):
        nowhere.find("ada@example.com")


def test_the_pool_is_the_one_whose_tokens_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN_ISSUER", "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Shop")
    assert connect()._pool_id == "eu-central-1_Shop"  # noqa: SLF001 - what it was made with
