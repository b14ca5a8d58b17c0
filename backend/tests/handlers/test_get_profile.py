"""getProfile, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, call

pytestmark = pytest.mark.usefixtures("shop")


def test_of_somebody_new_nothing_is_known() -> None:
    answer = call("getProfile", by=CUSTOMER)
    assert (answer.status, answer.body) == (200, {"name": "", "phone": ""})
    assert answer.headers["Cache-Control"] == "private, no-store"
