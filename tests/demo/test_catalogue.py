"""The demo catalogue is complete and true to the contract. Reads files only; takes well under a second."""

import re
import struct
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from demo.load import load
from tradewind.contract.types import Category, ProductInput

DEMO = Path(__file__).parents[2] / "demo"
MOST_BYTES = 40_000
PLAIN_LINE = re.compile(r"[^\x00-\x1f\x7f]+")
PLAIN_TEXT = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f]+")

CATALOGUE = load()
CATEGORIES = {category["slug"]: category for category in CATALOGUE.categories}
PRODUCTS = {product["slug"]: product for product in CATALOGUE.products}
VARIANTS = [variant for product in CATALOGUE.products for variant in product["variants"]]
IMAGES = [category["image"] for category in CATALOGUE.categories] + [i for p in CATALOGUE.products for i in p["images"]]
HEROES = [
    {"url": "/images/hero.webp", "width": 1600, "height": 900},
    {"url": "/images/hero-small.webp", "width": 800, "height": 800},
]


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height, in pixels, of a lossy WebP file (RFC 9649, sections 2.5 and 2.7)."""
    assert data[:4] == b"RIFF"
    assert data[8:12] == b"WEBP"
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    assert data[12:16] == b"VP8 "
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def test_the_shop_has_enough_to_sell() -> None:
    on_sale = [product for product in CATALOGUE.products if product["status"] == "active"]
    per_category = Counter(product["category"] for product in on_sale)
    assert len(on_sale) >= 64
    assert len(CATEGORIES) >= 8
    assert min(per_category[slug] for slug in CATEGORIES) >= 5


def test_every_state_of_a_product_is_there_to_be_seen() -> None:
    assert {product["status"] for product in CATALOGUE.products} == {"draft", "active", "archived"}


def test_stock_runs_from_none_over_little_to_plenty() -> None:
    stocks = {slug: [variant["stock"] for variant in product["variants"]] for slug, product in PRODUCTS.items()}
    assert sum(1 for stock in stocks.values() if not any(stock)) >= 3
    assert sum(1 for stock in stocks.values() if any(stock) and not all(stock)) >= 5
    assert sum(1 for stock in stocks.values() if any(0 < piece <= 3 for piece in stock)) >= 5
    assert sum(1 for stock in stocks.values() if max(stock) >= 20) >= 20


def test_slugs_and_skus_name_one_thing_each() -> None:
    assert len(CATEGORIES) == len(CATALOGUE.categories)
    assert len(PRODUCTS) == len(CATALOGUE.products)
    assert len({variant["sku"] for variant in VARIANTS}) == len(VARIANTS)


def test_every_product_is_in_a_category_that_exists() -> None:
    assert {product["category"] for product in CATALOGUE.products} == set(CATEGORIES)


@pytest.mark.parametrize("product", CATALOGUE.products, ids=PRODUCTS)
def test_the_api_would_take_the_product(product: dict) -> None:
    assert msgspec.convert(product, ProductInput).slug == product["slug"]


@pytest.mark.parametrize("category", CATALOGUE.categories, ids=CATEGORIES)
def test_the_api_would_show_the_category(category: dict) -> None:
    assert msgspec.convert(category, Category).slug == category["slug"]


@pytest.mark.parametrize("product", CATALOGUE.products, ids=PRODUCTS)
def test_a_products_variants_differ_in_the_values_of_the_same_options(product: dict) -> None:
    options = [variant["options"] for variant in product["variants"]]
    assert len({frozenset(values) for values in options}) == 1
    assert len({tuple(values.values()) for values in options}) == len(options)


@pytest.mark.parametrize("product", CATALOGUE.products, ids=PRODUCTS)
def test_a_products_texts_are_written_and_plain(product: dict) -> None:
    assert PLAIN_LINE.fullmatch(product["name"])
    assert PLAIN_TEXT.fullmatch(product["description"])
    assert len(product["description"]) > 120
    assert all(product["description"].split("\n\n"))


@pytest.mark.parametrize("category", CATALOGUE.categories, ids=CATEGORIES)
def test_a_categorys_texts_are_written_and_plain(category: dict) -> None:
    assert PLAIN_LINE.fullmatch(category["name"])
    assert PLAIN_LINE.fullmatch(category["description"])


@pytest.mark.parametrize("image", IMAGES, ids=lambda image: image["url"])
def test_a_picture_is_described_in_one_line(image: dict) -> None:
    assert PLAIN_LINE.fullmatch(image["alt"])
    assert 20 <= len(image["alt"]) <= 200


@pytest.mark.parametrize("image", IMAGES + HEROES, ids=lambda image: image["url"])
def test_a_picture_is_a_small_webp_of_the_stated_size(image: dict) -> None:
    data = (DEMO / image["url"].removeprefix("/")).read_bytes()
    assert len(data) <= MOST_BYTES
    assert webp_size(data) == (image["width"], image["height"])


def test_no_picture_is_left_over() -> None:
    named = {image["url"].removeprefix("/images/") for image in IMAGES + HEROES}
    assert {path.name for path in (DEMO / "images").iterdir()} == named


def test_half_of_the_products_are_shown_more_than_once() -> None:
    assert sum(len(product["images"]) > 1 for product in CATALOGUE.products) >= len(CATALOGUE.products) / 2
