from __future__ import annotations

from tradewind.contract.types import Profile
from tradewind.services.shared.customer_parts import read_part
from tradewind.stores.customers import Customers

UNKNOWN = Profile(name="", phone="")


def get_profile(customers: Customers, customer: str) -> Profile:
    return read_part(customers, customer, "profile", UNKNOWN)
