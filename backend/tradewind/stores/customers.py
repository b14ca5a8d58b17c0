"""The `customers` table: what each customer keeps with the shop.

| item      | customer      | part        | holds                                     |
|-----------|---------------|-------------|-------------------------------------------|
| profile   | Cognito's sub | `profile`   | a document of the contract, and its version |
| addresses | Cognito's sub | `addresses` | the whole address book                    |
| wishlist  | Cognito's sub | `wishlist`  | the whole wishlist                        |
| cart      | Cognito's sub | `cart`      | the whole cart                            |

A part is written whole, on condition of the version that it was read as, so that what holds for the whole of it (one default, so many at
most) holds whoever else writes.
"""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, TypeVar, get_args

import msgspec

from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item

TABLE = "customers"
T = TypeVar("T")
Part = Literal["profile", "addresses", "wishlist", "cart"]
PARTS: tuple[Part, ...] = get_args(Part)


class Kept(NamedTuple, Generic[T]):
    """A part as it is; `version` is 0, and `value` None, where nothing has been kept yet."""

    value: T | None
    version: int


class Customers:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def get(self, customer: str, part: Part, kind: type[T]) -> Kept[T]:
        item = self._db.get_item(TABLE, part_key(customer, part), ConsistentRead=True)
        return Kept(None, 0) if item is None else Kept(msgspec.json.decode(str(item["document"]), type=kind), int(item["version"]))

    def get_all(self, customer: str) -> dict[str, bytes]:
        """Each part's document as JSON, by the part; one that has not been kept yet is left out."""
        items = self._db.batch_get({TABLE: [part_key(customer, part) for part in PARTS]}, consistent=True)[TABLE]
        return {str(item["part"]): str(item["document"]).encode() for item in items}

    def put(self, customer: str, part: Part, value: object, version: int) -> bool:
        """Keep a part in place of the version that it was read as; False where somebody wrote it since."""
        item: Item = {**part_key(customer, part), "document": msgspec.json.encode(value).decode(), "version": version + 1}
        unchanged = "version = :version" if version else "attribute_not_exists(customer)"
        values = {"ExpressionAttributeValues": {":version": {"N": str(version)}}} if version else {}
        try:
            self._db.put_item(TABLE, item, ConditionExpression=unchanged, **values)
        except ConditionFailed:
            return False
        return True

    def forget(self, customer: str) -> None:
        for part in PARTS:
            self._db.delete_item(TABLE, part_key(customer, part))


def part_key(customer: str, part: Part) -> Item:
    return {"customer": customer, "part": part}
