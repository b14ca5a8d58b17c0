"""docs/webhooks.md against the code: its sample checks what the shop signs, its tables say what the shop does. A second."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any, get_args

import pytest

from backend.tests.support.webhooks import SECRET, FakeSender, add_delivery, subscribe
from local.settings import ROOT
from tradewind.contract.types import OrderEventType
from tradewind.domain.webhooks import ATTEMPTS, KEPT_DAYS, MOST_SUBSCRIPTIONS, PAUSES_SECONDS, first_message, sign
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.gateways.webhook_sender import ANSWER_TIMEOUT_SECONDS
from tradewind.services.deliver_webhook import deliver_webhook
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks

PAGE = (ROOT / "docs" / "webhooks.md").read_text("utf-8")
SECONDS_BY_UNIT = {"minute": 60, "minutes": 60, "hours": 3600}


@pytest.fixture
def check() -> Callable[[str, str, bytes], bool]:
    """The page's sample."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - the page's own code
    return names["is_from_the_shop"]  # type: ignore[no-any-return]


def test_the_sample_takes_what_the_shop_sends(dynamodb: DynamoDB, check: Callable[[str, str, bytes], bool]) -> None:
    webhook, sender = subscribe(dynamodb), FakeSender()
    message = first_message(webhook.id, add_delivery(dynamodb, webhook))
    body = f'{{"webhookId":"{message.webhook_id}","deliveryId":"{message.delivery_id}"}}'
    deliver_webhook(Webhooks(dynamodb), connect_queues(), sender, SystemClock(), body)
    ((_, headers, sent),) = sender.sent
    assert check(SECRET, headers["Tradewind-Signature"], sent)
    assert set(re.findall(r"^\| `([A-Z][\w-]+)` \|", PAGE, re.M)) == headers.keys()


def test_the_sample_refuses_what_it_does_not_send(check: Callable[[str, str, bytes], bool]) -> None:
    now = int(time.time())
    good = sign(SECRET, now, b"{}")
    assert check(SECRET, good, b"{}")
    assert not check(SECRET, good, b"{ }")
    assert not check("whsec_other", good, b"{}")
    assert not check(SECRET, sign(SECRET, now - 301, b"{}"), b"{}")
    assert not check(SECRET, good.replace(f"t={now}", f"t={now - 1}"), b"{}")
    assert not any(check(SECRET, header, b"{}") for header in ("", "t=", "v1=", f"t={now}", f"t={now},v1=é", "t=²,v1=x", "nonsense"))


def test_the_pauses_are_those_of_the_page() -> None:
    rows = re.findall(r"^\| (\d+) \| (\d+) (\w+) \|$", PAGE, re.M)
    assert [(int(number), int(count) * SECONDS_BY_UNIT[unit]) for number, count, unit in rows] == list(enumerate(PAUSES_SECONDS, 1))
    assert f"| {ATTEMPTS} | no more" in PAGE


def test_the_page_names_every_type_and_every_limit() -> None:
    assert set(get_args(OrderEventType)) <= set(re.findall(r"`(\w+)`", PAGE))
    for text in (f"there may be {MOST_SUBSCRIPTIONS}", f"back {KEPT_DAYS} days", f"within {ANSWER_TIMEOUT_SECONDS:g} seconds"):
        assert text in PAGE
