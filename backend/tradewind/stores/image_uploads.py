"""The `image-uploads` table: what has become of each picture that was uploaded. An item per upload, with its document and its state.

    awaited   nobody has looked at the file yet
    ready     it is a picture of the shop's; the document has its address
    refused   it is none; the document says why

What is ready or refused stays so. A product holds the picture's address itself, so that all of this may be forgotten.
"""

from __future__ import annotations

import uuid

import msgspec

from tradewind.contract.types import ImageUpload
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item

TABLE = "image-uploads"
REMEMBERED_SECONDS = 86_400


class ImageUploads:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def create(self, upload: ImageUpload, now: int, record: AuditRecord) -> None:
        """Put an upload that is awaited, and the record with it. `now` is in seconds since 1970."""
        item: Item = {"id": upload.id, "state": upload.state, "document": _json(upload), "expiresAt": now + REMEMBERED_SECONDS}
        put = self._db.put(TABLE, item, "attribute_not_exists(id)")
        self._db.transact([put, audit_action(self._db, record)], uuid.uuid4().hex)

    def get(self, upload_id: str) -> ImageUpload | None:
        item = self._db.get_item(TABLE, {"id": upload_id}, ConsistentRead=True)
        return msgspec.json.decode(str(item["document"]), type=ImageUpload) if item else None

    def end(self, upload: ImageUpload) -> bool:
        """Say that an upload is ready or refused; False where that has been said before, or it is forgotten."""
        try:
            self._db.update_item(
                TABLE,
                {"id": upload.id},
                UpdateExpression="SET #state = :state, document = :document",
                ConditionExpression="#state = :awaited",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={
                    ":state": {"S": upload.state},
                    ":document": {"S": _json(upload)},
                    ":awaited": {"S": "awaited"},
                },
            )
        except ConditionFailed:
            return False
        return True


def _json(upload: ImageUpload) -> str:
    return msgspec.json.encode(upload).decode()
