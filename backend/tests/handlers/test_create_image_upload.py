"""createImageUpload, by API Gateway's events: a form for one file, of a type and a size that are taken. Dynoxide; a second."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump, items_of
from tradewind.domain.pictures import MOST_BYTES
from tradewind.stores.dynamodb import DynamoDB

WANTED = {"name": "mug.jpg", "contentType": "image/jpeg", "size": 48_213}


def create(by: Person | None = STAFF, **changes: Any) -> Answer:
    return call("createImageUpload", by=by, body={**WANTED, **changes})


def test_the_form_takes_this_file_and_no_other(shop: DynamoDB) -> None:
    answer = create()
    assert answer.status == 201
    upload, form = answer.body["upload"], answer.body["form"]
    assert (upload["state"], upload["name"], upload["contentType"], upload["size"]) == ("awaited", "mug.jpg", "image/jpeg", 48_213)
    assert answer.headers["Location"] == f"/image-uploads/{upload['id']}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert form["fields"]["key"] == f"uploads/{upload['id']}"
    conditions = json.loads(base64.b64decode(form["fields"]["policy"]))["conditions"]
    assert {"key": f"uploads/{upload['id']}"} in conditions
    assert {"Content-Type": "image/jpeg"} in conditions
    assert ["content-length-range", 48_213, 48_213] in conditions
    (item,) = items_of(shop, "image-uploads")
    assert (item["id"], item["state"]) == (upload["id"], "awaited")
    assert create().body["upload"]["id"] != upload["id"]


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"contentType": "image/svg+xml"}, ["/contentType"]),
        ({"contentType": "image/gif"}, ["/contentType"]),
        ({"contentType": "application/zip"}, ["/contentType"]),
        ({"size": 0}, ["/size"]),
        ({"size": MOST_BYTES + 1}, ["/size"]),
        ({"size": 1.5}, ["/size"]),
        ({"name": ""}, ["/name"]),
        ({"name": "a\r\nb.jpg"}, ["/name"]),
        ({"name": "x" * 201, "size": -1}, ["/name", "/size"]),
        ({"key": "media/of-my-own"}, ["/key"]),
    ],
)
def test_what_is_not_taken_is_named_and_nothing_is_awaited(shop: DynamoDB, changes: dict[str, Any], pointers: list[str]) -> None:
    before = dump(shop)
    answer = create(**changes)
    assert (answer.status, answer.pointers) == (400, pointers)
    assert dump(shop) == before


def test_the_largest_that_is_taken_is_what_the_function_reads(shop: DynamoDB) -> None:
    del shop
    assert create(size=MOST_BYTES).status == 201


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [create(by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
