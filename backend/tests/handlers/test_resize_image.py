"""resizeImage, by S3's notices: pictures at their places, whatever comes twice or breaks off, and words for what is none. Dynoxide; 5 s."""

from __future__ import annotations

import json

import pytest

from backend.tests.support.fakes import FakeMedia, FakeQueues
from backend.tests.support.functions import start
from backend.tests.support.orders import queue_batch
from backend.tests.support.pictures import opened, photographed, picture, png_of, zipped
from backend.tests.support.tables import dump, items_of
from backend.tests.support.uploaded import notice, state_of, uploaded
from tradewind.domain.pictures import MOST_BYTES, picture_folder
from tradewind.domain.refusal import Unavailable
from tradewind.stores.dynamodb import DynamoDB

PHOTO = picture("JPEG", 1000, 800)


def tell(*uploads: str, received: int = 1) -> list[str]:
    return start("resizeImage", queue_batch(*(notice(f"uploads/{upload}") for upload in uploads), received=received))


@pytest.mark.usefixtures("shop", "queues")
def test_a_photograph_is_made_pictures_of_at_the_place_of_its_content(media: FakeMedia) -> None:
    upload = uploaded(media, PHOTO)
    assert tell(upload) == []
    done, folder = state_of(upload), picture_folder(PHOTO)
    assert (done["state"], done["image"]) == ("ready", {"url": f"/{folder}/1000.webp", "alt": "", "width": 1000, "height": 800})
    assert sorted(media.objects) == sorted(f"{folder}/{width}.{kind}" for width in (320, 640, 1000) for kind in ("webp", "avif"))
    assert set(media.types.items()) == {(key, f"image/{key.rpartition('.')[2]}") for key in media.objects}
    for key, content in media.objects.items():
        assert opened(content).width == int(key.rpartition("/")[2].partition(".")[0])


@pytest.mark.usefixtures("shop", "queues")
def test_a_photograph_from_a_phone_is_upright(media: FakeMedia) -> None:
    upload = uploaded(media, photographed(6))
    tell(upload)
    image = state_of(upload)["image"]
    assert (image["width"], image["height"]) == (600, 800)


@pytest.mark.parametrize(
    ("name", "content_type", "data", "code"),
    [
        ("text.png", "image/png", b"It is a text, whatever it is called.", "not-a-picture"),
        ("archive.jpg", "image/jpeg", zipped(), "not-a-picture"),
        ("photo.png", "image/png", PHOTO, "other-type"),
        ("bomb.png", "image/png", png_of(20_000, 20_000, bytes(10_000)), "too-many-pixels"),
        ("half.jpg", "image/jpeg", PHOTO[:3000], "damaged"),
    ],
)
@pytest.mark.usefixtures("queues")
def test_what_lies_or_is_damaged_is_refused_in_words_and_nothing_is_kept(
    shop: DynamoDB, media: FakeMedia, name: str, content_type: str, data: bytes, code: str
) -> None:
    upload = uploaded(media, data, content_type, name)
    before = {table: items for table, items in dump(shop).items() if table != "image-uploads"}
    assert tell(upload) == []
    done = state_of(upload)
    assert (done["state"], done["problem"]["code"], "image" in done) == ("refused", code, False)
    assert done["problem"]["detail"]
    assert media.objects == {}
    assert {table: items for table, items in dump(shop).items() if table != "image-uploads"} == before


@pytest.mark.usefixtures("shop", "queues")
def test_more_than_is_allowed_is_not_read(media: FakeMedia) -> None:
    upload = uploaded(media, PHOTO)
    media.objects[f"uploads/{upload}"] = b"\xff\xd8\xff" + bytes(MOST_BYTES + 100)
    assert tell(upload) == []
    assert state_of(upload)["problem"]["code"] == "too-large"


@pytest.mark.usefixtures("shop", "queues")
def test_what_is_told_twice_is_done_once(media: FakeMedia) -> None:
    upload = uploaded(media, PHOTO)
    assert tell(upload) == tell(upload) == tell(upload, received=3) == []
    assert [action for action, _ in media.done].count("PutObject") == 6
    assert state_of(upload)["state"] == "ready"


@pytest.mark.usefixtures("shop", "queues")
def test_the_same_file_twice_is_one_picture(media: FakeMedia) -> None:
    uploads = [uploaded(media, PHOTO), uploaded(media, PHOTO, name="again.jpg")]
    assert tell(*uploads) == []
    one, other = (state_of(upload)["image"] for upload in uploads)
    assert one == other
    assert len(media.objects) == 6


@pytest.mark.parametrize("after", range(8))
@pytest.mark.usefixtures("shop")
def test_who_dies_midway_leaves_it_to_the_next_attempt(
    media: FakeMedia, queues: FakeQueues, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each of the calls in turn: the read, six writes, the deletion."""
    upload = uploaded(media, PHOTO)
    answer, calls = media._answer, 0  # noqa: SLF001 - of a fake of our own

    def dying(action: str, key: str) -> None:
        nonlocal calls
        calls += 1
        if calls == after + 1:
            raise Unavailable
        answer(action, key)

    monkeypatch.setattr(media, "_answer", dying)
    assert tell(upload) == ["m0"]
    assert len(queues.postponed) == 1
    assert state_of(upload)["state"] == ("ready" if after == 7 else "awaited")
    assert f"uploads/{upload}" in media.objects
    assert tell(upload, received=2) == []
    assert state_of(upload)["state"] == "ready"
    assert f"uploads/{upload}" not in media.objects
    assert len(media.objects) == 6


@pytest.mark.usefixtures("queues")
def test_what_nobody_awaits_is_made_nothing_of_and_not_kept(shop: DynamoDB, media: FakeMedia) -> None:
    media.objects["uploads/upl_of_nobody"] = PHOTO
    assert tell("upl_of_nobody") == []
    assert (media.objects, items_of(shop, "image-uploads")) == ({}, [])


@pytest.mark.usefixtures("shop")
def test_a_file_that_is_not_there_is_left_to_somebody_to_look(media: FakeMedia, queues: FakeQueues) -> None:
    upload = uploaded(media, PHOTO)
    media.objects.clear()
    assert tell(upload) == []
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["no-such-upload"]
    assert state_of(upload)["state"] == "awaited"


@pytest.mark.usefixtures("shop")
def test_two_at_once_come_to_one_end(media: FakeMedia, monkeypatch: pytest.MonkeyPatch, queues: FakeQueues) -> None:
    """The other is done, and has deleted the file, between this one's look at the table and at the bucket."""
    upload = uploaded(media, PHOTO)
    read = media.read

    def overtaken(key: str, most_bytes: int) -> bytes | None:
        monkeypatch.setattr(media, "read", read)
        assert tell(upload) == []
        return read(key, most_bytes)

    monkeypatch.setattr(media, "read", overtaken)
    assert tell(upload) == []
    assert state_of(upload)["state"] == "ready"
    assert queues.sent == []


@pytest.mark.usefixtures("shop")
def test_a_poisoned_notice_among_good_ones_stops_none_of_them(media: FakeMedia, queues: FakeQueues) -> None:
    upload = uploaded(media, PHOTO)
    trial = json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "tradewind-test-media"})
    bodies = ["poison", "[" * 9000, notice("media/of-my-own/640.webp"), trial, notice(f"uploads/{upload}")]
    assert start("resizeImage", queue_batch(*bodies)) == []
    assert state_of(upload)["state"] == "ready"
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["not-a-notice", "not-a-notice", "not-an-upload"]
    assert {letter.queue for letter in queues.sent} == {"resize-image-dead"}
