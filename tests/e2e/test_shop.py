"""The shop from outside, over HTTP: what the public reads, what staff write, an order's whole way with all that it sets off, and buyers
in a race. Some 10 s."""

from __future__ import annotations

import base64
import datetime
import json
import time
import urllib.request
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from backend.tests.support.pictures import opened, picture
from backend.tests.support.receiver import receiving
from backend.tests.support.uploads import post_form
from local.gateway.mail import Mailbox
from ops.smoke import request_to
from tests.e2e.conftest import Reached
from tests.local.test_shop import eventually
from tradewind.domain.webhooks import sign

# Functions of a rehearsal start cold, on a machine that does other things too.
PATIENCE_SECONDS = 90
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


def order_of(reached: Reached, placed: dict[str, Any]) -> dict[str, Any]:
    """What has become of an order, as staff see it."""
    found: dict[str, Any] = reached.api.get(f"/orders/{placed['order']['id']}", headers=reached.as_role("staff")).json()
    return found


def mails_to(emulator: str, email: str) -> list[str]:
    """Subjects, the newest first."""
    return [mail.subject for mail in Mailbox(emulator).read() if email in mail.recipients]


def sold(reached: Reached, product: dict[str, Any]) -> int:
    """Pieces of a product of the test's own, by the books."""
    today = datetime.datetime.now(datetime.UTC).date()
    days = {"from": str(today - datetime.timedelta(days=1)), "to": str(today + datetime.timedelta(days=1))}
    rows = reached.api.get("/sales", params=days, headers=reached.as_role("staff")).json()["items"]
    return sum(each["pieces"] for row in rows for each in row["products"] if each["productId"] == product["id"])


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


def test_somebody_is_invited_gets_another_role_and_loses_it(reached: Reached, emulator: str) -> None:
    admin, email = reached.as_role("admin"), f"nina-{uuid.uuid4().hex[:8]}@example.com"
    assert reached.api.get("/people", headers=reached.as_role("staff")).status_code == 403
    invited = reached.api.post("/people", json={"email": email, "role": "staff"}, headers=admin)
    assert invited.status_code == 201, invited.text
    path = f"/people/{invited.json()['id']}"
    assert invited.json()["state"] == "invited"
    eventually(lambda: mails_to(emulator, email) == ["You are invited to work in the shop"], PATIENCE_SECONDS)

    def role() -> tuple[str | None, dict[str, str]]:
        page = reached.api.get("/people", headers=admin).json()
        found = next((each["role"] for each in page["items"] if each["email"] == email), None)
        return found, {**admin, "If-Match": f'"{page["version"]}"'}

    found, based_on = role()
    assert found == "staff"
    assert reached.api.put(path, json={"role": "admin"}, headers=based_on).status_code == 200
    assert reached.api.delete(path, headers=based_on).status_code == 412
    found, based_on = role()
    assert found == "admin"
    assert reached.api.delete(path, headers=based_on).status_code == 204
    assert role()[0] is None


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


@pytest.mark.parametrize(("outcome", "status"), [("decline", 402), ("timeout", 504), ("lost", 504)])
def test_a_payment_that_fails_holds_no_stock(reached: Reached, product: dict[str, Any], outcome: str, status: int) -> None:
    answer = place(reached, order_for(reached, product, outcome))
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert available(reached, product) == 10


def test_an_order_becomes_one_mail_and_is_counted(reached: Reached, product: dict[str, Any], emulator: str) -> None:
    email = f"{uuid.uuid4().hex[:10]}@example.com"
    order, key = {**order_for(reached, product, quantity=2), "email": email}, uuid.uuid4().hex
    placed = place(reached, order, key).json()
    place(reached, order, key)
    assert eventually(lambda: sold(reached, product) == 2, PATIENCE_SECONDS)
    mails = eventually(lambda: mails_to(emulator, email), PATIENCE_SECONDS)
    assert mails == [f"Your order {placed['order']['number']} is confirmed"]


def test_a_guest_is_mailed_the_way_back_and_nobody_else_is(reached: Reached, product: dict[str, Any], emulator: str) -> None:
    email, stranger = (f"{uuid.uuid4().hex[:10]}@example.com" for _ in range(2))
    number = place(reached, {**order_for(reached, product), "email": email}).json()["order"]["number"]
    for address in (stranger, email):
        answer = reached.api.post("/orders/links", json={"number": number.lower(), "email": address})
        assert (answer.status_code, answer.json()) == (202, {"email": address})
    assert eventually(lambda: f"The way back to your order {number}" in mails_to(emulator, email), PATIENCE_SECONDS)
    assert mails_to(emulator, stranger) == []


def test_what_was_ordered_as_a_guest_becomes_the_accounts_own(reached: Reached, product: dict[str, Any]) -> None:
    payload = reached.tokens["customer"].split(".")[1]
    email = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["email"]
    mine = place(reached, {**order_for(reached, product), "email": email}).json()["order"]["id"]
    others = place(reached, order_for(reached, product)).json()["order"]["id"]
    assert reached.api.get(f"/orders/{mine}", headers=reached.as_role("customer")).status_code == 404

    def adopted() -> bool:
        """The list by address may be a moment behind."""
        answer = reached.api.post("/me/orders/adoption", headers=reached.as_role("customer"))
        assert answer.status_code == 200, answer.text
        return reached.api.get(f"/orders/{mine}", headers=reached.as_role("customer")).status_code == 200

    assert eventually(adopted, PATIENCE_SECONDS)
    assert reached.api.get(f"/orders/{others}", headers=reached.as_role("customer")).status_code == 404


def test_a_payment_that_the_bank_asks_about_is_completed(reached: Reached, product: dict[str, Any]) -> None:
    answer = place(reached, order_for(reached, product, "challenge"))
    placed = answer.json()
    assert (answer.status_code, placed["order"]["state"], available(reached, product)) == (202, "placed", 9)
    assert placed["paymentAction"]["url"]
    completed = reached.api.post(
        f"/orders/{placed['order']['id']}/payment",
        json={"challengeToken": "sim_passed_e2e"},
        headers={"Order-Token": placed["orderToken"]},
    )
    assert (completed.status_code, completed.json()["state"]) == (200, "paid")


def test_a_cancelled_order_gives_back_stock_and_money(reached: Reached, product: dict[str, Any], emulator: str) -> None:
    email = f"{uuid.uuid4().hex[:10]}@example.com"
    placed = place(reached, {**order_for(reached, product), "email": email}).json()
    answer = reached.api.post(
        f"/orders/{placed['order']['id']}/cancellation", json={"note": "Wrong colour."}, headers=reached.as_role("staff")
    )
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled"), answer.text
    refunds = eventually(lambda: [r for r in order_of(reached, placed)["refunds"] if r["state"] == "issued"], PATIENCE_SECONDS)
    assert sum(refund["amount"]["amount"] for refund in refunds) == placed["order"]["totals"]["total"]["amount"]
    assert available(reached, product) == 10
    told = {f"Your {what} {placed['order']['number']}{ending}" for what, ending in (("order", " is cancelled"), ("refund for order", ""))}
    assert eventually(lambda: told <= set(mails_to(emulator, email)), PATIENCE_SECONDS)


def test_some_money_is_returned_once_however_often_it_is_asked(reached: Reached, product: dict[str, Any]) -> None:
    placed = place(reached, order_for(reached, product)).json()
    headers = {**reached.as_role("staff"), "Idempotency-Key": uuid.uuid4().hex}
    wanted = {"amount": {"amount": 500, "currency": "EUR"}, "reason": "goodwill"}
    for _ in range(2):
        answer = reached.api.post(f"/orders/{placed['order']['id']}/refunds", json=wanted, headers=headers)
        assert answer.status_code == 200, answer.text
    refunds = order_of(reached, placed)["refunds"]
    assert [(refund["amount"]["amount"], refund["state"]) for refund in refunds] == [(500, "issued")]


@pytest.mark.usefixtures("emulator")
def test_a_subscriber_hears_of_an_order_and_can_check_who_says_so(reached: Reached, product: dict[str, Any]) -> None:
    with receiving() as receiver:
        wanted = {"url": receiver.url, "events": ["OrderPaid"]}
        answer = reached.api.post("/webhooks", json=wanted, headers=reached.as_role("staff"))
        assert answer.status_code == 201, answer.text
        created = answer.json()
        path = f"/webhooks/{created['webhook']['id']}"
        try:
            placed = place(reached, order_for(reached, product)).json()
            heard = eventually(
                lambda: [got for got in receiver.got if json.loads(got.body)["order"]["id"] == placed["order"]["id"]], PATIENCE_SECONDS
            )
            (got,) = heard
            # Others may buy meanwhile, and be heard of too.
            eventually(
                lambda: [
                    each
                    for each in reached.api.get(f"{path}/deliveries", headers=reached.as_role("staff")).json()["items"]
                    if (each["eventId"], each["state"]) == (got.headers["Tradewind-Event-Id"], "delivered")
                ],
                PATIENCE_SECONDS,
            )
        finally:
            reached.api.delete(path, headers=reached.as_role("staff"))
    signature = got.headers["Tradewind-Signature"]
    seconds = int(signature.partition(",")[0].removeprefix("t="))
    assert signature == sign(created["secret"], seconds, got.body)
    assert abs(time.time() - seconds) < 300
    assert (got.headers["Tradewind-Event-Type"], json.loads(got.body)["type"]) == ("OrderPaid", "OrderPaid")


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


def test_a_file_is_checked_imported_once_and_exported_as_it_is(reached: Reached, product: dict[str, Any]) -> None:
    staff, slug = reached.as_role("staff"), f"imported-{uuid.uuid4().hex[:12]}"
    sku = slug.upper()
    price = {"amount": 1250, "currency": "EUR"}
    new = {"slug": slug, "name": "=Imported", "category": product["category"], "variants": [{"sku": sku, "price": price, "stock": 2}]}
    items = [new, {"slug": product["slug"], "description": "From a file."}, {"slug": "no-such-product"}]

    def send(path: str, **body: Any) -> list[str]:
        answer = reached.api.post(path, json=body, headers=staff)
        assert answer.status_code == 200, answer.text
        return [item["outcome"] for item in answer.json()["items"]]

    assert send("/admin/imports/products", items=items, dryRun=True) == ["created", "changed", "refused"]
    assert reached.api.get(f"/products/{slug}", headers=staff).status_code == 404
    assert send("/admin/imports/products", items=items) == ["created", "changed", "refused"]
    assert send("/admin/imports/products", items=items) == ["unchanged", "unchanged", "refused"]
    file = uuid.uuid4().hex * 2
    assert [send("/admin/imports/stock", file=file, items=[{"sku": sku, "onHand": 7}]) for _ in range(2)] == [["changed"], ["repeated"]]

    exported, cursor = {}, {}
    while True:
        page = reached.api.get("/admin/exports/products", params=cursor, headers=staff).json()
        exported |= {item["slug"]: item for item in page["items"]}
        if "nextCursor" not in page:
            break
        cursor = {"cursor": page["nextCursor"]}
    assert (exported[slug]["name"], exported[slug]["variants"][0]["price"]) == ("=Imported", price)
    assert exported[product["slug"]]["description"] == "From a file."


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


def test_what_functions_gave_up_is_looked_at_and_put_back(reached: Reached) -> None:
    """With the leave that the functions' roles give them; what putting back does is proven elsewhere."""
    staff = reached.as_role("staff")
    listed = reached.api.get("/dead-letters", headers=staff)
    assert listed.status_code == 200, listed.text
    assert listed.json()["waiting"] >= len(listed.json()["items"])
    replayed = reached.api.post(f"/dead-letters/sendOrderMail.{uuid.uuid4()}/replay", headers=staff)
    assert replayed.status_code == 404, replayed.text


def upload(reached: Reached, name: str, content_type: str, data: bytes) -> dict[str, Any]:
    """What became of a file that was uploaded as the editor uploads it."""
    wanted = {"name": name, "contentType": content_type, "size": len(data)}
    created = reached.api.post("/image-uploads", json=wanted, headers=reached.as_role("staff"))
    assert created.status_code == 201, created.text
    form, path = created.json()["form"], created.headers["Location"]
    sent = post_form(str(httpx.URL(reached.site).join(form["url"])), form["fields"], data, name)
    assert sent.status_code == 204, sent.text

    def ended() -> dict[str, Any] | None:
        answer: dict[str, Any] = reached.api.get(path, headers=reached.as_role("staff")).json()
        return None if answer["state"] == "awaited" else answer

    done: dict[str, Any] = eventually(ended, PATIENCE_SECONDS)
    return done


def test_a_picture_is_uploaded_and_served_in_its_sizes_as_webp_and_avif(reached: Reached) -> None:
    done = upload(reached, "mug.jpg", "image/jpeg", picture("JPEG", 1600, 1200))
    assert (done["state"], done["image"]["width"], done["image"]["height"]) == ("ready", 1280, 960)
    folder = done["image"]["url"].rpartition("/")[0]
    for width in (320, 640, 1280):
        for extension in ("webp", "avif"):
            asked = request_to(f"{reached.site}{folder}/{width}.{extension}")
            with urllib.request.urlopen(asked, timeout=30) as served:  # noqa: S310 - the site's own address
                assert served.headers["Content-Type"] == f"image/{extension}"
                assert served.headers["Cache-Control"] == "public, max-age=31536000, immutable"
                assert opened(served.read()).width == width


def test_a_file_that_lies_is_refused_in_words(reached: Reached) -> None:
    done = upload(reached, "text.png", "image/png", b"It is a text, whatever it is called.")
    assert (done["state"], done["problem"]["code"]) == ("refused", "not-a-picture")
