"""getProduct, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, call
from backend.tests.support.tokens import id_token

pytestmark = pytest.mark.usefixtures("shop")


def test_a_product_is_found_by_id_and_by_slug() -> None:
    created = call("createProduct", by=STAFF, body=product("mug", variant("MUG-S", Size="S"), variant("MUG-M", Size="M")))
    for name in (created.body["id"], "mug"):
        answer = call("getProduct", path={"product": name})
        assert answer.status == 200
        assert answer.body == created.body
        assert answer.headers["ETag"].startswith('"1-')
        assert answer.headers["Vary"] == "Authorization"
        assert answer.headers["Cache-Control"] == "public, max-age=10, stale-while-revalidate=60"


def test_what_is_available_is_what_it_is_now() -> None:
    call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 5)))
    before = call("getProduct", path={"product": "mug"})
    assert call("createOrder", body=order(("MUG", 2), total=2890)).status == 201
    after = call("getProduct", path={"product": "mug"}, headers={"If-None-Match": before.headers["ETag"]})
    assert (before.body["variants"][0]["available"], after.body["variants"][0]["available"]) == (5, 3)
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_copy_that_is_current_is_not_sent_again() -> None:
    call("createProduct", by=STAFF, body=product("mug"))
    etag = call("getProduct", path={"product": "mug"}).headers["ETag"]
    answer = call("getProduct", path={"product": "mug"}, headers={"If-None-Match": f'W/"x", {etag}'})
    assert (answer.status, answer.text) == (304, "")


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_what_is_not_on_sale_is_there_for_staff_alone(status: str) -> None:
    call("createProduct", by=STAFF, body=product("mug", status=status))
    missing = call("getProduct", path={"product": "no-such-mug"})
    for by in (None, CUSTOMER):
        answer = call("getProduct", path={"product": "mug"}, by=by)
        assert answer.status == 404
        assert {**answer.body, "requestId": ""} == {**missing.body, "requestId": ""}
    for by in (STAFF, ADMIN):
        answer = call("getProduct", path={"product": "mug"}, by=by)
        assert (answer.status, answer.body["status"]) == (200, status)
        assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("name", ["mug", "prd_0000000000000000000000", "sku", "shelf", "_", "-", "a" * 100])
def test_what_does_not_exist_is_not_found(name: str) -> None:
    answer = call("getProduct", path={"product": name})
    assert (answer.status, answer.problem) == (404, "not-found")


@pytest.mark.parametrize("name", ["Mug", "mug\n", "a" * 101, "sku#MUG", "../orders", "mug%20", "", "ü", "\x00"])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    answer = call("getProduct", path={"product": name})
    assert (answer.status, answer.pointers) == (400, ["/path/product"])


def test_a_token_that_is_sent_must_be_valid() -> None:
    call("createProduct", by=STAFF, body=product("mug"))
    for token in ("nonsense", id_token("ada", ("staff",), exp=1)):
        answer = call("getProduct", path={"product": "mug"}, headers={"Authorization": f"Bearer {token}"})
        assert (answer.status, answer.problem) == (401, "unauthorized")
        assert answer.headers["WWW-Authenticate"] == "Bearer"
