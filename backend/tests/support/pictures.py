"""Pictures for tests, drawn by code, and files that are none, or not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

RED, BLUE = (200, 30, 40), (20, 60, 190)
ORIENTATION, GPS = 0x0112, 0x8825


def drawn(width: int = 800, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Red on the left and blue on the right, so that one can tell how it is held."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture(kind: str = "JPEG", width: int = 800, height: int = 600, **options: Any) -> bytes:
    return written(drawn(width, height), kind, **options)


def photographed(orientation: int) -> bytes:
    """As from a phone that was held in a certain way, and that knew where it was."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    exif[0x010F] = "Example Phones"
    return picture("JPEG", exif=exif)


def moving(kind: str) -> bytes:
    """Three frames, the first of which is red."""
    frames = [Image.new("RGB", (64, 64), colour) for colour in (RED, BLUE, (0, 0, 0))]
    return written(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG in grey that says it is so large, and holds these bytes."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")


def webp_of(width: int, height: int) -> bytes:
    """A WebP of a hundred bytes that says it is so large, and has one small frame."""
    frame = written(Image.new("RGB", (16, 16), RED), "WEBP", lossless=True)[12:]
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    still = bytes(6) + (15).to_bytes(3, "little") * 2 + (100).to_bytes(3, "little") + b"\0" + frame
    parts = [(b"VP8X", bytes([2, 0, 0, 0]) + size), (b"ANIM", bytes(6)), (b"ANMF", still)]
    inner = b"WEBP" + b"".join(name + struct.pack("<I", len(data)) + data for name, data in parts)
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(5_000_000))
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def close(seen: Any, wanted: tuple[int, int, int], most: int = 24) -> bool:
    """Whether a colour is another, but for what a lossy format makes of it."""
    return all(abs(one - other) <= most for one, other in zip(seen, wanted, strict=False))
