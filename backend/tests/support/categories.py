"""The tree of categories, as staff change it."""

from __future__ import annotations

from typing import Any

from backend.tests.support.events import STAFF, Answer, Person, call


def change(operation_id: str, version: int | None, *, category: str = "", by: Person | None = STAFF, body: Any = None) -> Answer:
    headers = {"If-Match": None if version is None else f'"{version}"'}
    return call(operation_id, by=by, path={"category": category} if category else None, headers=headers, body=body)


def new(slug: str, parent: str = "") -> dict[str, str]:
    return {"slug": slug, "name": slug.capitalize(), "description": f"All {slug}.", **({"parent": parent} if parent else {})}


def tree() -> list[tuple[str, str]]:
    """Each category and its parent, in the shop's order."""
    return [(each["slug"], each.get("parent", "")) for each in call("listCategories").body["items"]]
