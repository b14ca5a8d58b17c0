from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

import msgspec
from msgspec.structs import replace

from tradewind.contract.types import Image, ImageType, ImageUpload
from tradewind.domain.pictures import MOST_BYTES, Picture, UnfitPicture, picture_folder, upload_key
from tradewind.domain.refusal import GivenUp
from tradewind.gateways.media import Media
from tradewind.services.shared.messages import read_message
from tradewind.stores.image_uploads import ImageUploads

FOLDER = upload_key("")
MakePicture = Callable[[bytes, ImageType], Picture]


class _Object(msgspec.Struct):
    key: str


class _Stored(msgspec.Struct):
    object: _Object


class _Record(msgspec.Struct):
    s3: _Stored


class _Notice(msgspec.Struct):
    """What of S3's notice is looked at. The one by which S3 tries a new queue has no records."""

    Records: list[_Record] = []


def resize_image(uploads: ImageUploads, media: Media, make_picture: MakePicture, body: str) -> None:
    """Make pictures of what a notice says was uploaded, or say why not. What may be done again leads to the same."""
    for key in _keys(body):
        upload = uploads.get(key.removeprefix(FOLDER))
        if upload and upload.state == "awaited":
            uploads.end(_looked_at(uploads, media, make_picture, key, upload))
        # Last, so that who dies before finds it again; what nobody awaits is not kept either.
        media.delete(key)


def _looked_at(uploads: ImageUploads, media: Media, make_picture: MakePicture, key: str, upload: ImageUpload) -> ImageUpload:
    """The upload, ready or refused, its pictures in their place."""
    data = media.read(key, MOST_BYTES)
    if data is None:
        now = uploads.get(upload.id)
        if now and now.state != "awaited":
            return now
        raise GivenUp("no-such-upload")
    try:
        picture = make_picture(data, upload.content_type)
    except UnfitPicture as unfit:
        return replace(upload, state="refused", problem=unfit.problem())
    folder = picture_folder(data)
    for file in picture.files:
        media.write(f"{folder}/{file.width}.{file.extension}", file.content, f"image/{file.extension}")
    image = Image(url=f"/{folder}/{picture.width}.webp", alt="", width=picture.width, height=picture.height)
    return replace(upload, state="ready", image=image)


def _keys(body: str) -> list[str]:
    """The keys in a notice, which S3 writes as in a URL."""
    notice = read_message(body, _Notice, "not-a-notice")
    keys = [unquote_plus(record.s3.object.key) for record in notice.Records]
    if any(not key.startswith(FOLDER) for key in keys):
        raise GivenUp("not-an-upload")
    return keys
