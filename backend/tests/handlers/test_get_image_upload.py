"""getImageUpload, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.tables import items_of
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.image_uploads import REMEMBERED_SECONDS

WANTED = {"name": "mug.jpg", "contentType": "image/jpeg", "size": 48_213}


def test_an_upload_is_awaited_and_forgotten_after_a_day(shop: DynamoDB) -> None:
    upload = call("createImageUpload", by=STAFF, body=WANTED).body["upload"]
    answer = call("getImageUpload", by=STAFF, path={"uploadId": upload["id"]})
    assert (answer.status, answer.body) == (200, upload)
    assert answer.headers["Cache-Control"] == "no-store"
    (item,) = items_of(shop, "image-uploads")
    assert REMEMBERED_SECONDS == 86_400
    assert int(item["expiresAt"]) > REMEMBERED_SECONDS


def test_one_that_is_not_there_is_not_found(shop: DynamoDB) -> None:
    del shop
    answer = call("getImageUpload", by=STAFF, path={"uploadId": "upl_" + "0" * 23})
    assert (answer.status, answer.problem) == (404, "not-found")
    assert "again" in answer.body["detail"]


@pytest.mark.parametrize("upload", ["upl_", "upl_x", "UPL_" + "0" * 23, "../x"])
def test_what_is_no_upload_is_named(shop: DynamoDB, upload: str) -> None:
    del shop
    answer = call("getImageUpload", by=STAFF, path={"uploadId": upload})
    assert (answer.status, answer.pointers) == (400, ["/path/uploadId"])


def test_only_staff_may(shop: DynamoDB) -> None:
    upload = call("createImageUpload", by=STAFF, body=WANTED).body["upload"]["id"]
    del shop
    assert [call("getImageUpload", by=by, path={"uploadId": upload}).status for by in (None, CUSTOMER)] == [401, 403]
