"""What differs from shop to shop: the rows of shop.json, checked when a function starts; and where the storefront is."""

from __future__ import annotations

import os
from pathlib import Path

from tradewind.domain.shop import Shop, read_shop


def load_shop() -> Shop:
    """ValueError says which row does not fit, and why."""
    return read_shop(Path(__file__).with_name("shop.json").read_bytes())


def site_address() -> str:
    return os.environ["SITE_URL"]
