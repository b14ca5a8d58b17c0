"""A fresh process in which many threads read the same kinds of body at once, as a gateway's first requests do."""

from __future__ import annotations

import os
import sys
import threading

import msgspec

from backend.tests.support.contract import EXAMPLES
from local.gateway.api import load_handlers
from local.gateway.routes import read_contract, read_operations
from tests.support.emulators import handler_environment
from tradewind.contract.types import ListProductsQuery, OrderRequest, PlacedOrder, ProductInput

THREADS = 32
KIND_BY_EXAMPLE = {"createOrder.201": PlacedOrder, "createOrder.request": OrderRequest, "createProduct.request": ProductInput}


def main() -> None:
    os.environ.update(handler_environment(9))
    load_handlers(read_operations(read_contract()))
    bodies = {kind: (EXAMPLES / f"{name}.json").read_bytes() for name, kind in KIND_BY_EXAMPLE.items()}
    gate = threading.Barrier(THREADS)

    def read() -> None:
        gate.wait()
        for kind, body in bodies.items():
            msgspec.json.decode(body, type=kind)
        msgspec.convert({"limit": "3"}, ListProductsQuery, strict=False)

    # Threads take turns at almost every step, so that what can go wrong does.
    sys.setswitchinterval(1e-6)
    threads = [threading.Thread(target=read) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
