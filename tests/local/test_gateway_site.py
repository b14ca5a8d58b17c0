"""The site's side of the gateway: S3 and CloudFront's behaviour, and the API reference. About 5 ms a test."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.local.conftest import INDEX, SCRIPT, SITE_CONFIG, RunningGateway

SCRIPT_PATH = "/assets/app-1a2b3c.js"


@pytest.mark.parametrize("path", ["/", "/products/oak-tray", "/checkout/delivery?step=2", "/assets/gone-000000.js", "/images/gone.webp"])
def test_what_is_no_file_is_the_storefront_itself(gateway: RunningGateway, path: str) -> None:
    answer = gateway.request("GET", path)
    assert (answer.status, answer.body.decode()) == (200, INDEX)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/images/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/%00"]
)
def test_nothing_outside_the_site_is_served(gateway: RunningGateway, path: str) -> None:
    head, _, body = gateway.raw(f"GET {path} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".encode()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body.decode() == INDEX


def test_hashed_files_are_kept_for_a_year_and_pictures_for_a_day(gateway: RunningGateway) -> None:
    script = gateway.request("GET", SCRIPT_PATH)
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.headers["content-type"].startswith("text/javascript")
    picture = gateway.request("GET", "/images/kite.webp")
    assert picture.headers["cache-control"] == "public, max-age=86400"
    assert picture.headers["content-type"] == "image/webp"


def test_what_shrinks_is_sent_compressed_to_those_who_take_it(gateway: RunningGateway) -> None:
    plain = gateway.request("GET", SCRIPT_PATH)
    zipped = gateway.request("GET", SCRIPT_PATH, headers={"Accept-Encoding": "br, gzip"})
    assert plain.body.decode() == SCRIPT
    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body).decode() == SCRIPT
    assert plain.headers["vary"] == zipped.headers["vary"] == "accept-encoding"
    assert "content-encoding" not in gateway.request("GET", "/images/kite.webp", headers={"Accept-Encoding": "gzip"}).headers


def test_who_has_a_file_already_is_not_sent_it_again(gateway: RunningGateway) -> None:
    etag = gateway.request("GET", SCRIPT_PATH).headers["etag"]
    answer = gateway.request("GET", SCRIPT_PATH, headers={"If-None-Match": f'"other", W/{etag}'})
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == etag


def test_head_tells_of_a_file_without_sending_it(gateway: RunningGateway) -> None:
    answer = gateway.request("HEAD", SCRIPT_PATH)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == str(len(SCRIPT))


def test_a_file_that_changes_is_served_as_it_is_now(gateway: RunningGateway) -> None:
    file = gateway.log_file.parent / "dist" / "robots.txt"
    file.write_text("first")
    assert gateway.request("GET", "/robots.txt").body == b"first"
    file.write_text("second")
    assert gateway.request("GET", "/robots.txt").body == b"second"


@pytest.mark.parametrize("path", ["/", "/products/oak-tray", SCRIPT_PATH, "/images/kite.webp", "/config.json"])
def test_every_answer_carries_the_security_headers(gateway: RunningGateway, path: str) -> None:
    headers = gateway.request("GET", path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_the_payment_fields_may_be_framed_by_the_shop_alone(gateway: RunningGateway) -> None:
    headers = gateway.request("GET", "/payment-fields/index.html").headers
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_the_banks_page_is_framed_by_nobody(gateway: RunningGateway) -> None:
    headers = gateway.request("GET", "/payment-challenge/index.html?payment=ord_1").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("page", ["payment-fields", "payment-challenge"])
def test_what_is_told_to_the_payment_providers_stand_ins_goes_nowhere(gateway: RunningGateway, page: str) -> None:
    assert "connect-src 'none'" in gateway.request("GET", f"/{page}/index.html").headers["content-security-policy"]


def test_the_site_is_only_read(gateway: RunningGateway) -> None:
    answer = gateway.request("POST", "/products/oak-tray", "{}")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.json()["type"] == "/problems/method-not-allowed"


def test_the_runtime_configuration_is_never_cached(gateway: RunningGateway) -> None:
    answer = gateway.request("GET", "/config.json")
    assert answer.json() == SITE_CONFIG
    assert answer.headers["cache-control"] == "no-cache"


def test_the_reference_is_drawn_from_the_contract_by_our_own_files(gateway: RunningGateway) -> None:
    page = gateway.request("GET", "/docs")
    assert page.status == 200
    assert b'src="/docs/rapidoc-min.js"' in page.body
    assert b"//" not in page.body.replace(b"<!doctype html>", b"")
    assert gateway.request("GET", "/docs/rapidoc-min.js").headers["content-type"].startswith("text/javascript")
    contract = json.loads(gateway.request("GET", "/docs/openapi.json").body)
    assert contract["paths"]["/orders"]["post"]["operationId"] == "createOrder"


def test_the_log_says_of_a_client_route_only_that_it_was_one(gateway: RunningGateway) -> None:
    gateway.request("GET", "/orders/ord_private/tok_secret")
    gateway.request("GET", "/images/kite.webp")
    routes = [row["route"] for row in gateway.logged(last="/images/kite.webp")]
    assert routes[-2:] == ["/index.html", "/images/kite.webp"]
