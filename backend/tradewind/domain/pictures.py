"""Pictures that staff upload: what is taken, where it goes, and what is said of what is not taken.

What a file's name and its sender say of it is never believed: its first bytes tell what it is.
"""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from tradewind.contract.types import ImageProblem, ImageType

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000
"""Of the whole picture. A decoder takes up to four bytes for each, so this is what bounds the function's memory."""
WIDTHS = (320, 640, 1280)
MOST_TIMES_AS_LONG = 4
RECIPE = b"1"
"""Is part of each picture's address. What is made in another way, in other sizes say, is to have another address: it is kept for ever."""

Code = Literal["not-a-picture", "other-type", "too-large", "too-many-pixels", "too-narrow", "damaged"]
NAMES: dict[ImageType, str] = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "image/avif": "AVIF"}
AVIF_BRANDS = (b"avif", b"avis")
MOST_BRANDS_BYTES = 256


class UnfitPicture(Exception):
    """A file that cannot be made a picture of the shop's."""

    def __init__(self, code: Code, detail: str) -> None:
        super().__init__(code)
        self.code: Code = code
        self.detail = detail

    def problem(self) -> ImageProblem:
        return ImageProblem(code=self.code, detail=self.detail)


class PictureFile(NamedTuple):
    """One size of a picture in one format; `extension` says which, as in its address."""

    width: int
    extension: Literal["webp", "avif"]
    content: bytes


class Picture(NamedTuple):
    """Width and height are those of the largest size, in pixels."""

    width: int
    height: int
    files: tuple[PictureFile, ...]


def upload_key(upload: str) -> str:
    """Where an upload lies in the media bucket."""
    return f"uploads/{upload}"


def picture_folder(data: bytes) -> str:
    """Where the sizes of a picture lie: the same file has the same folder, whoever uploads it however often."""
    return f"media/{hashlib.blake2b(data, digest_size=16, person=RECIPE).hexdigest()}"


def kind_of(data: bytes) -> ImageType | None:
    """What a file is by its first bytes; None where it is nothing that is taken."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp":
        brands = data[8 : min(int.from_bytes(data[:4], "big"), MOST_BRANDS_BYTES)]
        if any(brands[at : at + 4] in AVIF_BRANDS for at in range(0, len(brands), 4)):
            return "image/avif"
    return None


def check_bytes(data: bytes, said: ImageType) -> ImageType:
    """What the file is. Raises UnfitPicture where that is nothing that is taken, or not what was said of it."""
    if len(data) > MOST_BYTES:
        detail = f"The file is larger than {MOST_BYTES // 1_000_000} MB. Export the picture smaller, then upload that."
        raise UnfitPicture("too-large", detail)
    kind = kind_of(data)
    if kind is None:
        detail = "Whatever its name says, this file is no JPEG, PNG, WebP or AVIF picture. Export it as one of these, then upload that."
        raise UnfitPicture("not-a-picture", detail)
    if kind != said:
        detail = f"By its name this is a {NAMES[said]} file, but inside it is {NAMES[kind]}. Give it its right ending and upload it again."
        raise UnfitPicture("other-type", detail)
    return kind


def check_size(width: int, height: int) -> None:
    """Raises UnfitPicture where a picture of so many pixels is more than is decoded, or of a shape that no page has room for."""
    if width * height > MOST_PIXELS:
        detail = (
            f"The picture is {width} × {height} pixels; {MOST_PIXELS // 1_000_000} megapixels are the most that is taken."
            f" Make it smaller: {WIDTHS[-1]} pixels across are all that the shop shows."
        )
        raise UnfitPicture("too-many-pixels", detail)
    if max(width, height) > MOST_TIMES_AS_LONG * min(width, height):
        detail = f"The picture is {width} × {height} pixels. Crop it, so that no side is more than four times as long as the other."
        raise UnfitPicture("too-narrow", detail)


def damaged() -> UnfitPicture:
    return UnfitPicture("damaged", "The file is damaged or cut short. Open it in a picture editor, export it again, then upload that.")


def widths_for(width: int) -> list[int]:
    """The sizes that are made of a picture, the largest last: none is wider than the picture itself."""
    widest = min(width, WIDTHS[-1])
    return [*(each for each in WIDTHS if each < widest), widest]
