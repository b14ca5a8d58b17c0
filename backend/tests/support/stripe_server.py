"""A stand-in for Stripe's API, as far as the shop uses it: `python -m backend.tests.support.stripe_server PORT`, on loopback.

Written after Stripe's published API description, because `localstripe` from PyPI has no idempotency keys, no confirmation with a token, no
search, no cancellation reasons and no limit to refunds. It speaks what the library speaks: form bodies, bearer keys, `Idempotency-Key`
and `Stripe-Version`, errors with their types and codes, lists with cursors. It keeps everything in memory.

`POST /_test` sets how it misbehaves, makes time pass, and has the customer's bank answer; `GET /_test` tells what it was asked. A fault is
for the next request to a path that ends so: `before` the request is carried out, or `after` it, when the answer is lost.
"""

from __future__ import annotations

import asyncio
import json
import re
import secrets
import sys
import time
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

SECRET_KEY = "sk_test_shop"
KEY_SECONDS = 24 * 3600
# What becomes of a card, by its token: Stripe's own test tokens.
DECLINE_CODES = {"pm_card_visa_chargeDeclined": "generic_decline", "pm_card_chargeDeclinedInsufficientFunds": "insufficient_funds"}
CHALLENGED = {"pm_card_threeDSecure2Required"}
GOOD = {"pm_card_visa", "pm_card_mastercard"}
CARDS = GOOD | CHALLENGED | set(DECLINE_CODES)
SMALLEST = {"eur": 50, "usd": 50, "jpy": 50}
CANCELLABLE = {"requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"}
PARAMETERS = {
    "create": {"amount", "currency", "capture_method", "allowed_payment_method_types", "metadata", "expand"},
    "confirm": {"payment_method", "return_url", "expand"},
    "capture": {"expand"},
    "cancel": {"cancellation_reason", "expand"},
    "refund": {"payment_intent", "amount", "metadata"},
}


class Refused(Exception):
    def __init__(self, status: int, kind: str, message: str, code: str | None = None, param: str | None = None, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"type": kind, "message": message, "code": code, "param": param, **more}


def invalid(message: str, code: str | None = None, param: str | None = None, status: int = 400) -> Refused:
    return Refused(status, "invalid_request_error", message, code, param)


class Stripe:
    """The provider's books."""

    def __init__(self) -> None:
        self.intents: dict[str, dict[str, Any]] = {}
        self.charges: dict[str, dict[str, Any]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, dict[str, Any]] = {}
        self.busy: set[str] = set()
        self.asked: list[dict[str, Any]] = []
        self.faults: list[dict[str, Any]] = []
        self.used_tokens: set[str] = set()
        self.searched_seconds = 60.0
        self.ahead = 0.0

    def now(self) -> float:
        return time.time() + self.ahead

    # Payment Intents

    def create(self, form: dict[str, Any]) -> dict[str, Any]:
        allow(form, "create")
        amount, currency = whole(form, "amount"), str(form.get("currency", ""))
        if not re.fullmatch("[a-z]{3}", currency):
            raise invalid(f"Invalid currency: {currency}", param="currency")
        if amount < SMALLEST.get(currency, 1):
            raise invalid("Amount must be at least the smallest that can be charged.", "amount_too_small", "amount")
        intent_id = f"pi_{secrets.token_hex(8)}"
        self.intents[intent_id] = {
            "id": intent_id,
            "object": "payment_intent",
            "amount": amount,
            "amount_received": 0,
            "cancellation_reason": None,
            "capture_method": form.get("capture_method", "automatic"),
            "client_secret": f"{intent_id}_secret_{secrets.token_hex(8)}",
            "created": int(self.now()),
            "currency": currency,
            "last_payment_error": None,
            "latest_charge": None,
            "metadata": form.get("metadata", {}),
            "next_action": None,
            "payment_method": None,
            "status": "requires_payment_method",
            "searchable_at": self.now() + self.searched_seconds,
        }
        return self.intents[intent_id]

    def intent(self, intent_id: str) -> dict[str, Any]:
        if intent_id not in self.intents:
            raise invalid(f"No such payment_intent: '{intent_id}'", "resource_missing", "intent", 404)
        return self.intents[intent_id]

    def confirm(self, intent: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
        allow(form, "confirm")
        if intent["status"] not in ("requires_payment_method", "requires_confirmation"):
            raise unexpected(intent)
        token = str(form.get("payment_method", ""))
        name = token.partition("-")[0]
        if name not in CARDS:
            raise invalid(f"No such PaymentMethod: '{token}'", "resource_missing", "payment_method", 404)
        if token in self.used_tokens:
            raise invalid("The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment.")
        if "-" in token:
            self.used_tokens.add(token)
        intent["payment_method"] = token
        if name in CHALLENGED:
            if not str(form.get("return_url", "")).startswith("http"):
                raise invalid("You must provide a `return_url`.", param="return_url")
            intent["status"] = "requires_action"
            redirect = {"url": f"https://hooks.stripe.com/3d_secure_2/{intent['id']}", "return_url": form["return_url"]}
            intent["next_action"] = {"type": "redirect_to_url", "redirect_to_url": redirect}
            return intent
        self._settle(intent, DECLINE_CODES.get(name))
        if intent["last_payment_error"]:
            raise Refused(402, "card_error", "Your card was declined.", "card_declined", payment_intent=dict(intent))
        return intent

    def _settle(self, intent: dict[str, Any], decline: str | None) -> None:
        intent["next_action"] = None
        if decline:
            error = {"type": "card_error", "code": "card_declined", "decline_code": decline, "message": "Your card was declined."}
            intent |= {"status": "requires_payment_method", "payment_method": None, "last_payment_error": error}
            return
        charge_id = f"ch_{secrets.token_hex(8)}"
        self.charges[charge_id] = {
            "id": charge_id,
            "object": "charge",
            "amount": intent["amount"],
            "amount_refunded": 0,
            "captured": False,
            "metadata": intent["metadata"],
            "payment_intent": intent["id"],
            "refunded": False,
        }
        intent |= {"status": "requires_capture", "latest_charge": charge_id, "last_payment_error": None}
        if intent["capture_method"] != "manual":
            self._take(intent)

    def bank_answers(self, intent: dict[str, Any], *, agreed: bool) -> None:
        """The customer has confirmed the payment at their bank, or failed to."""
        if intent["status"] == "requires_action":
            self._settle(intent, None if agreed else "authentication_required")

    def _take(self, intent: dict[str, Any]) -> None:
        intent |= {"status": "succeeded", "amount_received": intent["amount"]}
        self.charges[intent["latest_charge"]]["captured"] = True

    def capture(self, intent: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
        allow(form, "capture")
        if intent["status"] != "requires_capture":
            raise unexpected(intent)
        self._take(intent)
        return intent

    def cancel(self, intent: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
        allow(form, "cancel")
        if intent["status"] not in CANCELLABLE:
            raise unexpected(intent)
        intent |= {"status": "canceled", "next_action": None, "cancellation_reason": form.get("cancellation_reason")}
        return intent

    def search(self, query: str) -> list[dict[str, Any]]:
        wanted = dict(re.findall(r"metadata\['(\w+)'\]:'([^']*)'", query))
        return [
            intent for intent in self.newest() if wanted.items() <= intent["metadata"].items() and intent["searchable_at"] <= self.now()
        ]

    def newest(self) -> list[dict[str, Any]]:
        return list(reversed(self.intents.values()))

    # Refunds

    def refund(self, form: dict[str, Any]) -> dict[str, Any]:
        allow(form, "refund")
        intent = self.intent(str(form.get("payment_intent", "")))
        charge = self.charges.get(intent["latest_charge"] or "")
        if charge is None or not charge["captured"]:
            raise invalid("This PaymentIntent does not have a successful charge to refund.")
        amount = whole(form, "amount")
        left = charge["amount"] - charge["amount_refunded"]
        if left == 0:
            raise invalid("Charge has already been refunded.", "charge_already_refunded")
        if amount > left:
            raise invalid("Refund amount is greater than unrefunded amount on charge.", param="amount")
        charge["amount_refunded"] += amount
        refund_id = f"re_{secrets.token_hex(8)}"
        self.refunds[refund_id] = {
            "id": refund_id,
            "object": "refund",
            "amount": amount,
            "created": int(self.now()),
            "metadata": form.get("metadata", {}),
            "payment_intent": intent["id"],
            "status": "succeeded",
        }
        return self.refunds[refund_id]

    def refund_fails(self, refund: dict[str, Any]) -> None:
        """The customer's bank sends it back, days later."""
        refund["status"] = "failed"
        self.charges[self.intents[refund["payment_intent"]]["latest_charge"]]["amount_refunded"] -= refund["amount"]

    def shown(self, thing: dict[str, Any], expand: list[str]) -> dict[str, Any]:
        shown = {name: value for name, value in thing.items() if name != "searchable_at"}
        if "latest_charge" in expand and shown.get("latest_charge"):
            shown["latest_charge"] = self.charges[shown["latest_charge"]]
        return shown


def allow(form: dict[str, Any], action: str) -> None:
    for name in set(form) - PARAMETERS[action]:
        raise invalid(f"Received unknown parameter: {name}", "parameter_unknown", name)


def whole(form: dict[str, Any], name: str) -> int:
    text = str(form.get(name, ""))
    if not re.fullmatch("[1-9][0-9]*", text):
        raise invalid(f"Invalid positive integer: {text}", "parameter_invalid_integer", name)
    return int(text)


def unexpected(intent: dict[str, Any]) -> Refused:
    return invalid(f"This PaymentIntent has a status of {intent['status']}.", "payment_intent_unexpected_state")


def read_form(text: str) -> dict[str, Any]:
    """`metadata[order]=1` as a dict within, `expand[0]=a` as a list."""
    form: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        outer, _, inner = name.partition("[")
        inner = inner.rstrip("]")
        if not inner:
            form[outer] = value
        elif inner.isdecimal():
            form.setdefault(outer, []).append(value)
        else:
            form.setdefault(outer, {})[inner] = value
    return form


stripe = Stripe()


def perform(method: str, path: str, form: dict[str, Any]) -> dict[str, Any]:
    expand = form.get("expand", [])
    match [method, *path.strip("/").split("/")[1:]]:
        case ["POST", "payment_intents"]:
            return stripe.shown(stripe.create(form), expand)
        case ["GET", "payment_intents"]:
            since = int(form.get("created", {}).get("gte", 0))
            found = [intent for intent in stripe.newest() if intent["created"] >= since]
            return page(path, found, form, [name.removeprefix("data.") for name in expand])
        case ["GET", "payment_intents", "search"]:
            found = [stripe.shown(intent, []) for intent in stripe.search(form["query"])]
            return {"object": "search_result", "url": path, "has_more": False, "data": found}
        case ["GET", "payment_intents", intent_id]:
            return stripe.shown(stripe.intent(intent_id), expand)
        case ["POST", "payment_intents", intent_id, "confirm" | "capture" | "cancel" as action]:
            return stripe.shown(getattr(stripe, action)(stripe.intent(intent_id), form), expand)
        case ["POST", "refunds"]:
            return stripe.shown(stripe.refund(form), [])
        case ["GET", "refunds"]:
            found = [refund for refund in reversed(stripe.refunds.values()) if refund["payment_intent"] == form["payment_intent"]]
            return page(path, found, form, [])
    raise invalid(f"Unrecognized request URL ({method}: {path}).", status=404)


def page(path: str, found: list[dict[str, Any]], form: dict[str, Any], expand: list[str]) -> dict[str, Any]:
    ids = [thing["id"] for thing in found]
    start = ids.index(form["starting_after"]) + 1 if "starting_after" in form else 0
    size = int(form.get("limit", 10))
    some = [stripe.shown(thing, expand) for thing in found[start : start + size]]
    return {"object": "list", "url": path, "has_more": len(found) > start + size, "data": some}


def answer(status: int, body: Any, **headers: str) -> Response:
    return JSONResponse(body, status, {"request-id": f"req_{secrets.token_hex(7)}", **headers})


async def api(request: Request) -> Response:
    text = (await request.body()).decode() if request.method == "POST" else request.url.query
    path, key = request.url.path, request.headers.get("idempotency-key")
    asked = {"method": request.method, "path": path, "key": key, "version": request.headers.get("stripe-version"), "body": text}
    stripe.asked.append(asked)
    if request.headers.get("authorization") != f"Bearer {SECRET_KEY}":
        return answer(401, {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided: sk_test_****"}})
    fault = next((fault for fault in stripe.faults if path.endswith(fault["path"])), None)
    if fault:
        fault["times"] -= 1
        if fault["times"] <= 0:
            stripe.faults.remove(fault)
    if fault and "intent" in fault:
        # Somebody else was faster, between what the caller read and this.
        stripe.intents[fault["intent"]["id"]] |= fault["intent"]
        fault = None
    if fault and fault["when"] == "before":
        return await misbehave(request, fault)
    response = remembered(key, asked) or carry_out(request.method, path, text, key, asked)
    return await misbehave(request, fault) if fault else response


def remembered(key: str | None, asked: dict[str, Any]) -> Response | None:
    known = stripe.keys.get(key or "")
    if known is None or stripe.now() - known["at"] > KEY_SECONDS:
        return None
    if (known["path"], known["body"]) != (asked["path"], asked["body"]):
        message = "Keys for idempotent requests can only be used with the same parameters they were first used with."
        return answer(400, {"error": {"type": "idempotency_error", "message": message}})
    return answer(known["status"], known["answer"], **{"idempotent-replayed": "true", "original-request": "req_first"})


def carry_out(method: str, path: str, text: str, key: str | None, asked: dict[str, Any]) -> Response:
    try:
        status, body = 200, perform(method, path, read_form(text))
    except Refused as refused:
        status, body = refused.status, {"error": {name: value for name, value in refused.error.items() if value is not None}}
    body = json.loads(json.dumps(body))
    # What fails validation was not begun, and is not remembered.
    if key and method == "POST" and body.get("error", {}).get("code") not in ("parameter_unknown", "parameter_invalid_integer"):
        stripe.keys[key] = {"at": stripe.now(), "path": path, "body": asked["body"], "status": status, "answer": body}
    return answer(status, body)


async def misbehave(request: Request, fault: dict[str, Any]) -> Response:
    if fault["how"] == "silence":
        await asyncio.sleep(float(fault.get("seconds", 30)))
    if fault["how"] == "not-json":
        return Response("<html>Bad Gateway</html>", 502)
    if fault["how"] == "hang-up":
        request.scope["transport"].abort()
        return Response()
    status = int(fault["how"]) if fault["how"].isdecimal() else 500
    kind = {429: "rate_limit_error", 409: "idempotency_error", 403: "invalid_request_error"}.get(status, "api_error")
    return answer(status, {"error": {"type": kind, "message": "as told"}}, **fault.get("headers", {}))


async def test(request: Request) -> Response:
    if request.method == "GET":
        return JSONResponse({"asked": stripe.asked, "intents": list(stripe.intents.values()), "refunds": list(stripe.refunds.values())})
    told = await request.json()
    if told.get("reset"):
        stripe.__init__()  # type: ignore[misc]
    if "fault" in told:
        stripe.faults.append({"when": "before", "times": 1, **told["fault"]})
    stripe.ahead += told.get("pass_seconds", 0)
    if "bank" in told:
        stripe.bank_answers(stripe.intents[told["bank"]["intent"]], agreed=told["bank"]["agreed"])
    if "refund_fails" in told:
        stripe.refund_fails(stripe.refunds[told["refund_fails"]])
    if "intent" in told:
        stripe.intents[told["intent"]["id"]] |= told["intent"]
    return JSONResponse({})


class WithTransport:
    """Lets a request hang up."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            scope["transport"] = getattr(getattr(send, "__self__", None), "transport", None)
        await self._app(scope, receive, send)


ROUTES = [Route(path, endpoint, methods=["GET", "POST"]) for path, endpoint in (("/_test", test), ("/v1/{path:path}", api))]
app = WithTransport(Starlette(routes=ROUTES))

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", http="h11", loop="asyncio")
