"""From event to request and from response to answer: bodies, parameters, conditional requests, failures. Pure; a second."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from backend.tests.support.events import STAFF, api_event
from tradewind.contract.operations import OPERATIONS
from tradewind.contract.types import AdjustStockHeader, Category, CategoryPage, ListProductsQuery, OrderRequest, QuoteRequest
from tradewind.domain.refusal import Refusal
from tradewind.edge.operation import Request, Response, operation

# What staff were last given as a role is looked up.
pytestmark = pytest.mark.usefixtures("dynamodb")

BODY = {"lines": [{"sku": "MUG", "quantity": 1}]}


def request(operation_id: str, **sent: Any) -> Request:
    return Request(api_event(operation_id, **sent), OPERATIONS[operation_id])


def kind_of_refusal(run: Any, *arguments: Any) -> str:
    with pytest.raises(Refusal) as raised:
        run(*arguments)
    return raised.value.kind


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8", "application/json ;"]
)
def test_json_is_taken(content_type: str) -> None:
    assert request("quoteCart", body=BODY, headers={"Content-Type": content_type}).body(QuoteRequest).lines[0].sku == "MUG"


@pytest.mark.parametrize(
    "content_type",
    [
        *(None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"),
        *("application/json; charset=latin-1", "application/problem+json", "text/json", "application/json, text/plain"),
    ],
)
def test_any_other_type_is_refused(content_type: str | None) -> None:
    sent = request("quoteCart", body=BODY, headers={"Content-Type": content_type})
    assert kind_of_refusal(sent.body, QuoteRequest) == "unsupported-media-type"


def test_header_names_have_no_case() -> None:
    for name in ("content-type", "CONTENT-TYPE", "Content-type"):
        assert request("quoteCart", body=BODY, headers={name: "application/json"}).body(QuoteRequest)
    for name in ("IDEMPOTENCY-KEY", "Idempotency-Key"):
        sent = request("adjustStock", by=STAFF, headers={name: "a" * 16})
        assert sent.headers(AdjustStockHeader).idempotency_key == "a" * 16


@pytest.mark.parametrize(("operation_id", "kind"), [("quoteCart", QuoteRequest), ("createOrder", OrderRequest)])
def test_a_body_may_have_so_many_bytes_and_no_more(operation_id: str, kind: type[Any]) -> None:
    most = OPERATIONS[operation_id].max_body_bytes
    assert kind_of_refusal(request(operation_id, body=" " * most).body, kind) == "malformed-request"
    assert kind_of_refusal(request(operation_id, body=" " * (most + 1)).body, kind) == "too-large"
    assert kind_of_refusal(request(operation_id, body="ü" * (most // 2 + 1)).body, kind) == "too-large"
    assert kind_of_refusal(request(operation_id, body="x" * 1_000_000).body, kind) == "too-large"


def test_a_body_in_base64_is_read_and_measured_as_it_is() -> None:
    most = OPERATIONS["quoteCart"].max_body_bytes
    for body, kind in ((b" " * most, "malformed-request"), (b" " * (most + 1), "too-large")):
        event = api_event("quoteCart", body=base64.b64encode(body).decode()) | {"isBase64Encoded": True}
        assert kind_of_refusal(Request(event, OPERATIONS["quoteCart"]).body, QuoteRequest) == kind
    event = api_event("quoteCart", body=base64.b64encode(json.dumps(BODY).encode()).decode()) | {"isBase64Encoded": True}
    assert Request(event, OPERATIONS["quoteCart"]).body(QuoteRequest).lines[0].sku == "MUG"


@pytest.mark.parametrize("text", ["%%%", "abc", "ü"])
def test_a_body_that_is_no_base64_is_refused(text: str) -> None:
    event = api_event("quoteCart", body=text) | {"isBase64Encoded": True}
    assert kind_of_refusal(Request(event, OPERATIONS["quoteCart"]).body, QuoteRequest) == "malformed-request"


def test_a_body_that_is_missing_is_refused() -> None:
    sent = request("quoteCart", headers={"Content-Type": "application/json"})
    assert kind_of_refusal(sent.body, QuoteRequest) == "malformed-request"


def test_half_a_character_in_a_body_is_refused() -> None:
    assert kind_of_refusal(request("quoteCart", body='{"lines": "\ud800"}').body, QuoteRequest) == "malformed-request"


def test_a_parameter_that_is_sent_twice_is_named() -> None:
    with pytest.raises(Refusal) as raised:
        request("listProducts", query={"limit": ["1", "2"], "sort": "name"}).query(ListProductsQuery)
    assert [field.pointer for field in raised.value.fields] == ["/query/limit"]


@pytest.mark.parametrize(
    ("if_match", "version"),
    [('"3"', 3), ('"3-abc_-9"', 3), ('W/"3-abc"', 3), (' "12-x" ', 12)],
)
def test_if_match_gives_the_version(if_match: str, version: int) -> None:
    assert request("updateProduct", by=STAFF, headers={"If-Match": if_match}).version() == version


@pytest.mark.parametrize(
    "if_match", ["", "*", "3", '"abc"', '"-3"', '"3', '"3-a", "4-b"', '"3.0"', '"' + "9" * 16 + '"', '"\u0663"', "x" * 500]
)
def test_if_match_of_anything_else_matches_nothing(if_match: str) -> None:
    assert kind_of_refusal(request("updateProduct", by=STAFF, headers={"If-Match": if_match}).version) == "stale-version"


def test_if_match_is_asked_for() -> None:
    assert kind_of_refusal(request("updateProduct", by=STAFF).version) == "precondition-required"


def answer(if_none_match: str | None, operation_id: str = "listCategories", items: int = 0, **response: Any) -> dict[str, Any]:
    @operation(operation_id)
    def handler(_request: Request) -> Response:
        category = Category(slug="mugs", name="Mugs", description="")
        return Response(200, CategoryPage(items=[category] * items, version=1), cache="public", **{"etag": True, **response})

    return handler(api_event(operation_id, headers={"If-None-Match": if_none_match}, by=STAFF), None)


ETAG = answer(None)["headers"]["ETag"]


@pytest.mark.parametrize("if_none_match", [ETAG, f"W/{ETAG}", f'"a", {ETAG}', f'W/"a",W/{ETAG} , "b"', "*", " * "])
def test_a_copy_that_is_current_is_not_sent_again(if_none_match: str) -> None:
    got = answer(if_none_match)
    assert got == {"statusCode": 304, "headers": {"Cache-Control": "public", "ETag": ETAG}, "body": "", "isBase64Encoded": False}


@pytest.mark.parametrize("if_none_match", [None, "", '"a"', ETAG.strip('"'), f'"x{ETAG[1:]}', "**", '"*"', ETAG.lower() + "x"])
def test_a_copy_that_is_not_current_is_sent(if_none_match: str | None) -> None:
    got = answer(if_none_match)
    assert (got["statusCode"], got["headers"]["ETag"], json.loads(got["body"])) == (200, ETAG, {"items": [], "version": 1})


@pytest.mark.parametrize("operation_id", ["createProduct", "updateProduct"])
def test_a_write_that_took_place_is_never_told_as_not_modified(operation_id: str) -> None:
    assert answer("*", operation_id, etag=False, version=1)["statusCode"] == 200


def test_an_etag_is_strong_and_changes_with_the_body_and_the_version() -> None:
    tags = {
        answer(None)["headers"]["ETag"],
        answer(None, items=1)["headers"]["ETag"],
        answer(None, version=1)["headers"]["ETag"],
        answer(None, version=2)["headers"]["ETag"],
    }
    assert len(tags) == 4
    assert answer(None, version=12)["headers"]["ETag"].startswith('"12-')


def test_an_answer_that_was_stored_says_so() -> None:
    assert answer(None, replayed=True)["headers"]["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in answer(None)["headers"]
