"""From a file that was uploaded to the sizes and formats that the shop shows, by Pillow, which comes in a layer.

Nothing is decoded before the first bytes and the header say that it may be. What is written is made anew from the pixels: no metadata of
the file goes along, neither where nor when a picture was taken. Of a moving picture the first frame counts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageCms

from tradewind.contract.types import ImageType
from tradewind.domain.pictures import NAMES, WIDTHS, Picture, PictureFile, UnfitPicture, check_bytes, check_size, damaged, widths_for

# How large a picture may be is checked here before it is decoded, by rules of our own.
Image.MAX_IMAGE_PIXELS = None
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
DRAFT = (2 * WIDTHS[-1], 2 * WIDTHS[-1])
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By what EXIF says of how the camera was held."""
LYING = {5, 6, 7, 8}
FORMATS: dict[str, dict[str, Any]] = {"webp": {"quality": 80, "method": 4}, "avif": {"quality": 62, "speed": 6}}


def make_picture(data: bytes, said: ImageType) -> Picture:
    """All sizes and formats of the picture in a file of which this type was said. Raises UnfitPicture."""
    kind = check_bytes(data, said)
    try:
        with Image.open(io.BytesIO(data), formats=[NAMES[kind]]) as image:
            check_size(*image.size)
            largest = _upright(image)
    except (UnfitPicture, MemoryError):
        raise
    except Exception as error:
        # Whatever a decoder says of bytes that it cannot make sense of, and hostile ones make it say a lot.
        raise damaged() from error
    files = tuple(file for width in widths_for(largest.width) for file in _encoded(_narrowed(largest, width)))
    return Picture(largest.width, largest.height, files)


def _upright(image: Image.Image) -> Image.Image:
    """The first frame, as it is meant to be seen: turned, in sRGB, no wider than the largest size."""
    # A JPEG can be decoded at a half, a quarter or an eighth for less memory and time; all others ignore this.
    image.draft(None, DRAFT)
    profile, held = image.info.get("icc_profile"), image.getexif().get(ORIENTATION)
    picture = _in_mode(image, "CMYK" if image.mode == "CMYK" else "RGBA" if image.has_transparency_data else "RGB")
    widest = round(WIDTHS[-1] * picture.width / picture.height) if held in LYING else WIDTHS[-1]
    picture = _narrowed(picture, min(picture.width, widest))
    if held in TURNS:
        picture = picture.transpose(TURNS[held])
    picture = _in_srgb(picture, profile)
    picture.info.clear()
    return picture


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith("I;16"):
        # Sixteen bits of grey: the upper eight are what a screen shows.
        return image.point(lambda value: value / 256).convert("L").convert(mode)
    return image.convert(mode)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    shown = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            converted = ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode=shown)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # A profile that is broken, or of other colours than the picture's, tells nothing: then they are taken as they are.
            pass
        else:
            return converted or picture
    return picture.convert(shown)


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(picture: Image.Image) -> Iterator[PictureFile]:
    for extension, options in FORMATS.items():
        written = io.BytesIO()
        picture.save(written, extension.upper(), **options)
        yield PictureFile(picture.width, extension, written.getvalue())  # type: ignore[arg-type]
