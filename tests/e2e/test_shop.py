"""The shop from outside, over HTTP: what the public reads, what staff write, an order's whole way, and buyers in a race. Some 5 s."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import Reached

ADDRESS = {"name": "Juniper Vane", "line1": "12 Harbour Steps", "city": "Hamburg", "postalCode": "20457", "country": "DE"}


@pytest.fixture
def product(reached: Reached) -> Iterator[dict[str, Any]]:
    """A product of the test's own, with ten in stock."""
    name = uuid.uuid4().hex[:10]
    wanted = {
        "slug": f"brass-compass-{name}",
        "name": f"Brass compass {name}",
        "category": "desk",
        "status": "active",
        "variants": [{"sku": f"COMPASS-{name.upper()}", "price": {"amount": 4900, "currency": "EUR"}, "stock": 10}],
    }
    answer = reached.api.post("/products", json=wanted, headers=reached.as_role("staff"))
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    yield created
    draft = {**wanted, "status": "archived"}
    etag = reached.api.get(f"/products/{created['id']}", headers=reached.as_role("staff")).headers["ETag"]
    reached.api.put(f"/products/{created['id']}", json=draft, headers={**reached.as_role("staff"), "If-Match": etag})


def sku_of(product: dict[str, Any]) -> str:
    sku: str = product["variants"][0]["sku"]
    return sku


def order_for(reached: Reached, product: dict[str, Any], outcome: str = "succeed", quantity: int = 1) -> dict[str, Any]:
    lines = [{"sku": sku_of(product), "quantity": quantity}]
    quote = reached.api.post("/quotes", json={"lines": lines})
    assert quote.status_code == 200, quote.text
    return {
        "lines": lines,
        "email": "juniper@example.com",
        "shippingAddress": ADDRESS,
        "shippingMethod": "standard",
        "paymentToken": f"sim_{outcome}_e2e",
        "expectedTotal": quote.json()["totals"]["total"],
    }


def place(reached: Reached, order: dict[str, Any], key: str | None = None) -> httpx.Response:
    return reached.api.post("/orders", json=order, headers={"Idempotency-Key": key or uuid.uuid4().hex})


def available(reached: Reached, product: dict[str, Any]) -> int:
    answer = reached.api.get(f"/products/{product['id']}", headers=reached.as_role("staff"))
    count: int = answer.json()["variants"][0]["available"]
    return count


def test_every_table_answers(reached: Reached) -> None:
    assert reached.api.get("/health").json()["status"] == "ok"


def test_every_page_of_a_list_together_is_the_catalogue_once(reached: Reached) -> None:
    slugs: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = reached.api.get("/products", params={"sort": "name", "limit": "25", **cursor}).json()
        slugs += [item["slug"] for item in page["items"]]
        if "nextCursor" not in page:
            break
        cursor = {"cursor": page["nextCursor"]}
    assert len(slugs) == len(set(slugs)) >= 60


@pytest.mark.parametrize("path", ["/products?limit=5", "/products/stoneware-mug", "/categories"])
def test_what_the_caller_holds_is_not_sent_again(reached: Reached, path: str) -> None:
    first = reached.api.get(path)
    assert first.headers["Cache-Control"].startswith("public")
    again = reached.api.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_staff_write_and_others_may_not(reached: Reached) -> None:
    wanted = {"slug": "x", "name": "x", "category": "desk", "variants": []}
    statuses = {
        "nobody": reached.api.post("/products", json=wanted).status_code,
        "customer": reached.api.post("/products", json=wanted, headers=reached.as_role("customer")).status_code,
        "tampered": reached.api.post(
            "/products", json=wanted, headers={"Authorization": reached.as_role("staff")["Authorization"][:-4] + "AAAA"}
        ).status_code,
        "staff": reached.api.post("/products", json=wanted, headers=reached.as_role("staff")).status_code,
    }
    assert statuses == {"nobody": 401, "customer": 403, "tampered": 401, "staff": 400}


def test_a_stale_version_is_refused(reached: Reached, product: dict[str, Any]) -> None:
    wanted = {key: product[key] for key in ("slug", "name", "category", "status")}
    wanted["variants"] = [{"sku": sku_of(product), "price": {"amount": 5100, "currency": "EUR"}}]
    headers = {**reached.as_role("staff"), "If-Match": '"1"'}
    first = reached.api.put(f"/products/{product['id']}", json=wanted, headers=headers)
    second = reached.api.put(f"/products/{product['id']}", json=wanted, headers=headers)
    assert (first.status_code, second.status_code) == (200, 412)


def test_an_order_is_placed_once_however_often_it_is_sent(reached: Reached, product: dict[str, Any]) -> None:
    order, key = order_for(reached, product), uuid.uuid4().hex
    first, second = place(reached, order, key), place(reached, order, key)
    other = place(reached, {**order, "email": "somebody@example.com"}, key)
    assert (first.status_code, second.status_code, other.status_code) == (201, 201, 422)
    assert first.json() == second.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    assert available(reached, product) == 9


def test_an_order_is_shown_to_who_holds_its_token_and_to_staff(reached: Reached, product: dict[str, Any]) -> None:
    placed = place(reached, order_for(reached, product)).json()
    path = f"/orders/{placed['order']['id']}"
    statuses = {
        "guest": reached.api.get(path, headers={"Order-Token": placed["orderToken"]}).status_code,
        "staff": reached.api.get(path, headers=reached.as_role("staff")).status_code,
        "customer": reached.api.get(path, headers=reached.as_role("customer")).status_code,
        "anybody": reached.api.get(path).status_code,
        "guesser": reached.api.get(path, headers={"Order-Token": "guess"}).status_code,
    }
    assert statuses == {"guest": 200, "staff": 200, "customer": 404, "anybody": 404, "guesser": 404}


@pytest.mark.parametrize(("outcome", "status"), [("decline", 402), ("timeout", 504)])
def test_a_payment_that_fails_holds_no_stock(reached: Reached, product: dict[str, Any], outcome: str, status: int) -> None:
    answer = place(reached, order_for(reached, product, outcome))
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert available(reached, product) == 10


def test_no_more_is_sold_than_there_is(reached: Reached, product: dict[str, Any]) -> None:
    order = order_for(reached, product)
    buyers = reached.buyers
    with ThreadPoolExecutor(buyers) as crowd:
        statuses = [answer.status_code for answer in crowd.map(lambda _: place(reached, order), range(buyers))]
    assert statuses.count(201) == min(10, buyers)
    assert set(statuses) <= {201, 409}
    assert available(reached, product) == 0


def test_one_key_sent_at_once_places_one_order(reached: Reached, product: dict[str, Any]) -> None:
    order, key = order_for(reached, product), uuid.uuid4().hex
    with ThreadPoolExecutor(reached.buyers) as crowd:
        answers = list(crowd.map(lambda _: place(reached, order, key), range(reached.buyers)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["order"]["id"] for answer in answers}) == 1
    assert available(reached, product) == 9


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing/here", None, 404),
        ("GET", "/products?limit=0", None, 400),
        ("GET", "/products?cursor=forged", None, 400),
        ("GET", "/products/no-such-product", None, 404),
        ("POST", "/quotes", b"{", 400),
        ("POST", "/quotes", b'{"lines":[{"sku":"A","quantity":1.5}]}', 400),
        ("POST", "/quotes", b'{"lines":' + b"[" * 50_000, 400),
        ("POST", "/quotes", b" " * 1_000_000, 413),
        ("POST", "/orders", b"{}", 400),
    ],
)
def test_bad_input_is_a_problem(reached: Reached, method: str, path: str, body: bytes | None, status: int) -> None:
    answer = reached.api.request(method, path, content=body, headers={"Content-Type": "application/json"} if body else {})
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert problem["requestId"]
