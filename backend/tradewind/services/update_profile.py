from __future__ import annotations

from tradewind.contract.types import Profile
from tradewind.services.get_profile import UNKNOWN
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers


def update_profile(customers: Customers, customer: str, wanted: Profile) -> Profile:
    return change_part(customers, customer, "profile", UNKNOWN, lambda _: wanted)
