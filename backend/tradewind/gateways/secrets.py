"""Secrets that a function needs to speak to others: by name, read when it starts, and never in a log or a variable on AWS.

On a laptop a secret is a variable of the environment of its own name. On AWS the variable `<name>_PARAMETER` names a SecureString of the
Parameter Store, which keeps it encrypted; all are read by one signed POST, without boto3 (docs/decisions/0004-dynamodb-client.md).
"""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

import msgspec

from tradewind.stores.signature import Signer, credentials_of_environment, endpoint_of

TIMEOUT_SECONDS = 2.0
ATTEMPTS = 3
PAUSE_SECONDS = 0.2


class SecretMissing(Exception):
    """The message names what is missing and the remedy; it holds no secret."""


class Secrets(Protocol):
    def read(self, names: Sequence[str]) -> dict[str, str]:
        """The secrets of these names. Raises SecretMissing."""


class EnvironmentSecrets:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def read(self, names: Sequence[str]) -> dict[str, str]:
        missing = [name for name in names if not self._environment.get(name)]
        if missing:
            raise SecretMissing(f"{' and '.join(missing)}: set these variables, or {missing[0]}_PARAMETER to the name of a parameter")
        return {name: self._environment[name] for name in names}


class ParameterStore:
    """`parameters` has the parameter's name by the secret's."""

    def __init__(self, parameters: Mapping[str, str], endpoint: str, signer: Signer) -> None:
        self._parameters = parameters
        self._endpoint = urlsplit(endpoint)
        self._signer = signer

    def read(self, names: Sequence[str]) -> dict[str, str]:
        request = {"Names": [self._parameters[name] for name in names], "WithDecryption": True}
        found = {each["Name"]: each["Value"] for each in self._ask(msgspec.json.encode(request))["Parameters"]}
        missing = [self._parameters[name] for name in names if self._parameters[name] not in found]
        if missing:
            raise SecretMissing(f"the Parameter Store has no {' and no '.join(missing)}; put it there as a SecureString")
        return {name: found[self._parameters[name]] for name in names}

    def _ask(self, body: bytes) -> Any:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                status, answer = self._post(body)
                if status == 200:
                    return answer
                code = str(answer.get("__type", status)).rsplit("#", 1)[-1]
            except (OSError, http.client.HTTPException, msgspec.DecodeError) as error:
                status, code = 0, type(error).__name__
            if 400 <= status < 500 and not code.startswith("Throttling"):
                break
            if attempt < ATTEMPTS:
                time.sleep(PAUSE_SECONDS * attempt)
        raise SecretMissing(f"the Parameter Store did not answer with the secrets: {code}")

    def _post(self, body: bytes) -> tuple[int, Any]:
        host = self._endpoint.netloc
        kind = http.client.HTTPSConnection if self._endpoint.scheme == "https" else http.client.HTTPConnection
        connection = kind(host, timeout=TIMEOUT_SECONDS)
        try:
            headers = self._signer.headers(host, "AmazonSSM.GetParameters", "application/x-amz-json-1.1", body, time.gmtime())
            connection.request("POST", "/", body, headers)
            response = connection.getresponse()
            return response.status, msgspec.json.decode(response.read() or b"{}")
        finally:
            connection.close()


def secrets_of(environment: Mapping[str, str], names: Sequence[str]) -> Secrets:
    """Where the environment keeps these secrets: in the Parameter Store as soon as it names a parameter for one of them."""
    parameters = {name: environment[f"{name}_PARAMETER"] for name in names if environment.get(f"{name}_PARAMETER")}
    if not parameters:
        return EnvironmentSecrets(environment)
    unnamed = [name for name in names if name not in parameters]
    if unnamed:
        raise SecretMissing(f"{' and '.join(f'{name}_PARAMETER' for name in unnamed)}: name the parameter")
    region = os.environ["AWS_REGION"]
    return ParameterStore(parameters, endpoint_of("ssm", region), Signer("ssm", region, credentials_of_environment()))
