"""The media bucket on MiniStack: what a signed form takes and what it does not, and objects read, written and deleted. Some 5 s."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from backend.tests.support.uploads import post_form
from local import emulators
from local.emulators import free_port
from local.functions.plumbing import client, ensure_plumbing
from local.settings import MEDIA_BUCKET
from tests.support.emulators import running
from tradewind.contract.types import UploadForm
from tradewind.domain.refusal import Unavailable
from tradewind.gateways.media import FORM_SECONDS, S3Media, UploadForms
from tradewind.gateways.queue import SqsQueues
from tradewind.stores.signature import Credentials, Signer

PREFIX = "tradewind-media-"
KEYS = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
CONTENT = b"a picture, for all that S3 knows"


@pytest.fixture(scope="module")
def options() -> Iterator[dict[str, str]]:
    with running(emulators.ministack(free_port(), ["events", "s3", "ses", "sqs"])) as emulator:
        for _ in range(2):
            ensure_plumbing(emulator.url, "shop@example.com", PREFIX)
        yield {"endpoint_url": emulator.url, "region_name": "eu-central-1", **KEYS}


@pytest.fixture
def media(options: dict[str, str]) -> S3Media:
    return S3Media(MEDIA_BUCKET, **options)


def form(options: dict[str, str], now: float | None = None) -> UploadForm:
    signer = Signer("s3", "eu-central-1", Credentials("local", "local", None))
    forms = UploadForms(f"{options['endpoint_url']}/{MEDIA_BUCKET}", MEDIA_BUCKET, signer)
    return forms.form("uploads/upl_1", "image/png", len(CONTENT), time.time() if now is None else now)


def test_what_a_form_is_for_is_taken_and_told_to_who_waits_for_it(options: dict[str, str], media: S3Media) -> None:
    signed = form(options)
    assert post_form(signed.url, signed.fields, CONTENT).status_code == 204
    assert media.read("uploads/upl_1", 1000) == CONTENT
    kept = client(options["endpoint_url"], "s3").head_object(Bucket=MEDIA_BUCKET, Key="uploads/upl_1")
    assert kept["ContentType"] == "image/png"
    queues = SqsQueues(PREFIX, **options)
    bodies = [json.loads(letter.body) for letter in queues.receive("resize-image", wait_seconds=5)]
    assert ["uploads/upl_1"] in [[record["s3"]["object"]["key"] for record in body.get("Records", [])] for body in bodies]


@pytest.mark.parametrize(
    ("changes", "content"),
    [
        ({}, CONTENT[:-1]),
        ({}, CONTENT + b"!"),
        ({"key": "media/of-my-own.webp"}, CONTENT),
        ({"key": "uploads/upl_2"}, CONTENT),
        ({"Content-Type": "text/html"}, CONTENT),
        ({"x-amz-meta-more": "unsigned"}, CONTENT),
    ],
)
def test_nothing_else_is_taken(options: dict[str, str], media: S3Media, changes: dict[str, str], content: bytes) -> None:
    """The emulator checks the signature itself only where it enforces IAM, as in the rehearsal."""
    media.delete("uploads/upl_1")
    signed = form(options)
    assert post_form(signed.url, {**signed.fields, **changes}, content).status_code in (400, 403)
    assert [media.read(key, 1000) for key in ("uploads/upl_1", "uploads/upl_2", "media/of-my-own.webp")] == [None, None, None]


def test_a_form_is_over_after_a_while(options: dict[str, str], media: S3Media) -> None:
    media.delete("uploads/upl_1")
    signed = form(options, time.time() - FORM_SECONDS - 1)
    assert post_form(signed.url, signed.fields, CONTENT).status_code == 403
    assert media.read("uploads/upl_1", 1000) is None


def test_a_picture_is_written_as_what_it_is_and_kept_for_ever(options: dict[str, str], media: S3Media) -> None:
    for _ in range(2):
        media.write("media/0123/640.avif", CONTENT, "image/avif")
    kept = client(options["endpoint_url"], "s3").head_object(Bucket=MEDIA_BUCKET, Key="media/0123/640.avif")
    assert (kept["ContentType"], kept["CacheControl"]) == ("image/avif", "public, max-age=31536000, immutable")


def test_no_more_is_read_than_is_asked_for(media: S3Media) -> None:
    media.write("media/long", bytes(5000), "image/webp")
    content = media.read("media/long", 100)
    assert content is not None
    assert len(content) == 101


def test_what_is_not_there_is_deleted_all_the_same(media: S3Media) -> None:
    media.delete("uploads/never-there")
    assert media.read("uploads/never-there", 100) is None


class Failing:
    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, _name: str) -> Any:
        def call(**_: Any) -> Any:
            raise self._error

        return call


@pytest.mark.parametrize(
    "error",
    [
        EndpointConnectionError(endpoint_url="http://s3"),
        ClientError({"Error": {"Code": "SlowDown", "Message": ""}, "ResponseMetadata": {"HTTPStatusCode": 503}}, "GetObject"),  # type: ignore[typeddict-item]
    ],
)
def test_a_bucket_that_does_not_answer_is_unavailable(options: dict[str, str], error: Exception) -> None:
    media = S3Media(MEDIA_BUCKET, **options)
    media._made = Failing(error)  # noqa: SLF001 - in place of a service that fails
    for call in (lambda: media.read("a", 1), lambda: media.write("a", b"", "image/webp"), lambda: media.delete("a")):
        with pytest.raises(Unavailable):
            call()
