"""Uploads that are awaited, and S3's notices that they are there."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote_plus

from backend.tests.support.events import STAFF, call
from backend.tests.support.fakes import FakeMedia


def uploaded(media: FakeMedia, data: bytes, content_type: str = "image/jpeg", name: str = "mug.jpg") -> str:
    """The id of an upload whose file is there."""
    answer = call("createImageUpload", by=STAFF, body={"name": name, "contentType": content_type, "size": max(len(data), 1)})
    assert answer.status == 201
    upload: str = answer.body["upload"]["id"]
    media.objects[f"uploads/{upload}"] = data
    return upload


def notice(*keys: str) -> str:
    """As S3 writes it."""
    records = [
        {
            "eventVersion": "2.1",
            "eventSource": "aws:s3",
            "eventName": "ObjectCreated:Post",
            "s3": {"object": {"key": quote_plus(key, safe="/")}},
        }
        for key in keys
    ]
    return json.dumps({"Records": records})


def state_of(upload: str) -> dict[str, Any]:
    answer = call("getImageUpload", by=STAFF, path={"uploadId": upload})
    assert answer.status == 200
    body: dict[str, Any] = answer.body
    return body
