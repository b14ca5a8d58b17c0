"""Orders and what happened to them, as the orders table, its stream, the bus and the queues carry them."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from tradewind.contract.types import Order, OrderEvent

AT = "2026-03-01T09:30:00.250Z"
ORDER_ID = "ord_1q3n8r0w5c7y2k9m4t6v8x0z1b"
Document = dict[str, Any]


def money(amount: int) -> Document:
    return {"amount": amount, "currency": "EUR"}


def order_line(sku: str = "MUG-SAND", quantity: int = 1, unit: int = 1200, name: str = "Stoneware mug", **changes: Any) -> Document:
    amount = unit * quantity
    return {
        "sku": sku,
        "quantity": quantity,
        "fulfilled": 0,
        "withdrawn": 0,
        "productId": f"prd_{sku.lower().replace('-', '')}",
        "slug": sku.lower(),
        "name": name,
        "options": {"Colour": "Sand"},
        "unitPrice": money(unit),
        "subtotal": money(amount),
        "discount": money(0),
        "tax": money(amount * 19 // 119),
        "total": money(amount),
        **changes,
    }


def order_document(*lines: Document, timeline: tuple[str, ...] = ("OrderPlaced",), shipping: int = 490, **changes: Any) -> Document:
    """An order in the contract's form; `timeline` is of names of events."""
    given = list(lines) or [order_line()]
    goods = sum(line["total"]["amount"] for line in given)
    return {
        "id": ORDER_ID,
        "number": "7F3K9-Q2MXT",
        "state": "placed",
        "refundState": "none",
        "placedAt": AT,
        "email": "ada@example.com",
        "shippingAddress": {
            "name": "Ada Example",
            "line1": "1 Example Street",
            "city": "Berlin",
            "postalCode": "10115",
            "country": "DE",
        },
        "lines": given,
        "shippingMethod": {"id": "standard", "name": "Standard delivery", "price": money(shipping)},
        "totals": {
            "subtotal": money(goods),
            "discount": money(0),
            "shipping": money(shipping),
            "tax": money((goods + shipping) * 19 // 119),
            "taxIncluded": True,
            "total": money(goods + shipping),
        },
        "refunded": money(0),
        "fulfilments": [],
        "refunds": [],
        "timeline": [{"at": AT, "event": event, "by": "customer"} for event in timeline],
        **changes,
    }


def order_event(kind: str = "OrderPaid", order: Document | None = None, *, index: int = 0, at: str = AT, subject: str = "") -> OrderEvent:
    document = order or order_document()
    told = {"id": f"{document['id']}-{index}", "type": kind, "at": at, "by": "customer", "order": document}
    return msgspec.convert(told | ({"subject": subject} if subject else {}), OrderEvent)


def typed_order(document: Document | None = None) -> Order:
    return msgspec.convert(document or order_document(), Order)


def bus_message(event: OrderEvent) -> str:
    """What a rule of EventBridge puts into a queue."""
    detail = json.loads(msgspec.json.encode(event))
    envelope = {
        "version": "0",
        "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
        "detail-type": event.type,
        "source": "tradewind.orders",
        "account": "000000000000",
        "time": "2026-03-01T09:30:01Z",
        "region": "us-east-1",
        "resources": [],
        "detail": detail,
    }
    return json.dumps(envelope)


def queue_batch(*bodies: str, received: int = 1) -> Document:
    """SQS's event source mapping's event; the messages are `m0`, `m1` …"""
    return {
        "Records": [
            {
                "messageId": f"m{i}",
                "receiptHandle": f"r{i}",
                "body": body,
                "attributes": {"ApproximateReceiveCount": str(received), "SentTimestamp": "1772357400250"},
                "messageAttributes": {},
                "md5OfBody": "",
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:tradewind-local-queue",
                "awsRegion": "us-east-1",
            }
            for i, body in enumerate(bodies)
        ]
    }


def stream_record(number: int, new: Document | None, old: Document | None = None) -> Document:
    """DynamoDB's event source mapping's record of one change; images are DynamoDB's typed items."""
    images = {name: image for name, image in (("NewImage", new), ("OldImage", old)) if image is not None}
    return {
        "eventID": f"{number:032x}",
        "eventName": "MODIFY" if len(images) == 2 else "INSERT" if new is not None else "REMOVE",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": "us-east-1",
        "dynamodb": {
            "ApproximateCreationDateTime": 1772357400,
            "Keys": {"id": {"S": ORDER_ID}},
            "SequenceNumber": str(number),
            "SizeBytes": 100,
            "StreamViewType": "NEW_AND_OLD_IMAGES",
            **images,
        },
        "eventSourceARN": "arn:aws:dynamodb:us-east-1:000000000000:table/tradewind-local-orders/stream/2026-03-01T00:00:00.000",
    }


def fail_loudly(error: Exception, _order: str) -> None:
    """For what is told of a failure, and goes on: here it is not to fail."""
    raise error
