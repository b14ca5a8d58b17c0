"""The `products` table: documents, slugs, SKUs and the entries of the shop's lists.

| item            | pk            | sk              | holds                                                        |
|-----------------|---------------|-----------------|--------------------------------------------------------------|
| product         | its id        | `product`       | document, version                                            |
| slug            | `slug#<slug>` | `product`       | the same document, so that either key takes one read         |
| variant         | `sku#<sku>`   | `variant`       | what a cart needs to know of a SKU; found by it              |
| list entry      | product id    | `shelf#<shelf>` | its card, and its place by newest, price and name            |
| words           | product id    | `words#<n>`     | its name from the nth word on, to be found by                |

A shelf is a list: all products, or those of a category; an active product stands on the shop's shelves, any other does not. For staff
there is a shelf for each status, each category and each pair of them, and every product stands on its own. What a product is found by
stands on one more shelf, in the order of the index by name. A product's items are written in one transaction, on condition of its version;
its category counts it in the same transaction, on condition that it is there.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec
from msgspec import UNSET, Struct, UnsetType

from tradewind.contract.types import Image, Product, ProductCard, ProductOverview, ProductStatus, StockItem, UnitPrice
from tradewind.domain import catalogue
from tradewind.domain.refusal import Field, Refusal
from tradewind.stores import categories, stock
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, TransactionCancelled, Value, Wire

TABLE = "products"
MOST_ACTIONS = 100
MOST_KEYS = 100
MOST_VARIANTS = 40
# One that is exchanged takes four actions, one that stays takes one, and all else of a product, its record among it, up to 24.
MOST_EXCHANGED = (MOST_ACTIONS - MOST_VARIANTS - 24) // 3
PRICE_DIGITS = 8
INDEX_BY_SORT = {
    "newest": ("shelf-newest", "newest", False),
    "oldest": ("shelf-newest", "newest", True),
    "price-asc": ("shelf-price", "price", True),
    "price-desc": ("shelf-price", "price", False),
    "name": ("shelf-name", "name", True),
}
CARD = "card, inStock"
FOUND = "found:"
FILTER_PAGES = 4
"""How many pages of an index one list may read to fill a page through a filter; after that the page is short."""


class CartVariant(Struct, frozen=True, kw_only=True, rename="camel"):
    """What a cart needs to know of a SKU, without reading its product."""

    sku: str
    product_id: str
    slug: str
    name: str
    status: ProductStatus
    options: dict[str, str]
    price: UnitPrice
    image: Image | UnsetType = UNSET


class ShelfPage(NamedTuple):
    """`cards`, or whole documents, are JSON objects, ready to be sent; `position` is where the next page starts, None at the end."""

    cards: list[str]
    position: list[str] | None


class FoundPage(NamedTuple):
    """What was found by its words or SKUs, each product once; `position` is where the next page starts, None at the end."""

    overviews: list[ProductOverview]
    position: list[str] | None


class Products:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def get(self, id_or_slug: str, *, consistent: bool = False) -> Product | None:
        """The product, with `available` as it was when it was last written: `stock` says what it is now."""
        item = self._db.get_item(TABLE, _product_key(id_or_slug), ConsistentRead=consistent)
        return _document(item) if item else None

    def shelf(self, shelf: str, sort: str, limit: int, position: list[str] | None, lowest: int | None, highest: int | None) -> ShelfPage:
        """One page of a list. A price range is a key condition where the list is sorted by price, and a filter elsewhere."""
        index, attribute, forward = INDEX_BY_SORT[sort]
        condition, names, values = "shelf = :shelf", {}, {":shelf": {"S": shelf}}
        options: Wire = {}
        if lowest is not None or highest is not None:
            bounds = (lowest or 0, highest if highest is not None else 10**PRICE_DIGITS - 1)
            if attribute == "price":
                condition += " AND #price BETWEEN :lowest AND :highest"
                names["#price"] = "price"
                values |= {":lowest": {"S": _price_key(bounds[0])}, ":highest": {"S": _price_key(bounds[1]) + "~"}}
            else:
                options["FilterExpression"] = "amount BETWEEN :lowest AND :highest"
                values |= {":lowest": {"N": str(bounds[0])}, ":highest": {"N": str(bounds[1])}}
        if names:
            options["ExpressionAttributeNames"] = names
        start = _start_key(shelf, attribute, *position) if position else None
        cards: list[str] = []
        for _ in range(FILTER_PAGES):
            items, last = self._db.query(
                TABLE,
                IndexName=index,
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
                ProjectionExpression=CARD,
                ScanIndexForward=forward,
                Limit=limit - len(cards),
                **({"ExclusiveStartKey": start} if start else {}),
                **options,
            )
            cards += [_shown_card(item) for item in items]
            if not last:
                return ShelfPage(cards, None)
            position = [str(last[attribute]), str(last["pk"])]
            start = _start_key(shelf, attribute, *position)
            if len(cards) == limit:
                break
        return ShelfPage(cards, position)

    def staff_shelf(self, status: str, category: str, sort: str, limit: int, position: list[str] | None) -> FoundPage:
        """One page of a list for staff, before the stock is known."""
        page = self.shelf(catalogue.staff_shelf(status, category), sort, limit, position, None, None)
        return FoundPage([_read_overview(card) for card in page.cards], page.position)

    def find(self, text: str, status: str, category: str, limit: int, position: list[str] | None) -> FoundPage:
        """The products that are found by the beginning of a word or a SKU, those of the status and category."""
        wanted = catalogue.search_key(text)
        start = _found_key(*position) if position else None
        overviews: list[ProductOverview] = []
        for _ in range(FILTER_PAGES):
            items, last = self._db.query(
                TABLE,
                IndexName="shelf-name",
                KeyConditionExpression="shelf = :shelf AND begins_with(#name, :wanted)",
                ExpressionAttributeNames={"#name": "name"},
                ExpressionAttributeValues={":shelf": {"S": FOUND}, ":wanted": {"S": wanted}},
                ProjectionExpression="#name",
                Limit=limit - len(overviews),
                **({"ExclusiveStartKey": start} if start else {}),
            )
            overviews += self._once_each([str(item["name"]) for item in items], wanted, status, category)
            if not last:
                return FoundPage(overviews, None)
            position = [str(last["name"]), str(last["pk"]), str(last["sk"])]
            start = _found_key(*position)
            if len(overviews) == limit:
                break
        return FoundPage(overviews, position)

    def _once_each(self, found: list[str], wanted: str, status: str, category: str) -> list[ProductOverview]:
        """A product is found by several of its words, on several pages: it counts where it is found first."""
        ids = {name.rpartition("#")[2] for name in found}
        keys = [_shelf_key(id, catalogue.staff_shelf()) for id in ids]
        items = self._db.batch_get({TABLE: keys})[TABLE]
        overviews = {overview.id: overview for overview in (_read_overview(str(item["card"])) for item in items)}
        return [
            overview
            for key, _, id in (name.rpartition("#") for name in found)
            for overview in [overviews.get(id)]
            if overview
            and key == min(filter(_begins_with(wanted), catalogue.search_keys(overview.name, overview.skus)), default=None)
            and status in ("", overview.status)
            and category in ("", overview.category)
        ]

    def by_slugs(self, slugs: Iterable[str]) -> dict[str, Product]:
        """The products of some slugs as they are now; at most 100."""
        items = self._db.batch_get({TABLE: [_product_key(slug) for slug in slugs]}, consistent=True)[TABLE]
        return {product.slug: product for product in map(_document, items)}

    def owners(self, skus: Iterable[str]) -> dict[str, str]:
        """The id of the product that has each SKU now, of however many; one that nobody has is left out."""
        owners: dict[str, str] = {}
        for some in stock.batches(list(dict.fromkeys(skus)), MOST_KEYS):
            items = self._db.batch_get({TABLE: [variant_key(sku) for sku in some]}, consistent=True)[TABLE]
            owners |= {variant.sku: variant.product_id for variant in map(read_variant, items)}
        return owners

    def documents(self, limit: int, position: list[str] | None) -> ShelfPage:
        """One page of all products as they are stored, the oldest first."""
        page = self.staff_shelf("", "", "oldest", limit, position)
        ids = [overview.id for overview in page.overviews]
        items = self._db.batch_get({TABLE: [_product_key(id) for id in ids]})[TABLE]
        found = {str(item["pk"]): str(item["document"]) for item in items}
        return ShelfPage([found[id] for id in ids if id in found], page.position)

    def stock_items(self, skus: list[str], threshold: int) -> list[StockItem]:
        """The stock of these SKUs and what they are of, in their order; one that is gone is left out. `threshold` is the shop's own."""
        stocks: dict[str, Item] = {}
        variants: dict[str, CartVariant] = {}
        for some in stock.batches(skus, MOST_KEYS // 2):
            found = self._db.batch_get({stock.TABLE: [stock.stock_key(sku) for sku in some], TABLE: [variant_key(sku) for sku in some]})
            stocks |= {str(item["sku"]): item for item in found[stock.TABLE]}
            variants |= {variant.sku: variant for variant in map(read_variant, found[TABLE])}
        return [_stock_item(stocks[sku], variants[sku], threshold) for sku in skus if sku in stocks and sku in variants]

    def create(self, product: Product, record: AuditRecord | None = None, low_below: int = 0) -> None:
        """Put a product and its stock, with the record of who did; refuses a slug or a SKU that is taken.

        New stock of less than `low_below` runs low from the start.
        """
        self._write(_Transaction(self._db, None, product, low_below), record)

    def update(self, before: Product, after: Product, record: AuditRecord | None = None, low_below: int = 0) -> None:
        """Replace a product; `before` is the version that it must still be. New variants bring their stock, removed ones take it."""
        self._write(_Transaction(self._db, before, after, low_below), record)

    def delete(self, product: Product, record: AuditRecord | None = None) -> None:
        self._write(_Transaction(self._db, product, None), record)

    def hints(self, ids: Iterable[str]) -> dict[str, bool]:
        """What the shop's lists say of some products: whether any of it can be sold. One that is not on sale is left out; at most 100."""
        items = self._db.batch_get({TABLE: [_shelf_key(id, catalogue.ALL) for id in ids]}, consistent=True)[TABLE]
        return {str(item["pk"]): bool(item["inStock"]) for item in items}

    def set_in_stock(self, product: Product, in_stock: bool) -> None:
        """Correct the hint on the product's list entries, where they still are and say something else."""
        for shelf in sorted(catalogue.shelves(product)):
            with contextlib.suppress(ConditionFailed):
                self._db.update_item(
                    TABLE,
                    _shelf_key(product.id, shelf),
                    UpdateExpression="SET inStock = :now",
                    ConditionExpression="attribute_exists(pk) AND inStock <> :now",
                    ExpressionAttributeValues={":now": {"BOOL": in_stock}},
                )

    def _write(self, transaction: _Transaction, record: AuditRecord | None) -> None:
        actions = [*transaction.actions, audit_action(self._db, record)] if record else transaction.actions
        if len(actions) > MOST_ACTIONS:
            raise Refusal(
                "invalid-request",
                "This changes too many variants at once; do it in two steps.",
                Field("/variants", f"At most {MOST_EXCHANGED} variants can be exchanged at once."),
            )
        try:
            self._db.transact(actions, uuid.uuid4().hex)
        except TransactionCancelled as error:
            for i, refusal in enumerate(transaction.refusals):
                if error.failed(i):
                    raise refusal() from error
            raise


class _Transaction:
    """The actions that turn one state of a product into another, each with the refusal that a failing condition means.

    `before` is None for a product that is new, `after` for one that goes.
    """

    def __init__(self, db: DynamoDB, before: Product | None, after: Product | None, low_below: int = 0) -> None:
        self.actions: list[Wire] = []
        self.refusals: list[Callable[[], Refusal]] = []
        self._db = db
        self._low_below = low_below
        self._documents(before, after)
        self._categories(before, after)
        self._shelves(before, after)
        self._words(before, after)
        self._variants(before, after)

    def _add(self, action: Wire, refusal: Callable[[], Refusal]) -> None:
        self.actions.append(action)
        self.refusals.append(refusal)

    def _documents(self, before: Product | None, after: Product | None) -> None:
        db = self._db
        absent: tuple[str, dict[str, Value]] = ("attribute_not_exists(pk)", {})
        unchanged = ("version = :version", {"version": before.version}) if before else absent
        condition, values = unchanged
        if after:
            self._add(db.put(TABLE, _document_item(after, after.id), condition, **values), _stale)
            condition, values = unchanged if before and before.slug == after.slug else absent
            self._add(db.put(TABLE, _document_item(after, f"slug#{after.slug}"), condition, **values), _slug_taken(after.slug))
        elif before:
            self._add(db.delete(TABLE, _product_key(before.id), condition, **values), _stale)
        if before and (not after or after.slug != before.slug):
            self._add(db.delete(TABLE, _product_key(before.slug)), _stale)

    def _categories(self, before: Product | None, after: Product | None) -> None:
        old, new = (product and product.category for product in (before, after))
        if new and new != old:
            self._add(categories.count_in_action(self._db, new), no_category)
        if old and old != new:
            self._add(categories.count_out_action(self._db, old), _stale)

    def _shelves(self, before: Product | None, after: Product | None) -> None:
        new = _entries(after) if after else {}
        if before:
            for shelf in sorted(_entries(before).keys() - new.keys()):
                self._add(self._db.delete(TABLE, _shelf_key(before.id, shelf)), _stale)
        for shelf in sorted(new):
            self._add(self._db.put(TABLE, new[shelf]), _stale)

    def _words(self, before: Product | None, after: Product | None) -> None:
        old, new = ([] if product is None else _words_items(product) for product in (before, after))
        for item in new:
            if item not in old:
                self._add(self._db.put(TABLE, item), _stale)
        for item in old[len(new) :]:
            self._add(self._db.delete(TABLE, {"pk": item["pk"], "sk": item["sk"]}), _stale)

    def _variants(self, before: Product | None, after: Product | None) -> None:
        old = {variant.sku for variant in before.variants} if before else set()
        new = {variant.sku for variant in after.variants} if after else set()
        for sku in sorted(old - new):
            self._add(self._db.delete(TABLE, variant_key(sku)), _stale)
            self._add(stock.delete_action(self._db, sku), _stock_reserved(sku))
        if after:
            for i, variant in enumerate(after.variants):
                item = _variant_item(after, i)
                if variant.sku in old:
                    self._add(self._db.put(TABLE, item), _stale)
                else:
                    self._add(self._db.put(TABLE, item, "attribute_not_exists(pk)"), sku_taken(i))
                    self._add(stock.create_action(self._db, variant.sku, after.id, variant.available, self._low_below), sku_taken(i))


def items_of(product: Product) -> list[Item]:
    """Every item that the table holds of a product."""
    documents = [_document_item(product, product.id), _document_item(product, f"slug#{product.slug}")]
    entries = [*_entries(product).values(), *_words_items(product)]
    return documents + entries + [_variant_item(product, i) for i in range(len(product.variants))]


def variant_key(sku: str) -> Item:
    """Key of the item that a cart reads for a SKU."""
    return {"pk": f"sku#{sku}", "sk": "variant"}


def read_variant(item: Item) -> CartVariant:
    return msgspec.json.decode(str(item["document"]), type=CartVariant)


def _product_key(id_or_slug: str) -> Item:
    is_id = id_or_slug.startswith("prd_")
    return {"pk": id_or_slug if is_id else f"slug#{id_or_slug}", "sk": "product"}


def _shelf_key(product_id: str, shelf: str) -> Item:
    return {"pk": product_id, "sk": f"shelf#{shelf}"}


def _price_key(amount: int) -> str:
    return f"{amount:0{PRICE_DIGITS}d}"


def _start_key(shelf: str, attribute: str, place: str, product_id: str) -> Wire:
    key = {"shelf": shelf, attribute: place, **_shelf_key(product_id, shelf)}
    return {name: {"S": value} for name, value in key.items()}


def _found_key(name: str, pk: str, sk: str) -> Wire:
    return {attribute: {"S": value} for attribute, value in {"shelf": FOUND, "name": name, "pk": pk, "sk": sk}.items()}


def _document(item: Item) -> Product:
    return msgspec.json.decode(str(item["document"]), type=Product)


def _document_item(product: Product, pk: str) -> Item:
    return {"pk": pk, "sk": "product", "document": _json(product), "version": product.version}


def _variant_item(product: Product, index: int) -> Item:
    variant = product.variants[index]
    document = CartVariant(
        sku=variant.sku,
        product_id=product.id,
        slug=product.slug,
        name=product.name,
        status=product.status,
        options=variant.options,
        price=variant.price,
        image=product.images[0] if product.images else UNSET,
    )
    return {**variant_key(variant.sku), "document": _json(document), **_found_by(catalogue.search_key(variant.sku), product)}


def _words_items(product: Product) -> list[Item]:
    skus = {catalogue.search_key(variant.sku) for variant in product.variants}
    keys = sorted(catalogue.search_keys(product.name, ()) - skus)
    return [{"pk": product.id, "sk": f"words#{n}", **_found_by(key, product)} for n, key in enumerate(keys)]


def _found_by(key: str, product: Product) -> Item:
    return {"shelf": FOUND, "name": f"{key}#{product.id}"}


def _entries(product: Product) -> dict[str, Item]:
    """The product's entry on each of its shelves."""
    shown = catalogue.card(product)
    card = _json(msgspec.structs.replace(shown, in_stock=False)).replace('"inStock":false,', "", 1)
    overview = _json(catalogue.overview(product))
    return {
        **{shelf: {**_shelf_item(product, shown, shelf, card), "inStock": shown.in_stock} for shelf in sorted(catalogue.shelves(product))},
        **{shelf: _shelf_item(product, shown, shelf, overview) for shelf in sorted(catalogue.staff_shelves(product))},
    }


def _shelf_item(product: Product, card: ProductCard, shelf: str, shown: str) -> Item:
    return {
        **_shelf_key(product.id, shelf),
        "shelf": shelf,
        "newest": product.id,
        "price": f"{_price_key(card.price_from.amount)}#{product.id}",
        "name": f"{catalogue.sort_name(product.name)[:200]}#{product.id}",
        "amount": card.price_from.amount,
        "card": shown,
    }


def _stock_item(item: Item, variant: CartVariant, threshold: int) -> StockItem:
    level, own = stock.read_level(item), stock.read_threshold(item)
    return StockItem(
        sku=level.sku,
        product_id=variant.product_id,
        slug=variant.slug,
        name=variant.name,
        status=variant.status,
        options=variant.options,
        image=variant.image,
        on_hand=level.on_hand,
        reserved=level.reserved,
        available=level.available,
        threshold=threshold if own is None else own,
    )


def _begins_with(wanted: str) -> Callable[[str], bool]:
    return lambda key: key.startswith(wanted)


def _read_overview(card: str) -> ProductOverview:
    return msgspec.json.decode(card, type=ProductOverview)


def _shown_card(item: Item) -> str:
    """The card as it is sent: for the shop with the hint of stock, which an entry for staff does not have."""
    card = str(item["card"])
    return f'{card[:-1]},"inStock":{"true" if item["inStock"] else "false"}}}' if "inStock" in item else card


def _json(struct: Struct) -> str:
    return msgspec.json.encode(struct).decode()


def _stale() -> Refusal:
    return Refusal("stale-version", "Somebody changed this product since you read it; read it again, then change it.")


def no_category() -> Refusal:
    return Refusal("invalid-request", "Change the fields that are named.", Field("/category", "There is no category with this slug."))


def _slug_taken(slug: str) -> Callable[[], Refusal]:
    return lambda: Refusal(
        "slug-taken", "Another product has this slug; choose another.", Field("/slug", f"{slug} is taken.", "slug-taken")
    )


def sku_taken(index: int) -> Callable[[], Refusal]:
    return lambda: Refusal(
        "sku-taken",
        "Another product has this SKU; choose another.",
        Field(f"/variants/{index}/sku", "This SKU is taken.", "sku-taken"),
    )


def _stock_reserved(sku: str) -> Callable[[], Refusal]:
    return lambda: Refusal(
        "stock-reserved",
        f"Some of the stock of {sku} is reserved for orders, so it can't be removed; archive the product instead.",
    )
