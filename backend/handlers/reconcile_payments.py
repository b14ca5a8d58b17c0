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
    differences = []
    since = timestamp(till.clock.seconds() - LOOK_BACK_SECONDS)
    for found in reconcile_payments(till, since, lambda error, order_id: log.failure(error, function="reconcilePayments", order=order_id)):
        differences.append(difference := msgspec.to_builtins(found))
        log.record("WARNING" if found.repaired else "ERROR", "payment difference", **difference)
    return {"differences": differences}
