"""Each operation's row of table actions in the contract is what its code does: no more, which every handler test checks, and no less.

Dynoxide; about a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from backend.tests.support.catalogue import CLOTHING, add_promotion, order, product, variant
from backend.tests.support.contract import rows
from backend.tests.support.customers import address, cart
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, call
from backend.tests.support.fakes import FakeMail, FakeQueues, stand_in
from backend.tests.support.letters import LETTER_ID, uncertain
from backend.tests.support.placing import TOTAL, Placed, act, fulfil, place, refund, stored
from backend.tests.support.tables import Watch
from backend.tests.support.user_pool import INVITED, FakeUserPool
from backend.tests.support.webhooks import DELIVERY_ID, WEBHOOK_ID, add_delivery, subscribe
from handlers import import_stock as import_stock_handler
from ops.generate import tables_of
from tradewind.contract.operations import OPERATIONS
from tradewind.contract.types import StockImport
from tradewind.domain.identifiers import order_id
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.payments import Bill
from tradewind.gateways.queue import connect as connect_queues
from tradewind.gateways.simulated_payments import Notice, SimulatedPayments
from tradewind.services import import_stock as service
from tradewind.stores.dynamodb import DynamoDB, connect
from tradewind.stores.stock import Stock

KEY = "7a1f4c1e-3f0b-4f0e-9b57-2f4a4c8f6d10"


def change(operation_id: str, version: int, **request: Any) -> None:
    assert call(operation_id, by=STAFF, headers={"If-Match": f'"{version}"'}, **request).status < 300


def list_products() -> None:
    for sort in ("newest", "price-asc", "price-desc", "name"):
        call("listProducts", query={"sort": sort, "minPrice": "1"})


def create_product() -> None:
    call("createProduct", by=STAFF, body=product("cup"))


def update_product() -> None:
    variants = variant("CUP-S", Size="S"), variant("CUP-M", Size="M")
    call("updateProduct", by=STAFF, path={"product": "mug"}, headers={"If-Match": '"1"'}, body=product("cup", *variants, category=CLOTHING))


def delete_product() -> None:
    call("deleteProduct", by=STAFF, path={"product": "mug"}, headers={"If-Match": '"1"'})


def adjust_stock() -> None:
    for _ in range(2):
        call("adjustStock", by=STAFF, path={"sku": "MUG"}, headers={"Idempotency-Key": KEY}, body={"quantity": 1, "reason": "received"})


def list_all_products() -> None:
    for sort in ("newest", "price-asc", "name"):
        call("listAllProducts", by=STAFF, query={"sort": sort})
    call("listAllProducts", by=STAFF, query={"q": "mug"})


def list_stock() -> None:
    mug = call("listStock", by=STAFF).body["items"][0]
    for query in ({"low": "true"}, {"product": mug["productId"]}):
        call("listStock", by=STAFF, query=query)


def count_stock() -> None:
    for _ in range(2):
        call("countStock", by=STAFF, path={"sku": "MUG"}, headers={"Idempotency-Key": KEY}, body={"counted": 4})


def import_products() -> None:
    moved = product("mug", variant("MUG"), name="Jug", category=CLOTHING, status="draft")
    call("importProducts", by=STAFF, body={"items": [moved, product("jug")]})


class Late(Stock):
    """Looks at what the file has counted just before the same file is sent twice."""

    def logged(self, key_hashes: Mapping[str, str]) -> set[str]:
        del key_hashes
        return set()


def import_stock() -> None:
    item = {"sku": "MUG", "onHand": 0, "threshold": 9}
    call("importStock", by=STAFF, body={"file": "0" * 64, "items": [item]})
    late = import_stock_handler.shelf._replace(stock=Late(connect()))
    service.import_stock(late, [StockImport(sku="MUG", on_hand=0)], "0" * 64, STAFF.sub, dry_run=False)


def create_order() -> None:
    # An attempt that ended after its charge, so that the next one meets it.
    SimulatedPayments(connect(), SystemClock()).authorise(Bill(order_id(f"{KEY}-succeed"), 1590, "EUR"), "sim_succeed_1")
    for pay in ("succeed", "decline", "timeout"):
        body = order(("MUG", 1), total=1590, pay=pay, promotionCode="LIMITED")
        for _ in range(2):
            call("createOrder", body=body, headers={"Idempotency-Key": f"{KEY}-{pay}"})


class Orders(NamedTuple):
    """What there is to act upon: an order that is paid, two whose payment waits, one that waits for the provider to let go, one that is
    past everything, and a guest's that is sent."""

    paid: Placed
    waiting: Placed
    refused: Placed
    failed: Placed
    gone: Placed
    sent: Placed


def prepare(db: DynamoDB) -> Orders:
    code = {"promotionCode": "LIMITED", "expectedTotal": {"amount": TOTAL - 100, "currency": "EUR"}}
    orders = Orders(place(by=CUSTOMER, **code), *(place("challenge", by=CUSTOMER, **code) for _ in range(3)), place(by=CUSTOMER), place())
    fulfil(orders.sent)
    fulfil(orders.gone)
    provider = SimulatedPayments(db, SystemClock())
    provider.resume(Bill(orders.refused.id, TOTAL, "EUR"), "sim_refused_1")
    failed = stored(db, orders.failed) | {"state": "payment-failed", "voidPending": True}
    db.put_item("orders", failed)
    db.put_item("orders", stored(db, orders.gone) | {"state": "expired"})
    provider.write_notice(Notice(payment="", status=""))
    return orders


def complete(orders: Orders) -> None:
    act("completePayment", orders.waiting, {"challengeToken": "sim_passed_1"}, by=CUSTOMER)
    act("completePayment", orders.refused, {}, by=CUSTOMER)
    act("completePayment", orders.failed, {}, by=CUSTOMER)
    # Past it: refused, which is kept.
    act("completePayment", orders.gone, {}, by=CUSTOMER)


def hear(orders: Orders) -> None:
    provider = SimulatedPayments(connect(), SystemClock())
    provider.resume(Bill(orders.waiting.id, TOTAL, "EUR"), "sim_passed_1")
    for placed in (orders.waiting, orders.refused, orders.failed):
        body, headers = provider.write_notice(Notice(payment=placed.id, status="captured"))
        call("receivePaymentWebhook", headers=headers, body=body.decode())
    call("receivePaymentWebhook", body={})


def list_orders(_orders: Orders) -> None:
    for query in ({}, {"state": "paid"}, {"email": "ada@example.com"}):
        call("listOrders", by=STAFF, query=query)


ON_ORDERS: dict[str, Callable[[Orders], object]] = {
    "listOrders": list_orders,
    "listMyOrders": lambda _: call("listMyOrders", by=CUSTOMER),
    "adoptOrders": lambda _: call("adoptOrders", by=CUSTOMER._replace(email="ada@example.com")),
    "completePayment": complete,
    "receivePaymentWebhook": hear,
    "fulfilOrder": lambda orders: fulfil(orders.paid),
    "deliverOrder": lambda orders: act("deliverOrder", orders.sent),
    "cancelOrder": lambda orders: (act("cancelOrder", orders.paid, {}), act("cancelOrder", orders.waiting, {})),
    "cancelMyOrder": lambda orders: [act("cancelMyOrder", each, by=CUSTOMER) for each in (orders.paid, orders.waiting, orders.gone)],
    "refundOrder": lambda orders: refund(orders.paid, (0, 1)),
    "addOrderNote": lambda orders: act("addOrderNote", orders.paid, {"text": "A note"}),
    "listOrderNotes": lambda orders: act("listOrderNotes", orders.paid),
    "resendOrderMail": lambda orders: act("resendOrderMail", orders.paid, {"entry": 1}),
}


known: dict[str, str] = {}


def furnish() -> None:
    """What a customer has before the operation comes."""
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    known["id"] = call("createAddress", by=CUSTOMER, body={"address": address("Old Street 1")}).body["id"]
    made = call("createOrder", by=CUSTOMER, body=order(("MUG", 1), total=1690)).body["order"]["id"]
    call("fulfilOrder", by=STAFF, path={"orderId": made}, body={"carrier": "Example Post"})


def on_person(operation_id: str, person: str, **request: Any) -> Callable[[], object]:
    return lambda: call(operation_id, by=ADMIN, path={"personId": person}, **request)


def invite() -> None:
    # The user pool is told of a group to be in, and of one to be in no longer.
    for email in ("nina@example.com", "cleo@example.com"):
        call("invitePerson", by=ADMIN, body={"email": email, "role": "staff"})


FIRST = {"If-Match": '"0"'}
TRAFFIC: dict[str, Callable[[], object]] = {
    "listPeople": lambda: call("listPeople", by=ADMIN),
    "invitePerson": invite,
    "changePersonRole": on_person("changePersonRole", STAFF.sub, headers=FIRST, body={"role": "admin"}),
    "removePerson": on_person("removePerson", STAFF.sub, headers=FIRST),
    "resendInvitation": on_person("resendInvitation", INVITED),
    "resetSecondFactor": on_person("resetSecondFactor", STAFF.sub),
    "listProducts": list_products,
    "listAllProducts": list_all_products,
    "importProducts": import_products,
    "importStock": import_stock,
    "exportProducts": lambda: call("exportProducts", by=STAFF),
    "listStock": list_stock,
    "countStock": count_stock,
    "setStockThreshold": lambda: call("setStockThreshold", by=STAFF, path={"sku": "MUG"}, body={"threshold": 50}),
    "listStockMovements": lambda: call("listStockMovements", by=STAFF, path={"sku": "MUG"}),
    "createProduct": create_product,
    "getProduct": lambda: call("getProduct", path={"product": "mug"}),
    "updateProduct": update_product,
    "deleteProduct": delete_product,
    "adjustStock": adjust_stock,
    "listCategories": lambda: call("listCategories"),
    "createCategory": lambda: change("createCategory", 0, body={"slug": "cups", "name": "Cups", "description": ""}),
    "updateCategory": lambda: change("updateCategory", 0, path={"category": "kitchen"}, body={"name": "Kitchen", "description": ""}),
    "arrangeCategories": lambda: change("arrangeCategories", 0, body={"items": [{"slug": "kitchen"}, {"slug": "clothing"}]}),
    "deleteCategory": lambda: change("deleteCategory", 0, path={"category": "clothing"}),
    "quoteCart": lambda: call("quoteCart", body={"lines": [{"sku": "MUG", "quantity": 1}], "promotionCode": "LIMITED"}),
    "requestOrderLink": lambda: call("requestOrderLink", body={"number": "7F3K9-Q2MXT", "email": "ada@example.com"}),
    "createOrder": create_order,
    "getOrder": lambda: call("getOrder", path={"orderId": "ord_1"}),
    "listSales": lambda: call("listSales", by=STAFF, query={"from": "2026-03-01", "to": "2026-03-02"}),
    "listAudit": lambda: call("listAudit", by=ADMIN, query={"day": "2026-03-01"}),
    "createImageUpload": lambda: call("createImageUpload", by=STAFF, body={"name": "mug.jpg", "contentType": "image/jpeg", "size": 9}),
    "getImageUpload": lambda: call("getImageUpload", by=STAFF, path={"uploadId": "upl_" + "0" * 23}),
    "listWebhooks": lambda: call("listWebhooks", by=STAFF),
    "createWebhook": lambda: call("createWebhook", by=STAFF, body={"url": "https://93.184.215.14/", "events": ["OrderPaid"]}),
    "deleteWebhook": lambda: call("deleteWebhook", by=STAFF, path={"webhookId": WEBHOOK_ID}),
    "listWebhookDeliveries": lambda: call("listWebhookDeliveries", by=STAFF, path={"webhookId": WEBHOOK_ID}),
    "replayWebhookDelivery": lambda: call("replayWebhookDelivery", by=STAFF, path={"webhookId": WEBHOOK_ID, "deliveryId": DELIVERY_ID}),
    "listDeadLetters": lambda: call("listDeadLetters", by=STAFF),
    "replayDeadLetter": lambda: call("replayDeadLetter", by=STAFF, path={"letterId": LETTER_ID}),
    "getProfile": lambda: call("getProfile", by=CUSTOMER),
    "updateProfile": lambda: call("updateProfile", by=CUSTOMER, body={"name": "Ada", "phone": ""}),
    "deleteMyAccount": lambda: call("deleteMyAccount", by=CUSTOMER),
    "exportMyData": lambda: call("exportMyData", by=CUSTOMER),
    "listAddresses": lambda: call("listAddresses", by=CUSTOMER),
    "createAddress": lambda: call("createAddress", by=CUSTOMER, body={"address": address()}),
    "updateAddress": lambda: call("updateAddress", by=CUSTOMER, path={"addressId": known["id"]}, body={"address": address()}),
    "deleteAddress": lambda: call("deleteAddress", by=CUSTOMER, path={"addressId": known["id"]}),
    "getWishlist": lambda: call("getWishlist", by=CUSTOMER),
    "addToWishlist": lambda: call("addToWishlist", by=CUSTOMER, path={"sku": "CUP"}),
    "removeFromWishlist": lambda: call("removeFromWishlist", by=CUSTOMER, path={"sku": "MUG"}),
    "getCart": lambda: call("getCart", by=CUSTOMER),
    "replaceCart": lambda: call("replaceCart", by=CUSTOMER, body=cart(MUG=1)),
    "mergeCart": lambda: call("mergeCart", by=CUSTOMER, body=cart(MUG=1)),
    "getHealth": lambda: call("getHealth"),
}


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_an_operation_may_do_what_it_does_and_nothing_else(
    shop: DynamoDB, mail: FakeMail, pool: FakeUserPool, monkeypatch: pytest.MonkeyPatch, operation_id: str
) -> None:
    add_promotion(shop, "LIMITED", amount_off=100, uses_limit=9)
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 20))).status == 201
    assert call("createProduct", by=STAFF, body=product("bowl", variant("CUP", 500, 20))).status == 201
    add_delivery(shop, subscribe(shop))
    stand_in(monkeypatch, connect_queues(), FakeQueues(send_order_mail_dead=[uncertain()]))
    orders = prepare(shop) if operation_id in ON_ORDERS else None
    if "customers" in rows()[operation_id]["row"]["tables"]:
        furnish()
    watch = Watch(connect(), monkeypatch)
    if orders:
        ON_ORDERS[operation_id](orders)
    else:
        TRAFFIC[operation_id]()
    row = rows()[operation_id]["row"]
    # Whether a token that may be left out is of the staff is known only where there is one.
    named = row["tables"] if row["access"] == "identified" else tables_of(row)
    assert watch.seen == {table: set(actions) for table, actions in named.items()}
    assert pool.actions == set(row.get("userPool", []))
    assert bool(mail.sent) == row.get("mails", False)
