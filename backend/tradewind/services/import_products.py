from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET

from tradewind.contract.types import ImportedItem, ImportReport, Product, ProductImport, ProductInput
from tradewind.domain.catalogue import build_product, check_product
from tradewind.domain.identifiers import product_id
from tradewind.domain.imports import by_sku, changes, merge, variants_of, within
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.importing import refused_item
from tradewind.stores.categories import Categories
from tradewind.stores.products import Products, no_category, sku_taken
from tradewind.stores.stock import Stock

TRIES = 4
# What somebody else may have done since it was read; what was decided is decided again.
RACES = ("stale-version", "slug-taken")


class Warehouse(NamedTuple):
    """What an import reads and writes."""

    products: Products
    stock: Stock
    categories: Categories
    shop: Shop
    clock: Clock


class _Known(NamedTuple):
    """What there is of what some items name: products by slug, SKUs with the product that has each, categories."""

    products: dict[str, Product]
    owners: dict[str, str]
    categories: set[str]


def import_products(house: Warehouse, items: Sequence[ProductImport | Refusal], by: str, *, dry_run: bool) -> ImportReport:
    """Make each product what its item says; in a dry run decide the same, and write nothing. An item is a Refusal where it is malformed."""
    known = _look(house, [item for item in items if isinstance(item, ProductImport)])
    claimed: dict[str, str] = {}
    seen: set[str] = set()
    report = []
    for item in items:
        try:
            if isinstance(item, Refusal):
                raise item
            _check_alone(item, seen, claimed)
            report.append(_import_one(house, known, item, by, dry_run=dry_run))
        except Refusal as refusal:
            report.append(refused_item(refusal))
    return ImportReport(items=report)


def _look(house: Warehouse, items: list[ProductImport]) -> _Known:
    # SKUs first: who has one that was created in between is then found by its slug, and not taken for somebody else.
    owners = house.products.owners(variant.sku for item in items for variant in variants_of(item))
    return _Known(
        house.products.by_slugs({item.slug for item in items}),
        owners,
        house.categories.there(item.category for item in items if isinstance(item.category, str)),
    )


def _check_alone(item: ProductImport, seen: set[str], claimed: dict[str, str]) -> None:
    """Refuse what an item before it has: in a dry run nothing else would tell."""
    if item.slug in seen:
        raise Refusal("invalid-request", "A product is one item.", Field("/slug", "Another item before this one has the same slug."))
    seen.add(item.slug)
    for i, variant in enumerate(variants_of(item)):
        if claimed.setdefault(variant.sku, item.slug) != item.slug:
            raise sku_taken(i)()


def _import_one(house: Warehouse, known: _Known, item: ProductImport, by: str, *, dry_run: bool) -> ImportedItem:
    for attempt in range(1, TRIES + 1):
        before = known.products.get(item.slug)
        wanted = merge(before, item)
        try:
            return _make(house, known, item, before, wanted, by, dry_run=dry_run)
        except Refusal as refusal:
            if refusal.kind not in RACES or attempt == TRIES:
                raise within(item, wanted, refusal) from refusal
        known = _look(house, [item])
    raise AssertionError


def _make(
    house: Warehouse, known: _Known, item: ProductImport, before: Product | None, wanted: ProductInput, by: str, *, dry_run: bool
) -> ImportedItem:
    """Save the product; refused by the very rules that its transaction holds, so that a dry run tells what would be."""
    check_product(wanted, house.shop.currency)
    if wanted.category not in known.categories and not (before and before.category == wanted.category):
        raise no_category()
    seconds = house.clock.seconds()
    now, low_below = timestamp(seconds), house.shop.low_stock_threshold
    id = before.id if before else product_id(int(seconds * 1000), os.urandom(8))
    for i, variant in enumerate(wanted.variants):
        if known.owners.get(variant.sku, id) != id:
            raise sku_taken(i)()
    if before is None:
        after = build_product(wanted, id, 1, now, now, {})
        if not dry_run:
            house.products.create(after, change_record("importProducts", by, now, id, None, after), low_below)
        return ImportedItem(outcome="created", changes=[], id=UNSET if dry_run else id)
    after = build_product(wanted, id, before.version + 1, before.created_at, now, {})
    changed = changes(before, after, item)
    if changed and not dry_run:
        after = build_product(wanted, id, after.version, after.created_at, now, house.stock.available(by_sku(before)))
        house.products.update(before, after, change_record("importProducts", by, now, id, before, after), low_below)
    return ImportedItem(outcome="changed" if changed else "unchanged", id=id, changes=changed)
