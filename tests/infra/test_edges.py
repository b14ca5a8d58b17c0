"""What AWS's own edges say is what the handlers and the local shop say: problems, CORS, security headers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from local.gateway.site import SHOP_POLICY, STAND_IN_POLICIES
from local.settings import ROOT
from tests.infra.conftest import Workshop
from tradewind.edge.problems import CONTENT_TYPE, ROWS

BACKEND = "modules/backend"
FRONTEND = "modules/frontend"
# No handler counts requests.
ONLY_THE_GATEWAY = {"too-many-requests"}
ELSEWHERE = " https://api.example.com https://cognito.example.com"


@pytest.fixture(scope="module")
def refusals(workshop: Workshop) -> dict[str, dict[str, Any]]:
    return workshop.values(BACKEND, "aws_api_gateway_gateway_response.problems")


def headers(values: dict[str, Any]) -> dict[str, str]:
    return {name.rsplit(".", 1)[-1]: value.strip("'") for name, value in values["response_parameters"].items()}


def test_a_refusal_of_the_gateway_is_the_problem_that_a_handler_would_answer(refusals: dict[str, dict[str, Any]]) -> None:
    for refusal, values in refusals.items():
        body = json.loads(values["response_templates"]["application/json"])
        kind = body["type"].removeprefix("/problems/")
        if kind not in ONLY_THE_GATEWAY:
            assert (body["status"], body["title"]) == ROWS[kind][:2], refusal
        assert int(values["status_code"]) == body["status"]
        assert headers(values)["Content-Type"] == CONTENT_TYPE


def test_a_page_may_read_of_a_refusal_what_it_may_read_of_an_answer(refusals: dict[str, dict[str, Any]]) -> None:
    # A handler reads the origin when it is loaded.
    code = "import json; from tradewind.edge.operation import CROSS_ORIGIN; print(json.dumps(CROSS_ORIGIN))"
    environment = {**os.environ, "ALLOWED_ORIGIN": "https://shop.example.com", "PYTHONPATH": str(ROOT / "backend")}
    answered = json.loads(subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout)
    for values in refusals.values():
        assert {name: headers(values)[name] for name in answered} == answered


@pytest.mark.parametrize("name", ["shop", *STAND_IN_POLICIES])
def test_cloudfront_sends_the_headers_that_the_local_shop_sends(workshop: Workshop, name: str) -> None:
    values = workshop.values(FRONTEND, "aws_cloudfront_response_headers_policy.pages")[name]
    security = values["security_headers_config"][0]
    sent = {item["header"].lower(): item["value"] for item in values["custom_headers_config"][0]["items"]}
    sent["content-security-policy"] = security["content_security_policy"][0]["content_security_policy"].replace(ELSEWHERE, "")
    sent["x-frame-options"] = security["frame_options"][0]["frame_option"]
    sent["referrer-policy"] = security["referrer_policy"][0]["referrer_policy"]
    sent["x-content-type-options"] = "nosniff" if security["content_type_options"] else ""
    assert sent == STAND_IN_POLICIES.get(name, SHOP_POLICY)
