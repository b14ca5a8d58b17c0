"""Whether a deployed shop answers, seen from outside: the API's health, a list of products, the page and its configuration."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 10
PATIENCE_SECONDS = 120
PAUSE_SECONDS = 3


class Smoke(NamedTuple):
    """The addresses to look at."""

    api_url: str
    site_url: str


Probe = tuple[str, Callable[[bytes], bool]]


def sample(smoke: Smoke) -> list[str]:
    """What is wrong with the API at this moment, a sentence each."""
    return [problem for url, is_right in _api(smoke) if (problem := _probe(url, is_right))]


def check(smoke: Smoke) -> list[str]:
    """What is wrong, a sentence each. A new distribution or function is given some time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    problems = []
    for url, is_right in [*_api(smoke), *_site(smoke)]:
        problem = _probe(url, is_right)
        while problem and time.monotonic() < deadline:
            time.sleep(PAUSE_SECONDS)
            problem = _probe(url, is_right)
        print(f"   {'ok    ' if not problem else 'FAILED'} {url}", flush=True)
        if problem:
            problems.append(problem)
    return problems


def _api(smoke: Smoke) -> list[Probe]:
    return [
        (f"{smoke.api_url}/health", lambda body: _json(body).get("status") == "ok"),
        (f"{smoke.api_url}/products?limit=1", lambda body: "items" in _json(body)),
    ]


def _site(smoke: Smoke) -> list[Probe]:
    return [
        (f"{smoke.site_url}/", lambda body: b'<div id="root"' in body),
        (f"{smoke.site_url}/a/page/of/the/storefront", lambda body: b'<div id="root"' in body),
        (f"{smoke.site_url}/config.json", lambda body: _json(body).get("apiUrl") == smoke.api_url),
    ]


def _probe(url: str, is_right: Callable[[bytes], bool]) -> str:
    try:
        with urllib.request.urlopen(request_to(url), timeout=TIMEOUT_SECONDS) as response:  # noqa: S310 - addresses that Terraform gave
            return "" if is_right(response.read()) else f"{url} answers, but not with what was deployed"
    except urllib.error.HTTPError as error:
        return f"{url} answers {error.code}"
    except OSError as error:
        return f"{url} does not answer ({error})"


def request_to(url: str) -> urllib.request.Request:
    """Names below localhost are this machine (RFC 6761), which not every resolver knows."""
    parts = urlsplit(url)
    if not (parts.hostname or "").endswith(".localhost"):
        return urllib.request.Request(url)  # noqa: S310
    here = parts._replace(netloc=f"localhost:{parts.port}").geturl()
    return urllib.request.Request(here, headers={"Host": parts.netloc})  # noqa: S310


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
