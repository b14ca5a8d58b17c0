"""Places orders one after the other until it is killed, and says each one's number before it begins: python -m tests.races.buyer NAME"""

from __future__ import annotations

import sys
from itertools import count
from typing import Any

from backend.tests.support.catalogue import order
from backend.tests.support.events import Answer, call

SKUS = ("MUG", "CUP")
PAYMENTS = ("succeed", "succeed", "decline", "timeout")


def body_of(number: int) -> dict[str, Any]:
    """The order of a number: what is bought and how it is paid follow from it."""
    mugs, cups = 1 + number % 3, 1 + number % 2
    return order(("MUG", mugs), ("CUP", cups), ("MUG", 1), total=100 * (mugs + cups + 1) + 490, pay=PAYMENTS[number % 4])


def place(buyer: str, number: int) -> Answer:
    return call("createOrder", body=body_of(number), headers={"Idempotency-Key": f"{buyer}-{number:012}"})


def main(buyer: str) -> None:
    for number in count():
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        place(buyer, number)


if __name__ == "__main__":
    main(sys.argv[1])
