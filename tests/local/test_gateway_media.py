"""/uploads and /media: a file goes to the bucket as its form says, and pictures come from it; nothing else passes. MiniStack; 2 s."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from backend.tests.support.uploads import post_form
from local.functions.plumbing import client
from local.gateway.media import MOST_BYTES
from local.settings import ACCESS_KEY, MEDIA_BUCKET, REGION
from ops.publish import ASK_FIRST
from tests.local.conftest import RunningGateway
from tradewind.gateways.media import FOR_EVER, UploadForms
from tradewind.stores.signature import Credentials, Signer

CONTENT = b"a picture, for all that the gateway knows"
PICTURE = "/media/0f343b0931126a20f133d67c2b018a3b/640.avif"


@pytest.fixture(scope="module")
def s3(gateway_process: RunningGateway) -> Any:
    bucket = client(gateway_process.cognito_url, "s3")
    bucket.create_bucket(Bucket=MEDIA_BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    bucket.put_object(Bucket=MEDIA_BUCKET, Key=PICTURE[1:], Body=CONTENT, ContentType="image/avif", CacheControl=FOR_EVER)
    return bucket


def fields(key: str = "uploads/upl_1") -> Mapping[str, str]:
    forms = UploadForms("/uploads", MEDIA_BUCKET, Signer("s3", REGION, Credentials(ACCESS_KEY, ACCESS_KEY, None)))
    return forms.form(key, "image/png", len(CONTENT), time.time()).fields


def post(gateway: RunningGateway, content: bytes = CONTENT, **changes: str) -> httpx.Response:
    return post_form(f"http://127.0.0.1:{gateway.port}/uploads", {**fields(), **changes}, content)


def test_a_file_is_kept_as_its_form_says(gateway: RunningGateway, s3: Any) -> None:
    assert post(gateway).status_code == 204
    assert s3.get_object(Bucket=MEDIA_BUCKET, Key="uploads/upl_1")["Body"].read() == CONTENT


def test_what_the_form_does_not_say_is_refused(gateway: RunningGateway, s3: Any) -> None:
    del s3
    assert post(gateway, CONTENT * 2).status_code == 400
    assert post(gateway, key="media/of-my-own.webp").status_code == 403


def test_a_file_that_is_too_large_is_not_passed_on(gateway: RunningGateway) -> None:
    answer = gateway.request("POST", "/uploads", None, {"Content-Length": str(MOST_BYTES + 1), "Content-Type": "multipart/form-data"})
    assert (answer.status, b"EntityTooLarge" in answer.body) == (400, True)


def test_a_picture_is_kept_for_a_year_and_not_sent_twice(gateway: RunningGateway, s3: Any) -> None:
    del s3
    answer = gateway.request("GET", PICTURE)
    assert (answer.status, answer.body) == (200, CONTENT)
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ("image/avif", FOR_EVER)
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = gateway.request("GET", PICTURE, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert gateway.request("HEAD", PICTURE).body == b""


@pytest.mark.parametrize(
    "path", [PICTURE.replace("640", "320"), "/media/", "/media/../uploads/upl_1", "/media/%2e%2e/uploads/upl_1", "/media/x?list-type=2"]
)
def test_what_is_no_picture_is_answered_as_any_other_address_of_the_site(gateway: RunningGateway, s3: Any, path: str) -> None:
    del s3
    answer = gateway.request("GET", path)
    assert (answer.status, answer.headers["content-type"], answer.headers["cache-control"]) == (200, "text/html; charset=utf-8", ASK_FIRST)
