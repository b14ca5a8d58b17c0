"""The `categories` table: one partition, `shop`, with an item per category; `place` is its place in the shop's order."""

from __future__ import annotations

import msgspec

from tradewind.contract.types import Category
from tradewind.stores.dynamodb import DynamoDB, Item

TABLE = "categories"
TREE = "shop"


class Categories:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def list_all(self) -> list[Category]:
        """Every category, in the shop's order."""
        items: list[Item] = []
        start: Item | None = None
        while True:
            page, start = self._db.query(
                TABLE,
                KeyConditionExpression="tree = :tree",
                ExpressionAttributeValues={":tree": {"S": TREE}},
                **({"ExclusiveStartKey": {name: {"S": value} for name, value in start.items()}} if start else {}),
            )
            items += page
            if start is None:
                break
        items.sort(key=lambda item: (int(item["place"]), str(item["slug"])))
        return [msgspec.json.decode(str(item["document"]), type=Category) for item in items]

    def exists(self, slug: str) -> bool:
        return self._db.get_item(TABLE, {"tree": TREE, "slug": slug}) is not None

    def put(self, category: Category, place: int) -> None:
        item: Item = {"tree": TREE, "slug": category.slug, "place": place, "document": msgspec.json.encode(category).decode()}
        self._db.put_item(TABLE, item)
