"""Stripe: an order is paid by one Payment Intent, held at first and captured after.

How an order is charged once, whatever is repeated:

- The intent is made unconfirmed, under an idempotency key that derives from the order's id: made again, it is the first one, and so it is
  found again where its id was never kept. Nothing is charged by it until it is confirmed, and only an intent that nobody has confirmed
  or cancelled yet is.
- Stripe forgets idempotency keys after a day. For an order that is not known to be younger, the intent is looked for by its metadata
  before one is made. The search may not know of the last minutes; the key still knows of those.
- A declined intent is cancelled at once, so that the browser, which holds its secret, cannot confirm it with another card after the order
  has failed. Letting go of an order that has no intent makes one and cancels it: what comes later finds it cancelled.
- A refund carries the shop's id of it; whether it was given already is looked up first.

Stripe answers a repeated key with what it answered at first, so such an answer is never believed: the intent is read instead. A key also
names the state that the intent was in, because a refusal is remembered under its key as well.

    stripe.CardError                          the customer's bank said no: declined
    stripe.InvalidRequestError, on the token  the browser's token is none, or was used before: declined
    stripe.APIConnectionError, RateLimitError,
    APIError (5xx, 409, no JSON)              PaymentTimeout
    stripe.InvalidRequestError, on the amount it is none that Stripe takes: declined
    everything else of Stripe's               a mistake of ours: raised as it is
"""

from __future__ import annotations

import http.client
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote, urlsplit

import msgspec
import stripe

from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.payments import Action, Bill, ForgedNotice, Payment, PaymentRefused, PaymentStatus, PaymentTimeout

API_VERSION = "2026-10-28.endive"
ADDRESS = "https://api.stripe.com"
SIGNATURE = "stripe-signature"
TOLERANCE_SECONDS = 300
CONNECT_TIMEOUT_SECONDS = 2.0
RETRIES = 2
# For all that one call of the shop's asks of Stripe, repeats included: of three such calls a function of 29 s must be able to tell the end.
PATIENCE_SECONDS = 8.0
# Stripe keeps a key for a day at least.
KEY_SECONDS = 23 * 3600
PAGE = 100
EXPAND = ["latest_charge"]

# Where Stripe counts a currency in other units than ISO 4217 does, or takes not every amount: the shop's integers would be another price.
UNEQUAL_CURRENCIES = {"BHD", "IQD", "ISK", "JOD", "KWD", "LYD", "MGA", "OMR", "TND", "UGX"}

# An intent that nobody has confirmed is as good as none.
STATUSES: dict[str, PaymentStatus] = {
    "requires_payment_method": "unknown",
    "requires_confirmation": "unknown",
    "requires_action": "action-needed",
    "processing": "processing",
    "requires_capture": "authorised",
    "succeeded": "captured",
    "canceled": "voided",
}
VOIDABLE = {"requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"}
# Why an intent was cancelled, in Stripe's words; an authorisation that ran out has others.
DECLINED = "abandoned"
VOIDED = "requested_by_customer"
NOT_GIVEN = {"failed", "canceled"}

# It would tell of every request.
logging.getLogger("stripe").setLevel(logging.WARNING)
stripe.enable_telemetry = False


class StripePayments:
    """`shop` tells this shop's payments from others of the same Stripe account; the customer's bank sends the customer back to `site`.

    ValueError says which setting does not fit.
    """

    def __init__(
        self, secret_key: str, webhook_secret: str, *, shop: str, site: str, currency: str, clock: Clock, address: str = ADDRESS
    ) -> None:
        if currency in UNEQUAL_CURRENCIES:
            raise ValueError(f"shop.json: currency: Stripe counts {currency} in units of its own; the shop can't be paid in it by Stripe")
        self._http = _Connections()
        self._client = stripe.StripeClient(
            secret_key,
            stripe_version=API_VERSION,
            base_addresses={"api": address},
            http_client=self._http,
            max_network_retries=RETRIES,
        )
        self._intents = self._client.v1.payment_intents
        self._webhook_secret = webhook_secret
        self._shop = shop
        self._site = site
        self._clock = clock

    def authorise(self, bill: Bill, token: str) -> Payment:
        return self._about(bill, lambda intent: self._confirm(bill, intent, token) if _untouched(intent) else intent)

    def resume(self, bill: Bill, token: str) -> Payment:  # noqa: ARG002 - Stripe is told by the bank itself
        return self.find(bill)

    def find(self, bill: Bill) -> Payment:
        return self._about(bill, lambda intent: intent)

    def capture(self, bill: Bill) -> Payment:
        return self._about(bill, lambda intent: self._change(bill, intent, "capture") if intent.status == "requires_capture" else intent)

    def void(self, bill: Bill) -> Payment:
        return self._about(bill, lambda intent: self._change(bill, intent, "cancel", VOIDED) if intent.status in VOIDABLE else intent)

    def refund(self, bill: Bill, amount: int, refund_id: str) -> Payment:
        def give_back(intent: stripe.PaymentIntent) -> stripe.PaymentIntent:
            tries = [refund for refund in self._refunds(intent.id) if _metadata(refund).get("refund") == refund_id]
            if all(refund.status in NOT_GIVEN for refund in tries):
                self._refund(bill, intent, amount, refund_id, len(tries))
            return self._read(intent.id)

        return self._about(bill, give_back)

    def read_notice(self, body: bytes, headers: Mapping[str, str]) -> str | None:
        try:
            stripe.WebhookSignature.verify_header(body, headers.get(SIGNATURE), self._webhook_secret, TOLERANCE_SECONDS)
        except (stripe.SignatureVerificationError, TypeError, ValueError) as error:
            # A body that is not text, or a signature that is not ASCII, is Stripe's no more than a wrong one.
            raise ForgedNotice from error
        try:
            return self._order_of(msgspec.json.decode(body, type=_Notice).data.object.metadata)
        except msgspec.DecodeError:
            return None

    def payments_since(self, since: str) -> Iterator[Payment]:
        asked = {"created": {"gte": int(datetime.fromisoformat(since).timestamp())}, "expand": [f"data.{field}" for field in EXPAND]}
        for intent in self._pages(self._intents.list, asked):
            if self._order_of(_metadata(intent)):
                yield _stands(intent)

    def _about(self, bill: Bill, then: Callable[[stripe.PaymentIntent], stripe.PaymentIntent]) -> Payment:
        with self._asking():
            try:
                intent = self._intent(bill)
            except stripe.InvalidRequestError as error:
                if error.param == "amount":
                    # Less than Stripe takes at least, say: nothing can ever be held.
                    return Payment(bill.key, "declined")
                raise
            intent = then(intent)
            if _declined(intent) and intent.status in VOIDABLE:
                intent = self._change(bill, intent, "cancel", DECLINED)
            return _stands(intent)._replace(key=bill.key)

    def _intent(self, bill: Bill) -> stripe.PaymentIntent:
        """The bill's one intent, as it is now; made unconfirmed where there is none."""
        if bill.payment_id:
            return self._read(bill.payment_id)
        if not self._is_young(bill):
            found = self._search(bill)
            if found:
                return self._read(found)
        return self._fresh(
            self._intents.create(
                {
                    "amount": bill.amount,
                    "currency": bill.currency.lower(),
                    "capture_method": "manual",
                    "allowed_payment_method_types": ["card"],
                    "metadata": {"order": bill.key, "shop": self._shop},
                },
                self._key(bill, "intent"),
            )
        )

    def _is_young(self, bill: Bill) -> bool:
        return bill.placed_at != "" and self._clock.seconds() - datetime.fromisoformat(bill.placed_at).timestamp() < KEY_SECONDS

    def _search(self, bill: Bill) -> str:
        asked = f"metadata['order']:'{bill.key}' AND metadata['shop']:'{self._shop}'"
        found = self._intents.search({"query": asked, "limit": PAGE}).data
        return min(found, key=lambda intent: (intent.status == "canceled", intent.created)).id if found else ""

    def _read(self, intent_id: str) -> stripe.PaymentIntent:
        return self._intents.retrieve(intent_id, {"expand": EXPAND})

    def _fresh(self, intent: stripe.PaymentIntent) -> stripe.PaymentIntent:
        """What a repeated key is answered is how the intent was at first."""
        replayed = intent.last_response and intent.last_response.headers.get("idempotent-replayed") == "true"
        return self._read(intent.id) if replayed else intent

    def _key(self, bill: Bill, *parts: str) -> stripe.RequestOptions:
        return {"idempotency_key": ":".join([self._shop + bill.key, *parts])}

    def _confirm(self, bill: Bill, intent: stripe.PaymentIntent, token: str) -> stripe.PaymentIntent:
        """Have the money held, if Stripe takes the token and the bank agrees."""
        # The page that the customer comes back to reads this from the fragment, and has the shop ask how it ended.
        return_url = f"{self._site}/checkout/return#payment={quote(bill.key)}&challenge=stripe-return"
        asked: Any = {"payment_method": token, "return_url": return_url, "expand": EXPAND}
        try:
            return self._fresh(self._intents.confirm(intent.id, asked, self._key(bill, "confirm")))
        except stripe.CardError:
            return self._read(intent.id)
        except stripe.InvalidRequestError as error:
            # A token that was used before is refused without a word on which parameter it is about.
            if error.param not in (None, "payment_method"):
                raise
        intent = self._read(intent.id)
        # No other token is tried for this order.
        return self._change(bill, intent, "cancel", DECLINED) if _untouched(intent) else intent

    def _change(
        self, bill: Bill, intent: stripe.PaymentIntent, action: Literal["capture", "cancel"], reason: str = ""
    ) -> stripe.PaymentIntent:
        """Capture or cancel; where another was faster, or the bank says no, what has come of it."""
        asked: Any = {"expand": EXPAND, **({"cancellation_reason": reason} if reason else {})}
        try:
            return self._fresh(getattr(self._intents, action)(intent.id, asked, self._key(bill, action, intent.status, reason)))
        except stripe.CardError:
            pass
        except stripe.InvalidRequestError as error:
            if error.code != "payment_intent_unexpected_state":
                raise
        return self._read(intent.id)

    def _refunds(self, intent_id: str) -> Iterator[stripe.Refund]:
        return self._pages(self._client.v1.refunds.list, {"payment_intent": intent_id})

    def _refund(self, bill: Bill, intent: stripe.PaymentIntent, amount: int, refund_id: str, earlier_tries: int) -> None:
        metadata = {"order": bill.key, "shop": self._shop, "refund": refund_id}
        asked: Any = {"payment_intent": intent.id, "amount": amount, "metadata": metadata}
        try:
            self._client.v1.refunds.create(asked, self._key(bill, "refund", refund_id, str(earlier_tries)))
        except stripe.InvalidRequestError as error:
            # Stripe gives back no more than it took, of two that ask at once too.
            if amount > _left(self._read(intent.id)):
                raise PaymentRefused from error
            raise

    def _pages(self, ask: Callable[[Any], Any], asked: Mapping[str, Any]) -> Iterator[Any]:
        after: dict[str, str] = {}
        while True:
            with self._asking():
                page = ask({**asked, "limit": PAGE, **after})
            yield from page.data
            if not page.has_more:
                return
            after = {"starting_after": page.data[-1].id}

    def _order_of(self, metadata: Mapping[str, str]) -> str | None:
        """The order that an object of Stripe's is about, if it is this shop's."""
        return metadata.get("order") if metadata.get("shop") == self._shop else None

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with self._http.patience():
            try:
                yield
            except (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError) as error:
                raise PaymentTimeout from error


class _Connections(stripe.HTTPClient):
    """Stripe's library over the standard library: a connection per thread is kept open, and time is counted over all repeats."""

    name = "http.client"

    def __init__(self) -> None:
        super().__init__()
        self._kept = threading.local()

    @contextmanager
    def patience(self) -> Iterator[None]:
        """Within it, no answer is waited for longer than PATIENCE_SECONDS in all; what is within another shares the other's."""
        outer = getattr(self._kept, "until", None)
        self._kept.until = outer or time.monotonic() + PATIENCE_SECONDS
        try:
            yield
        finally:
            self._kept.until = outer

    def request(self, method: str, url: str, headers: Mapping[str, str] | None, post_data: Any = None) -> tuple[bytes, int, Any]:  # type: ignore[override]
        left = self._kept.until - time.monotonic()
        if left <= 0:
            raise _lost("no time is left", again=False)
        address = urlsplit(url)
        connection: http.client.HTTPConnection | None = getattr(self._kept, "connection", None)
        fresh = connection is None or connection.sock is None
        try:
            if connection is None or connection.sock is None:
                connection = self._kept.connection = _connect(address.scheme, address.netloc, left)
            connection.sock.settimeout(left)
            connection.request(method.upper(), f"{address.path}?{address.query}".rstrip("?"), post_data, dict(headers or {}))
            response = connection.getresponse()
            return response.read(), response.status, response.headers
        except (OSError, http.client.HTTPException) as error:
            self.close()
            # A connection that was kept open may have been closed at the other end since; the request carries its idempotency key.
            if not fresh and isinstance(error, (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected)):
                return self.request(method, url, headers, post_data)
            raise _lost(type(error).__name__, again=True) from error

    def close(self) -> None:
        connection: http.client.HTTPConnection | None = getattr(self._kept, "connection", None)
        if connection:
            connection.close()
        self._kept.connection = None


def _lost(what: str, *, again: bool) -> stripe.APIConnectionError:
    return stripe.APIConnectionError(what, should_retry=again)  # type: ignore[no-untyped-call]


def _connect(scheme: str, host: str, left: float) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(host, timeout=min(left, CONNECT_TIMEOUT_SECONDS))
    connection.connect()
    return connection


class _Subject(msgspec.Struct):
    metadata: dict[str, str] = {}


class _Data(msgspec.Struct):
    object: _Subject


class _Notice(msgspec.Struct):
    """Of an event, what the shop reads: whose order it is about."""

    data: _Data


def _stands(intent: stripe.PaymentIntent) -> Payment:
    """How an intent of this shop's stands."""
    status: PaymentStatus = "declined" if _declined(intent) else STATUSES[intent.status]
    return Payment(
        key=_metadata(intent).get("order", ""),
        status=status,
        amount=intent.amount_received,
        refunded=_refunded(intent),
        currency=intent.currency.upper(),
        payment_id=intent.id,
        at=timestamp(intent.created),
        action=_action(intent) if status == "action-needed" else None,
    )


def _metadata(thing: stripe.PaymentIntent | stripe.Refund) -> dict[str, str]:
    return thing.metadata.to_dict() if thing.metadata else {}


def _declined(intent: stripe.PaymentIntent) -> bool:
    if intent.status == "canceled" and intent.cancellation_reason == DECLINED:
        return True
    return intent.status in ("canceled", "requires_payment_method") and intent.last_payment_error is not None


def _untouched(intent: stripe.PaymentIntent) -> bool:
    """Whether nobody has asked the bank yet."""
    return STATUSES[intent.status] == "unknown" and not _declined(intent)


def _action(intent: stripe.PaymentIntent) -> Action:
    redirect = intent.next_action.redirect_to_url if intent.next_action else None
    return Action((redirect.url if redirect else None) or "", intent.client_secret or "")


def _refunded(intent: stripe.PaymentIntent) -> int:
    return intent.latest_charge.amount_refunded if isinstance(intent.latest_charge, stripe.Charge) else 0


def _left(intent: stripe.PaymentIntent) -> int:
    """What was captured and not given back."""
    return intent.amount_received - _refunded(intent)
