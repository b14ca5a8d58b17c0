"""What a report says of an item that was refused."""

from __future__ import annotations

from msgspec import UNSET

from tradewind.contract.types import FieldError, ImportedItem
from tradewind.domain.refusal import Refusal


def refused_item(refusal: Refusal) -> ImportedItem:
    errors = [FieldError(pointer=field.pointer, detail=field.detail, code=field.code or UNSET) for field in refusal.fields]
    return ImportedItem(outcome="refused", changes=[], detail=refusal.detail, errors=errors)
