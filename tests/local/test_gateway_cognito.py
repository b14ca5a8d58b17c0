"""/cognito: what anyone may ask of Cognito reaches the emulator, and nothing else does. MiniStack; some two seconds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from local.gateway.cognito import MOST_BYTES, PUBLIC_ACTIONS
from local.identity import ensure_identity
from tests.local.conftest import Answer, RunningGateway


def ask(gateway: RunningGateway, action: str, request: Any, service: str = "AWSCognitoIdentityProviderService") -> Answer:
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{service}.{action}"}
    return gateway.request("POST", "/cognito", json.dumps(request), headers)


@pytest.fixture(scope="module")
def client_id(gateway_process: RunningGateway) -> str:
    return ensure_identity(gateway_process.cognito_url, "http://localhost:8000").client_id


def test_an_account_is_made_and_confirmed_by_its_code_alone(gateway: RunningGateway, client_id: str) -> None:
    who = {"ClientId": client_id, "Username": "ada@example.com"}
    attributes = [{"Name": "email", "Value": "ada@example.com"}]
    made = ask(gateway, "SignUp", {**who, "Password": "Tradewind-test-1", "UserAttributes": attributes})
    assert made.status == 200
    assert made.headers["content-type"] == "application/x-amz-json-1.1"
    assert made.headers["cache-control"] == "no-store"
    wrong = ask(gateway, "ConfirmSignUp", {**who, "ConfirmationCode": "999999"})
    assert (wrong.status, wrong.json()["__type"]) == (400, "CodeMismatchException")
    assert ask(gateway, "ConfirmSignUp", {**who, "ConfirmationCode": "123456"}).status == 200


@pytest.mark.parametrize("action", ["AdminCreateUser", "AdminGetUser", "ListUsers", "DeleteUserPool", "signup", ""])
def test_what_takes_credentials_on_aws_is_refused(gateway: RunningGateway, action: str) -> None:
    answer = ask(gateway, action, {})
    assert (answer.status, answer.json()) == (400, {"__type": "UnknownOperationException"})


def test_no_other_service_is_reached(gateway: RunningGateway) -> None:
    assert ask(gateway, "SignUp", {}, "DynamoDB_20120810").status == 400
    assert gateway.request("POST", "/cognito", "{}").status == 400


def test_a_large_request_is_refused(gateway: RunningGateway) -> None:
    assert ask(gateway, "SignUp", "x" * MOST_BYTES).status == 413


def test_no_action_of_an_administrator_is_public() -> None:
    assert not [action for action in PUBLIC_ACTIONS if action.startswith(("Admin", "Create", "List", "Describe", "DeleteUserPool"))]
