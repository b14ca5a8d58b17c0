"""getOrder, by API Gateway's events: who may read an order, and that nobody else learns that it exists. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import items_of
from backend.tests.support.tokens import id_token
from tradewind.stores.dynamodb import DynamoDB

OTHER = Person("customer-otto", ("customers",))
MISSING = "ord_00000000000000000000000000"


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    return shop


def placed(by: Person | None = None) -> Answer:
    answer = call("createOrder", body=order(("MUG", 1), total=1690), by=by)
    assert answer.status == 201, answer.text
    return answer


def get(id: str, token: str | None = None, by: Person | None = None) -> Answer:
    return call("getOrder", path={"orderId": id}, headers={"Order-Token": token}, by=by)


def test_a_guest_reads_the_order_with_its_token() -> None:
    made = placed()
    answer = get(made.body["order"]["id"], made.body["orderToken"])
    assert (answer.status, answer.body) == (200, made.body["order"])
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("by", [CUSTOMER, STAFF, ADMIN])
def test_the_owner_and_staff_read_it_without(by: Person) -> None:
    made = placed(CUSTOMER)
    assert get(made.body["order"]["id"], by=by).body == made.body["order"]


def test_staff_read_a_guests_order() -> None:
    made = placed()
    assert get(made.body["order"]["id"], by=STAFF).body == made.body["order"]


@pytest.mark.parametrize("owner", [None, CUSTOMER])
def test_to_anyone_else_it_looks_like_an_order_that_does_not_exist(owner: Person | None) -> None:
    made, another = placed(owner), placed(owner)
    id, foreign = made.body["order"]["id"], another.body["orderToken"]
    attempts: list[tuple[str | None, Person | None]] = [
        *((token, by) for token in (None, "wrong", foreign) for by in (None, OTHER)),
        (made.body["orderToken"][:-1], None),
        (made.body["orderToken"].upper(), None),
    ]
    if owner is None:
        attempts.append((None, CUSTOMER))
    for token, by in attempts:
        there, missing = get(id, token, by), get(MISSING, token, by)
        assert there.status == 404
        assert there.headers == missing.headers
        assert there.text.replace(there.body["requestId"], "") == missing.text.replace(missing.body["requestId"], "")


def test_a_token_of_ones_own_still_opens_anothers_order_for_who_has_it() -> None:
    made = placed(CUSTOMER)
    assert get(made.body["order"]["id"], made.body["orderToken"], OTHER).status == 200


def test_an_empty_owner_owns_nothing() -> None:
    made = placed()
    answer = call("getOrder", path={"orderId": made.body["order"]["id"]}, headers={"Authorization": "Bearer " + id_token(sub="")})
    assert answer.status == 404


def test_a_token_that_is_sent_must_be_valid() -> None:
    made = placed()
    headers = {"Authorization": "Bearer " + id_token("ada", exp=1), "Order-Token": made.body["orderToken"]}
    answer = call("getOrder", path={"orderId": made.body["order"]["id"]}, headers=headers)
    assert (answer.status, answer.problem) == (401, "unauthorized")


@pytest.mark.parametrize("id", ["ORD", "ord-1", "ord_1\n", "a" * 41, "", "ü"])
def test_what_cannot_be_an_order_is_refused(id: str) -> None:
    assert (get(id).status, get(id).pointers) == (400, ["/path/orderId"])


@pytest.mark.parametrize("token", ["", "a b", "x" * 129, "ü", "token\n"])
def test_what_cannot_be_a_token_is_refused(token: str) -> None:
    answer = get(MISSING, token)
    assert (answer.status, answer.pointers) == (400, ["/header/Order-Token"])


def test_the_token_is_kept_nowhere(shop: DynamoDB, capsys: pytest.CaptureFixture[str]) -> None:
    made = placed()
    get(made.body["order"]["id"], made.body["orderToken"])
    assert made.body["orderToken"] not in str(items_of(shop, "orders"))
    assert capsys.readouterr().out == ""
