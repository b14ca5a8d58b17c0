"""Files posted by a form, as a browser posts them."""

from __future__ import annotations

from collections.abc import Mapping

import httpx


def post_form(url: str, fields: Mapping[str, str], content: bytes, name: str = "picture") -> httpx.Response:
    """The form's fields first and the file last, as S3 wants them."""
    parts: list[tuple[str, tuple[str | None, str | bytes]]] = [*((field, (None, value)) for field, value in fields.items())]
    return httpx.post(url, files=[*parts, ("file", (name, content))], timeout=30)
