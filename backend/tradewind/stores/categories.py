"""The `categories` table: one partition, `shop`.

| item     | slug     | holds                                                                                |
|----------|----------|--------------------------------------------------------------------------------------|
| tree     | `#tree`  | the version of the whole tree                                                        |
| category | its slug | document, place in the shop's order, and how many products, of any status, are in it |

Every change by staff is on condition of the tree's version. A product's own transaction counts it in and out, on condition that the
category is there; a category is deleted on condition that it counts none.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from tradewind.contract.types import Category
from tradewind.domain.refusal import Refusal
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import DynamoDB, Item, TransactionCancelled, Wire, marshal

TABLE = "categories"
TREE = "shop"
# Sorts before every slug, so that it is read before what it is the version of.
HEAD = "#tree"


class CategoryTree(NamedTuple):
    """`categories` are in the shop's order. The version is 0 until staff first change the tree. `places` are those of `categories`."""

    version: int
    categories: list[Category]
    places: list[int]


class Categories:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def tree(self, *, consistent: bool = False) -> CategoryTree:
        items: list[Item] = []
        start: Item | None = None
        while True:
            page, start = self._db.query(
                TABLE,
                KeyConditionExpression="tree = :tree",
                ExpressionAttributeValues={":tree": {"S": TREE}},
                ConsistentRead=consistent,
                **({"ExclusiveStartKey": {name: {"S": value} for name, value in start.items()}} if start else {}),
            )
            items += page
            if start is None:
                break
        version = next((int(item["version"]) for item in items if item["slug"] == HEAD), 0)
        found = sorted((int(item["place"]), str(item["slug"]), str(item["document"])) for item in items if item["slug"] != HEAD)
        return CategoryTree(version, [msgspec.json.decode(text, type=Category) for _, _, text in found], [place for place, _, _ in found])

    def there(self, slugs: Iterable[str]) -> set[str]:
        """Those of some slugs that are a category's; at most 100."""
        items = self._db.batch_get({TABLE: [category_key(slug) for slug in set(slugs)]}, consistent=True)[TABLE]
        return {str(item["slug"]) for item in items}

    def put(self, category: Category, place: int) -> None:
        """Put a category, or replace what it says, whatever the tree's version: for who fills a shop."""
        self._db.update_item(
            TABLE,
            category_key(category.slug),
            UpdateExpression="SET document = :document, place = :place, products = if_not_exists(products, :none)",
            ExpressionAttributeValues=marshal({":document": _json(category), ":place": place, ":none": 0}),
        )

    def create(self, before: CategoryTree, category: Category, record: AuditRecord) -> None:
        """Put a category after all others."""
        item: Item = {
            **category_key(category.slug),
            "place": max(before.places, default=-1) + 1,
            "document": _json(category),
            "products": 0,
        }
        self._write(before, [self._db.put(TABLE, item, "attribute_not_exists(slug)")], record)

    def update(self, before: CategoryTree, after: list[Category], record: AuditRecord) -> None:
        """Put the same categories in this order, each as it is now; those that stay as they are are not written."""
        old = {each.slug: (each, place) for each, place in zip(before.categories, before.places, strict=True)}
        ordered = [each.slug for each in after] != [each.slug for each in before.categories]
        actions = []
        for i, category in enumerate(after):
            place = i if ordered else old[category.slug][1]
            if old[category.slug] != (category, place):
                change = "SET document = :document, place = :place"
                key = category_key(category.slug)
                actions.append(self._db.update(TABLE, key, change, "attribute_exists(slug)", document=_json(category), place=place))
        self._write(before, actions, record)

    def delete(self, before: CategoryTree, slug: str, record: AuditRecord) -> None:
        """Delete a category that no product is in."""
        try:
            self._write(before, [self._db.delete(TABLE, category_key(slug), "products = :none", none=0)], record)
        except TransactionCancelled as error:
            if error.failed(1):
                raise Refusal(
                    "category-in-use", "Products are in this category, perhaps drafts or archived ones; move them first."
                ) from error
            raise

    def _write(self, before: CategoryTree, actions: list[Wire], record: AuditRecord) -> None:
        version = before.version
        condition = "version = :before" if version else "attribute_not_exists(version)"
        values = {"before": version} if version else {}
        head = self._db.update(TABLE, category_key(HEAD), "SET version = :after", condition, after=version + 1, **values)
        try:
            self._db.transact([head, *actions, audit_action(self._db, record)], uuid.uuid4().hex)
        except TransactionCancelled as error:
            if error.failed(0):
                raise stale_tree() from error
            raise


def stale_tree() -> Refusal:
    return Refusal("stale-version", "Somebody changed the categories since you read them; read them again, then change them.")


def category_key(slug: str) -> Item:
    return {"tree": TREE, "slug": slug}


def count_in_action(db: DynamoDB, slug: str) -> Wire:
    """Count one more product in a category, on condition that it is there."""
    return db.update(TABLE, category_key(slug), "ADD products :one", "attribute_exists(slug)", one=1)


def count_out_action(db: DynamoDB, slug: str) -> Wire:
    """Count one product less in a category."""
    return db.update(TABLE, category_key(slug), "ADD products :one", "attribute_exists(slug)", one=-1)


def _json(category: Category) -> str:
    return msgspec.json.encode(category).decode()
