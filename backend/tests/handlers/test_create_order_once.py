"""Placing an order happens exactly once: replays, crashes after each step, and another request in between. Dynoxide; two seconds.

A crash is an exception that nothing catches, thrown where a process may be killed; SIGKILL itself is in tests/races.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from backend.tests.support.catalogue import add_promotion, order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import charges, dump, items_of, states, stock_of
from handlers import create_order
from tradewind.stores.dynamodb import DynamoDB, Unavailable

KEY = "7a1f4c1e-3f0b-4f0e-9b57-2f4a4c8f6d10"
STATUS_BY_PAYMENT = {"succeed": 201, "decline": 402, "timeout": 504, "unreachable": 504, "lost": 504}


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    add_promotion(shop, "LIMITED", amount_off=100, uses_limit=5)
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    return shop


def place(pay: str = "succeed", key: str = KEY, by: Person | None = None, **changes: Any) -> Answer:
    body = order(("MUG", 2), total=2790, pay=pay, **{"promotionCode": "LIMITED", **changes})
    return call("createOrder", body=body, headers={"Idempotency-Key": key}, by=by)


def check_one_order_or_none(db: DynamoDB, answer: Answer) -> None:
    """Order, charge, stock and promotion tell the same story as the answer."""
    (uses,) = [item["uses"] for item in items_of(db, "promotions") if item["code"] == "LIMITED"]
    kept = (states(db), charges(db), stock_of(db, "MUG"), uses)
    if answer.status == 201:
        assert kept == (["paid"], [2790], (8, 2), 1)
        assert answer.body["order"]["state"] == "paid"
    else:
        assert answer.status in (402, 504)
        assert kept == (["payment-failed"], [], (10, 0), 0)
        assert not any("voidPending" in item for item in items_of(db, "orders"))


def same(one: Answer, other: Answer) -> bool:
    """The same answer but for the request's id."""
    without = [{**a.body, "requestId": ""} for a in (one, other)]
    return one.status == other.status and without[0] == without[1]


@pytest.mark.parametrize("pay", STATUS_BY_PAYMENT)
def test_the_same_request_gets_the_stored_answer(shop: DynamoDB, pay: str) -> None:
    first = place(pay)
    before = dump(shop)
    again = [place(pay) for _ in range(3)]
    assert first.status == STATUS_BY_PAYMENT[pay]
    assert "Idempotent-Replayed" not in first.headers
    assert all(same(first, answer) and answer.headers["Idempotent-Replayed"] == "true" for answer in again)
    assert dump(shop) == before
    check_one_order_or_none(shop, first)


def test_a_stored_answer_does_not_depend_on_what_the_catalogue_says_later(shop: DynamoDB) -> None:
    first = place()
    call(
        "updateProduct",
        path={"product": "mug"},
        headers={"If-Match": '"1"'},
        by=STAFF,
        body=product("mug", variant("MUG", 9900), name="Cup"),
    )
    assert same(first, place())
    check_one_order_or_none(shop, first)


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": [{"sku": "MUG", "quantity": 3}]},
        {"email": "ben@example.com"},
        {"paymentToken": "sim_succeed_another"},
        {"expectedTotal": {"amount": 1, "currency": "EUR"}},
        {"shippingMethod": "express"},
    ],
)
@pytest.mark.parametrize("pay", ["succeed", "decline"])
def test_a_key_sent_with_another_body_is_refused(shop: DynamoDB, pay: str, changes: dict[str, Any]) -> None:
    place(pay)
    before = dump(shop)
    answer = place(pay, **changes)
    assert (answer.status, answer.problem, answer.pointers) == (422, "idempotency-key-reused", ["/header/Idempotency-Key"])
    assert dump(shop) == before


def test_the_same_body_written_in_another_way_is_the_same(shop: DynamoDB) -> None:
    first = place()
    body = order(("MUG", 2), total=2790, promotionCode="LIMITED")
    again = call("createOrder", body=dict(reversed(body.items())), headers={"Idempotency-Key": KEY})
    assert same(first, again)
    check_one_order_or_none(shop, first)


def test_another_customer_gets_nothing_for_the_key_of_an_order(shop: DynamoDB) -> None:
    place(by=CUSTOMER)
    before = dump(shop)
    answer = place(by=Person("customer-otto", ("customers",)))
    assert (answer.status, answer.problem) == (422, "idempotency-key-reused")
    assert dump(shop) == before


def test_after_a_decline_the_next_attempt_takes_a_new_key(shop: DynamoDB) -> None:
    assert place("decline").status == 402
    assert place("succeed", key="another-key-0123456789").status == 201
    assert (states(shop), charges(shop), stock_of(shop, "MUG")) == (["paid", "payment-failed"], [2790], (8, 2))


class Killed(BaseException):
    """Not an Exception: nothing in the shop catches the end of its process."""


class Interrupted:
    """A part of the till, which does something else once, before or after it does what it is asked for the first time, or the n-th."""

    def __init__(self, part: Any, method: str, nth: int, when: str, interruption: Callable[[], None]) -> None:
        self._part, self._method, self._when, self._interruption = part, method, when, interruption
        self._to_come = nth

    def __getattr__(self, name: str) -> Any:
        through = getattr(self._part, name)
        if name != self._method:
            return through

        def interrupted(*arguments: Any) -> Any:
            self._to_come -= 1
            if self._to_come:
                return through(*arguments)
            if self._when == "before":
                self._interruption()
            try:
                return through(*arguments)
            finally:
                if self._when == "after":
                    self._interruption()

        return interrupted


def interrupt(monkeypatch: pytest.MonkeyPatch, step: str, interruption: Callable[[], None]) -> Interrupted:
    when, _, name = step.partition(" ")
    part, _, method = name.partition(".")
    method, _, nth = method.partition(" ")
    fake = Interrupted(getattr(create_order.till, part), method, int(nth or 1), when, interruption)
    monkeypatch.setattr(create_order, "till", create_order.till._replace(**{part: fake}))
    return fake


def die() -> None:
    raise Killed


def fail() -> None:
    raise Unavailable("ThrottlingException")


def around(*calls: str) -> list[str]:
    return [f"{when} {call}" for call in calls for when in ("before", "after")]


PLACING = ("orders.get", "orders.place", "payments.authorise")
CALLS = {
    "succeed": (*PLACING, "payments.capture", "orders.save"),
    "decline": (*PLACING, "orders.save"),
    "unreachable": (*PLACING, "orders.save", "payments.void", "orders.save 2"),
    "timeout": (*PLACING, "orders.save", "payments.void", "orders.save 2"),
    # The money was taken, and nobody was told: the shop finds out, writes that it goes back, and gives it back.
    "lost": (*PLACING, "payments.capture", "orders.save", "payments.void", "orders.save 2", "payments.refund", "orders.save 3"),
}
STEPS = [(pay, step) for pay, calls in CALLS.items() for step in around(*calls)]
# What the provider did, and the shop had not written down as failed yet, is a good payment to whoever asks again.
UNHEARD = {
    *(("timeout", step) for step in ("after payments.authorise", "before orders.save")),
    *(("lost", step) for step in ("after payments.capture", "before orders.save")),
}


@pytest.mark.parametrize(("pay", "step"), STEPS)
def test_a_crash_at_any_step_is_made_good_by_the_next_attempt(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, pay: str, step: str) -> None:
    with monkeypatch.context() as patch:
        interrupt(patch, step, die)
        with pytest.raises(Killed):
            place(pay)
    second = place(pay)
    assert second.status == (201 if (pay, step) in UNHEARD else STATUS_BY_PAYMENT[pay])
    check_one_order_or_none(shop, second)
    before = dump(shop)
    third = place(pay)
    assert same(second, third)
    assert third.headers["Idempotent-Replayed"] == "true"
    assert dump(shop) == before


@pytest.mark.parametrize(("pay", "step"), [(pay, step) for pay, step in STEPS if " orders." in step])
def test_a_table_that_fails_at_any_step_is_told_and_made_good_by_the_next_attempt(
    shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, pay: str, step: str
) -> None:
    """Throttled, or in conflict with others for longer than the client tries; whether the write took place is not known."""
    with monkeypatch.context() as patch:
        interrupt(patch, step, fail)
        first = place(pay)
    assert (first.status, first.problem) == (503, "unavailable")
    second = place(pay)
    assert second.status == (201 if (pay, step) in UNHEARD else STATUS_BY_PAYMENT[pay])
    check_one_order_or_none(shop, second)
    assert same(second, place(pay))


@pytest.mark.parametrize("step", ["after orders.place", *around("payments.authorise", "payments.capture"), "before orders.save"])
def test_between_the_steps_stock_and_order_are_there_together(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    with monkeypatch.context() as patch:
        interrupt(patch, step, die)
        with pytest.raises(Killed):
            place()
    assert (states(shop), stock_of(shop, "MUG")) == (["placed"], (8, 2))


@pytest.mark.parametrize(("pay", "step"), STEPS)
def test_the_same_request_in_between_gets_the_same_answer(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, pay: str, step: str) -> None:
    healthy = create_order.till
    others: list[Answer] = []

    def meanwhile() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(create_order, "till", healthy)
            others.append(place(pay))

    with monkeypatch.context() as patch:
        interrupt(patch, step, meanwhile)
        answer = place(pay)
    (other,) = others
    assert same(answer, other)
    assert sum("Idempotent-Replayed" not in each.headers for each in (answer, other)) == 1
    check_one_order_or_none(shop, answer)


@pytest.mark.parametrize("pay", STATUS_BY_PAYMENT)
def test_stock_that_is_sold_between_quote_and_order_is_refused(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, pay: str) -> None:
    def sell_out() -> None:
        taken = {"quantity": -9, "reason": "lost"}
        assert call("adjustStock", path={"sku": "MUG"}, by=STAFF, body=taken).status == 200

    with monkeypatch.context() as patch:
        interrupt(patch, "before orders.place", sell_out)
        answer = place(pay)
    assert (answer.status, answer.problem, answer.pointers) == (409, "out-of-stock", ["/lines/0/quantity"])
    assert (states(shop), charges(shop), stock_of(shop, "MUG")) == ([], [], (1, 0))


def test_a_code_that_is_used_up_between_quote_and_order_is_refused(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    add_promotion(shop, "LAST", amount_off=100, uses_limit=1)
    healthy = create_order.till

    def use() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(create_order, "till", healthy)
            assert place(key="another-key-0123456789", promotionCode="LAST").status == 201

    with monkeypatch.context() as patch:
        interrupt(patch, "before orders.place", use)
        answer = place(promotionCode="LAST")
    assert (answer.status, answer.problem, answer.pointers) == (409, "promotion-not-valid", ["/promotionCode"])
    assert (states(shop), charges(shop), stock_of(shop, "MUG")) == (["paid"], [2790], (8, 2))
