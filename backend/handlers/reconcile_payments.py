from typing import Any

import msgspec

from tradewind.configuration import payment_gateway
from tradewind.edge import log
from tradewind.edge.consumer import schedule
from tradewind.gateways.clock import SystemClock, timestamp
from tradewind.services.reconcile_payments import reconcile_payments
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

LOOK_BACK_SECONDS = 3 * 24 * 3600

db = connect()
till = Till(Orders(db), payment_gateway(db), SystemClock())


@schedule("reconcilePayments")
def handler() -> dict[str, list[dict[str, Any]]]:
    found = reconcile_payments(till, timestamp(till.clock.seconds() - LOOK_BACK_SECONDS))
    differences = [msgspec.to_builtins(difference) for difference in found]
    for difference in differences:
        log.record("WARNING" if difference["repaired"] else "ERROR", "payment difference", **difference)
    return {"differences": differences}
