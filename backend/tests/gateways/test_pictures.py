"""Pictures as they are made of files: of every type, upright, without metadata; and of hostile files nothing at all. Some ten seconds."""

from __future__ import annotations

import resource
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from backend.tests.support.pictures import (
    BLUE,
    RED,
    close,
    drawn,
    moving,
    opened,
    photographed,
    picture,
    png_of,
    webp_of,
    written,
    zipped,
)
from tradewind.contract.types import ImageType
from tradewind.domain.pictures import MOST_BYTES, MOST_PIXELS, NAMES, Picture, UnfitPicture, kind_of, picture_folder, widths_for
from tradewind.gateways.pictures import make_picture

MOST_MEMORY_GROWTH_KB = 150_000


def sides(made: Picture) -> tuple[Any, Any]:
    """The colours at the left and at the right of the largest WebP."""
    image = opened(largest(made)).convert("RGB")
    return image.getpixel((image.width // 8, image.height // 2)), image.getpixel((image.width * 7 // 8, image.height // 2))


def largest(made: Picture, extension: str = "webp") -> bytes:
    return [file.content for file in made.files if file.extension == extension][-1]


@pytest.mark.parametrize(("said", "kind"), NAMES.items())
def test_every_type_that_is_taken_becomes_webp_and_avif_in_every_size(said: ImageType, kind: str) -> None:
    made = make_picture(picture(kind, 1600, 1200), said)
    assert (made.width, made.height) == (1280, 960)
    assert [(file.width, file.extension) for file in made.files] == [
        (width, extension) for width in (320, 640, 1280) for extension in ("webp", "avif")
    ]
    for file in made.files:
        image = opened(file.content)
        assert (image.format, image.width, image.height) == (file.extension.upper(), file.width, file.width * 3 // 4)
    left, right = sides(made)
    assert close(left, RED)
    assert close(right, BLUE)


@pytest.mark.parametrize(
    ("width", "widths"), [(1, [1]), (320, [320]), (321, [320, 321]), (1280, [320, 640, 1280]), (9000, [320, 640, 1280])]
)
def test_no_size_is_wider_than_the_picture(width: int, widths: list[int]) -> None:
    assert widths_for(width) == widths


def test_a_single_pixel_is_a_picture_too() -> None:
    made = make_picture(picture("PNG", 1, 1), "image/png")
    assert [(file.width, file.extension, opened(file.content).size) for file in made.files] == [(1, "webp", (1, 1)), (1, "avif", (1, 1))]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_upright_and_says_nothing_of_where_it_was_taken(orientation: int) -> None:
    source = photographed(orientation)
    assert b"Example Phones" in source
    made = make_picture(source, "image/jpeg")
    assert (made.width, made.height) == ((800, 600) if orientation < 5 else (600, 800))
    image = opened(largest(made)).convert("RGB")
    middle, last = (image.width // 2, image.height // 2), (image.width - 9, image.height - 9)
    # Where the red half is once the camera's turn is undone.
    places = {1: (8, middle[1]), 2: (last[0], middle[1]), 3: (last[0], middle[1]), 4: (8, middle[1])}
    places |= {5: (middle[0], 8), 6: (middle[0], 8), 7: (middle[0], last[1]), 8: (middle[0], last[1])}
    assert close(image.getpixel(places[orientation]), RED)
    for file in made.files:
        assert not [word for word in (b"Example Phones", b"Exif", b"EXIF", b"ICCP", b"XMP") if word in file.content]
        assert not opened(file.content).getexif()


def test_colours_of_another_space_are_brought_to_that_of_screens() -> None:
    """Here of one in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    assert swapped != profile
    for kind, said in (("PNG", "image/png"), ("WEBP", "image/webp"), ("AVIF", "image/avif")):
        options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
        made = make_picture(picture(kind, icc_profile=swapped, **options), said)
        assert close(sides(made)[0], RED[::-1], 40)
        assert "icc_profile" not in opened(largest(made)).info
    broken = make_picture(picture("PNG", icc_profile=b"no profile at all"), "image/png")
    assert close(sides(broken)[0], RED)


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_a_jpeg_for_print_or_in_grey_has_its_colours(mode: str) -> None:
    made = make_picture(written(drawn(mode=mode), "JPEG", quality=95), "image/jpeg")
    left, right = sides(made)
    if mode == "L":
        assert max(left) - min(left) < 4
        assert not close(left, right, 10)
    else:
        assert close(left, RED, 30)
        assert close(right, BLUE, 30)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16"])
def test_a_png_of_any_mode_is_shown_as_it_was(mode: str) -> None:
    if mode == "I;16":
        source = Image.new("I;16", (400, 300), 40_000)
    elif mode in ("RGBA", "LA"):
        source = drawn(400, 300, mode)
        source.putalpha(Image.linear_gradient("L").resize((400, 300)))
    else:
        source = drawn(400, 300, mode)
    made = make_picture(written(source, "PNG"), "image/png")
    for extension in ("webp", "avif"):
        shown = opened(largest(made, extension))
        assert shown.size == (400, 300)
        if mode in ("RGBA", "LA"):
            assert [shown.convert("RGBA").getpixel((200, y))[3] // 64 for y in (4, 295)] == [0, 3]
    if mode == "I;16":
        assert close(sides(made)[0], (156, 156, 156), 4)
    if mode == "P":
        assert close(sides(made)[1], BLUE)


@pytest.mark.parametrize(("kind", "said"), [("PNG", "image/png"), ("WEBP", "image/webp"), ("AVIF", "image/avif")])
def test_of_a_moving_picture_the_first_frame_counts(kind: str, said: ImageType) -> None:
    made = make_picture(moving(kind), said)
    assert (made.width, made.height, len(made.files)) == (64, 64, 2)
    assert close(sides(made)[0], RED, 40)
    assert getattr(opened(largest(made)), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("data", "said", "code"),
    [
        (b"", "image/png", "not-a-picture"),
        (b"It is a text, whatever it is called.", "image/png", "not-a-picture"),
        (zipped(), "image/jpeg", "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", "not-a-picture"),
        (moving("GIF"), "image/png", "not-a-picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/avif", "not-a-picture"),
        (picture("JPEG"), "image/png", "other-type"),
        (picture("PNG"), "image/jpeg", "other-type"),
        (picture("WEBP"), "image/avif", "other-type"),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), "image/jpeg", "too-large"),
        (png_of(20_000, 20_000, b""), "image/png", "too-many-pixels"),
        (png_of(10_000, 10_000, bytes(1000)), "image/png", "too-many-pixels"),
        (webp_of(16_383, 16_383), "image/webp", "too-many-pixels"),
        (png_of(400, 99, bytes(40_000)), "image/png", "too-narrow"),
        (picture("JPEG")[:2000], "image/jpeg", "damaged"),
        (picture("PNG")[:300], "image/png", "damaged"),
        (picture("WEBP")[:90], "image/webp", "damaged"),
        (picture("AVIF")[:200], "image/avif", "damaged"),
        (b"\xff\xd8\xff" + b"nothing that follows makes sense" * 50, "image/jpeg", "damaged"),
        (png_of(500, 500, b""), "image/png", "damaged"),
    ],
)
def test_what_is_no_picture_of_the_shops_is_refused_in_words(data: bytes, said: ImageType, code: str) -> None:
    with pytest.raises(UnfitPicture) as refused:
        make_picture(data, said)
    assert refused.value.code == code
    detail = refused.value.detail
    assert detail.endswith(".")
    assert [word for word in ("Export", "export", "ending", "smaller", "Crop", "editor") if word in detail], "it says what to do"


def test_a_bomb_takes_neither_memory_nor_time() -> None:
    """A file of a few kB that says it has 400 megapixels, and one whose data inflates to a thousand times what its picture needs."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    for data in (png_of(20_000, 20_000, bytes(30_000_000)), webp_of(16_383, 16_383)):
        assert len(data) < 50_000
        with pytest.raises(UnfitPicture, match="too-many-pixels"):
            make_picture(data, kind_of(data) or "image/png")
    inflating = png_of(64, 64, bytes(200_000_000))
    assert len(inflating) < 250_000
    assert make_picture(inflating, "image/png").width == 64
    after = resource.getrusage(resource.RUSAGE_SELF)
    # What the test itself needs to write such files counts too.
    assert after.ru_maxrss - before.ru_maxrss < MOST_MEMORY_GROWTH_KB + 250_000
    assert after.ru_utime - before.ru_utime < 10


@given(st.sampled_from([picture(kind, 60, 40) for kind in NAMES.values()]), st.data())
def test_whatever_is_broken_in_a_file_it_is_made_a_picture_or_refused(source: bytes, data: st.DataObject) -> None:
    broken = bytearray(source)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(12, len(broken) - 1))] = data.draw(st.integers(0, 255))
    kind = kind_of(source)
    assert kind
    try:
        made = make_picture(bytes(broken), kind)
    except UnfitPicture:
        return
    assert made.width * made.height <= MOST_PIXELS
    assert len(made.files) >= 2


def test_the_same_file_has_the_same_place_and_another_has_another() -> None:
    one, other = picture("PNG", 10, 10), picture("PNG", 10, 11)
    assert picture_folder(one) == picture_folder(bytes(one))
    assert picture_folder(one) != picture_folder(other)
