"""Requests to DynamoDB are signed as botocore signs them. Pure; a second."""

from __future__ import annotations

import time
from unittest import mock

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials
from hypothesis import given
from hypothesis import strategies as st

from tradewind.stores.dynamodb import Credentials, DynamoDB

secrets = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/+=", min_size=16, max_size=60)


def signed_by_botocore(credentials: Credentials, region: str, host: str, action: str, body: bytes, moment: str) -> str:
    headers = {
        "content-type": "application/x-amz-json-1.0",
        "host": host,
        "x-amz-target": f"DynamoDB_20120810.{action}",
    }
    request = AWSRequest("POST", f"https://{host}/", data=body, headers=headers)
    auth = SigV4Auth(BotocoreCredentials(*credentials), "dynamodb", region)
    with mock.patch("botocore.auth.get_current_datetime", return_value=time_of(moment)):
        auth.add_auth(request)
    return str(request.headers["Authorization"])


def time_of(moment: str) -> object:
    from datetime import datetime

    return datetime.strptime(moment, "%Y%m%dT%H%M%SZ")


@given(
    body=st.binary(max_size=2000),
    seconds=st.integers(0, 4_000_000_000),
    access_key=st.from_regex(r"[A-Z0-9]{16,20}", fullmatch=True),
    secret_key=secrets,
    token=st.none() | secrets,
    action=st.sampled_from(["GetItem", "BatchGetItem", "TransactWriteItems"]),
    region=st.sampled_from(["eu-central-1", "us-east-1"]),
)
def test_a_signature_is_the_one_that_botocore_makes(
    body: bytes, seconds: int, access_key: str, secret_key: str, token: str | None, action: str, region: str
) -> None:
    credentials, now = Credentials(access_key, secret_key, token), time.gmtime(seconds)
    host = f"dynamodb.{region}.amazonaws.com"
    ours = DynamoDB("", region, f"https://{host}", credentials)._signed(action, body, now)  # noqa: SLF001
    moment = time.strftime("%Y%m%dT%H%M%SZ", now)
    assert ours["x-amz-date"] == moment
    assert ours.get("x-amz-security-token") == token
    assert ours["authorization"] == signed_by_botocore(credentials, region, host, action, body, moment)


def test_the_key_of_a_day_is_made_again_on_the_next() -> None:
    client = DynamoDB("", "eu-central-1", "http://localhost:8000", Credentials("a" * 16, "s" * 16, None))
    for seconds in (86_399, 86_400, 86_399):
        now = time.gmtime(seconds)
        moment = time.strftime("%Y%m%dT%H%M%SZ", now)
        expected = signed_by_botocore(Credentials("a" * 16, "s" * 16, None), "eu-central-1", "localhost:8000", "GetItem", b"{}", moment)
        assert client._signed("GetItem", b"{}", now)["authorization"] == expected  # noqa: SLF001


@pytest.mark.parametrize(("endpoint", "host"), [("http://localhost:8000", "localhost:8000"), ("https://dynamodb.x.y", "dynamodb.x.y")])
def test_the_host_that_is_signed_is_the_one_that_is_called(endpoint: str, host: str) -> None:
    client = DynamoDB("", "eu-central-1", endpoint, Credentials("a", "s", None))
    assert client._signed("GetItem", b"", time.gmtime(0))["host"] == host  # noqa: SLF001
