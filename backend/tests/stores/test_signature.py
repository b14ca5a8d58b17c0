"""Requests to AWS are signed as botocore signs them. Pure; a second."""

from __future__ import annotations

import base64
import json
import time
from datetime import UTC, datetime
from unittest import mock

import pytest
from botocore.auth import S3SigV4PostAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials
from hypothesis import given
from hypothesis import strategies as st

from tradewind.stores.signature import Credentials, Signer, endpoint_of

CONTENT_TYPES = {"dynamodb": "application/x-amz-json-1.0", "ssm": "application/x-amz-json-1.1"}

secrets = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/+=", min_size=16, max_size=60)


def signed_by_botocore(credentials: Credentials, service: str, region: str, host: str, target: str, body: bytes, moment: str) -> str:
    headers = {"content-type": CONTENT_TYPES[service], "host": host, "x-amz-target": target}
    request = AWSRequest("POST", f"https://{host}/", data=body, headers=headers)
    auth = SigV4Auth(BotocoreCredentials(*credentials), service, region)
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
    service_target=st.sampled_from([("dynamodb", "DynamoDB_20120810.GetItem"), ("ssm", "AmazonSSM.GetParameters")]),
    region=st.sampled_from(["eu-central-1", "us-east-1"]),
)
def test_a_signature_is_the_one_that_botocore_makes(
    body: bytes, seconds: int, access_key: str, secret_key: str, token: str | None, service_target: tuple[str, str], region: str
) -> None:
    credentials, now = Credentials(access_key, secret_key, token), time.gmtime(seconds)
    service, target = service_target
    host = f"{service}.{region}.amazonaws.com"
    ours = Signer(service, region, credentials).headers(host, target, CONTENT_TYPES[service], body, now)
    moment = time.strftime("%Y%m%dT%H%M%SZ", now)
    assert ours["x-amz-date"] == moment
    assert ours.get("x-amz-security-token") == token
    assert ours["authorization"] == signed_by_botocore(credentials, service, region, host, target, body, moment)


@given(
    seconds=st.integers(0, 4_000_000_000),
    size=st.integers(1, 20_000_000),
    key=st.from_regex(r"uploads/[a-z0-9]{1,30}", fullmatch=True),
    secret_key=secrets,
    token=st.none() | secrets,
)
def test_a_form_is_signed_as_botocore_signs_it(seconds: int, size: int, key: str, secret_key: str, token: str | None) -> None:
    credentials = Credentials("AKIDEXAMPLE12345", secret_key, token)
    wanted = {"key": key, "Content-Type": "image/png"}
    ours = Signer("s3", "eu-central-1", credentials).form("shop-media", wanted, size, seconds, 600)
    policy = json.loads(base64.b64decode(ours["policy"]))
    # Theirs is made of the same policy, to which it adds what it signs with.
    request = AWSRequest("POST", "https://shop-media.s3.amazonaws.com/")
    given = [each for each in policy["conditions"] if not (isinstance(each, dict) and next(iter(each)).startswith("x-amz-"))]
    request.context["s3-presign-post-fields"] = dict(wanted)
    request.context["s3-presign-post-policy"] = {"expiration": policy["expiration"], "conditions": given}
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    with mock.patch("botocore.auth.get_current_datetime", return_value=moment):
        S3SigV4PostAuth(BotocoreCredentials(*credentials), "s3", "eu-central-1").add_auth(request)
    theirs = request.context["s3-presign-post-fields"]
    names = set(ours) - {"policy", "x-amz-signature"}
    assert {name: theirs[name] for name in names} == {name: ours[name] for name in names}
    assert sorted(map(str, policy["conditions"])) == sorted(map(str, json.loads(base64.b64decode(theirs["policy"]))["conditions"]))
    assert {"bucket": "shop-media"} in policy["conditions"]
    assert ["content-length-range", size, size] in policy["conditions"]
    again = Signer("s3", "eu-central-1", credentials)
    scope = ours["x-amz-credential"].split("/")[1]
    assert ours["x-amz-signature"] == again._sign(scope, ours["policy"].encode())  # noqa: SLF001 - over the policy as it is sent
    auth = S3SigV4PostAuth(BotocoreCredentials(*credentials), "s3", "eu-central-1")
    request.context["timestamp"] = ours["x-amz-date"]
    assert ours["x-amz-signature"] == auth.signature(ours["policy"], request)


def test_the_key_of_a_day_is_made_again_on_the_next() -> None:
    credentials, target = Credentials("a" * 16, "s" * 16, None), "DynamoDB_20120810.GetItem"
    signer = Signer("dynamodb", "eu-central-1", credentials)
    for seconds in (86_399, 86_400, 86_399):
        now = time.gmtime(seconds)
        moment = time.strftime("%Y%m%dT%H%M%SZ", now)
        expected = signed_by_botocore(credentials, "dynamodb", "eu-central-1", "localhost:8000", target, b"{}", moment)
        assert signer.headers("localhost:8000", target, CONTENT_TYPES["dynamodb"], b"{}", now)["authorization"] == expected


def test_a_service_answers_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SSM"):
        monkeypatch.delenv(name, raising=False)
    assert endpoint_of("ssm", "eu-central-1") == "https://ssm.eu-central-1.amazonaws.com"
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://localhost:4566")
    assert endpoint_of("ssm", "eu-central-1") == "http://localhost:4566"
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSM", "http://localhost:4567")
    assert endpoint_of("ssm", "eu-central-1") == "http://localhost:4567"
