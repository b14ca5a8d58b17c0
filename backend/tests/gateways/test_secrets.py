"""Where secrets come from: the environment on a laptop, the Parameter Store on AWS, which MiniStack stands in for. Some 3 s."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest

from local import emulators
from local.emulators import Emulator, free_port
from local.settings import ACCESS_KEY, REGION
from tests.support.emulators import running
from tradewind.gateways import secrets as module
from tradewind.gateways.secrets import ParameterStore, SecretMissing, secrets_of

KEY, WEBHOOK = "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"
NAMES = (KEY, WEBHOOK)
PARAMETERS = {f"{KEY}_PARAMETER": "/tradewind/test/stripe-secret-key", f"{WEBHOOK}_PARAMETER": "/tradewind/test/stripe-webhook-secret"}


@pytest.fixture(scope="module")
def parameter_store() -> Iterator[Emulator]:
    with running(emulators.ministack(free_port(), ["ssm"])) as emulator:
        options = {"aws_access_key_id": ACCESS_KEY, "aws_secret_access_key": ACCESS_KEY, "region_name": REGION}
        client = boto3.client("ssm", endpoint_url=emulator.url, **options)
        for name, value in (("secret-key", "sk_test_kept"), ("webhook-secret", "whsec_kept")):
            client.put_parameter(Name=f"/tradewind/test/stripe-{name}", Value=value, Type="SecureString")
        yield emulator


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0)


def test_on_a_laptop_they_are_variables() -> None:
    assert secrets_of({KEY: "sk", WEBHOOK: "whsec"}, NAMES).read(NAMES) == {KEY: "sk", WEBHOOK: "whsec"}


def test_on_aws_they_are_parameters_and_no_variables(parameter_store: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSM", parameter_store.url)
    found = secrets_of({**PARAMETERS, KEY: "of a laptop"}, NAMES)
    assert isinstance(found, ParameterStore)
    assert found.read(NAMES) == {KEY: "sk_test_kept", WEBHOOK: "whsec_kept"}


def test_a_parameter_that_is_not_there_is_named(parameter_store: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSM", parameter_store.url)
    with pytest.raises(SecretMissing, match="has no /tradewind/test/none;"):
        secrets_of({**PARAMETERS, f"{WEBHOOK}_PARAMETER": "/tradewind/test/none"}, NAMES).read(NAMES)


def test_a_parameter_store_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:9")
    with pytest.raises(SecretMissing, match="did not answer with the secrets: ConnectionRefusedError"):
        secrets_of(PARAMETERS, NAMES).read(NAMES)


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({}, f"{KEY} and {WEBHOOK}"),
        ({KEY: "sk", WEBHOOK: ""}, WEBHOOK),
        ({f"{KEY}_PARAMETER": "/one", WEBHOOK: "whsec"}, f"{WEBHOOK}_PARAMETER"),
    ],
)
def test_what_is_missing_is_named(environment: dict[str, str], named: str) -> None:
    with pytest.raises(SecretMissing, match=named):
        secrets_of(environment, NAMES).read(NAMES)
