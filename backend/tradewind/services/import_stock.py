from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET

from tradewind.contract.types import ImportedItem, ImportOutcome, ImportReport, StockCount, StockImport, StockThreshold
from tradewind.domain.identifiers import fingerprint
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.hints import refresh_hint
from tradewind.services.shared.importing import refused_item
from tradewind.stores.products import Products
from tradewind.stores.stock import Standing, Stock, check_count, level_of, unknown_sku

NOTE = "From a file"


class Shelf(NamedTuple):
    """What an import reads and writes."""

    stock: Stock
    products: Products
    shop: Shop
    clock: Clock


def import_stock(shelf: Shelf, items: Sequence[StockImport | Refusal], file: str, by: str, *, dry_run: bool) -> ImportReport:
    """Count each SKU and set its threshold; in a dry run decide the same, and write nothing. An item is a Refusal where it is malformed."""
    named = [item for item in items if isinstance(item, StockImport)]
    standings = shelf.stock.standings({item.sku for item in named})
    counted = shelf.stock.logged({item.sku: _key(file, item) for item in named if item.on_hand is not UNSET})
    seen: set[str] = set()
    report = []
    for item in items:
        try:
            if isinstance(item, Refusal):
                raise item
            if item.sku in seen:
                raise Refusal("invalid-request", "A SKU is one item.", Field("/sku", "Another item before this one has the same SKU."))
            seen.add(item.sku)
            if item.sku not in standings:
                raise unknown_sku(Field("/sku", "There is no such SKU; import its product first."))
            report.append(_import_one(shelf, item, standings[item.sku], file, by, repeated=item.sku in counted, dry_run=dry_run))
        except Refusal as refusal:
            report.append(refused_item(refusal))
    if not dry_run:
        _follow(shelf, seen & standings.keys())
    return ImportReport(items=report)


def _import_one(shelf: Shelf, item: StockImport, standing: Standing, file: str, by: str, *, repeated: bool, dry_run: bool) -> ImportedItem:
    level, usual = level_of(item.sku, standing), shelf.shop.low_stock_threshold
    threshold = usual if standing.threshold is None else standing.threshold
    changed = []
    if item.on_hand is not UNSET and not repeated:
        check_count(level, item.on_hand, "/onHand")
        changed += ["/onHand"] if item.on_hand != level.on_hand else []
        if not dry_run:
            count = StockCount(counted=item.on_hand, note=NOTE)
            shelf.stock.count(item.sku, count, _key(file, item), by, timestamp(shelf.clock.seconds()), "importStock", level)
    if item.threshold is not UNSET and item.threshold != threshold:
        changed.append("/threshold")
        if not dry_run:
            before = None if standing.threshold is None else StockThreshold(threshold=standing.threshold)
            after = StockThreshold(threshold=item.threshold)
            record = change_record("importStock", by, timestamp(shelf.clock.seconds()), item.sku, before, after)
            shelf.stock.set_threshold(item.sku, after.threshold, record)
    outcome: ImportOutcome = "changed" if changed else "repeated" if repeated else "unchanged"
    return ImportedItem(outcome=outcome, id=standing.product, changes=changed, was=level.on_hand)


def _key(file: str, item: StockImport) -> str:
    """The same for the same count of a SKU by a file, however often it is sent."""
    return fingerprint(f"{file} {item.sku} {item.on_hand}")


def _follow(shelf: Shelf, skus: set[str]) -> None:
    """Make the marks of what runs low, and the lists' hints of what is in stock, follow; what a run that died left behind too."""
    in_stock: dict[str, bool] = {}
    for sku, now in shelf.stock.standings(skus).items():
        threshold = shelf.shop.low_stock_threshold if now.threshold is None else now.threshold
        if now.low != (now.available < threshold):
            shelf.stock.mark_low(sku, threshold)
        in_stock[now.product] = in_stock.get(now.product, False) or now.available > 0
    for id, said in shelf.products.hints(in_stock).items():
        if said != in_stock[id]:
            refresh_hint(shelf.products, shelf.stock, id)
