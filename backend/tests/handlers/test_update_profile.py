"""updateProfile, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")
ADA = {"name": "Ada Example", "phone": "+49 30 1234567"}


def test_what_is_told_is_kept_for_its_owner_alone() -> None:
    answer = call("updateProfile", by=CUSTOMER, body=ADA)
    assert (answer.status, answer.body) == (200, ADA)
    assert call("getProfile", by=CUSTOMER).body == ADA
    assert call("getProfile", by=STAFF).body == {"name": "", "phone": ""}


def test_it_can_be_taken_back() -> None:
    call("updateProfile", by=CUSTOMER, body=ADA)
    assert call("updateProfile", by=CUSTOMER, body={"name": "", "phone": ""}).body == {"name": "", "phone": ""}
