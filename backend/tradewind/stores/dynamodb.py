"""A client for DynamoDB that does what the stores need, and starts at once.

It speaks DynamoDB's own protocol over the standard library: one signed POST per call. docs/decisions/0004-dynamodb-client.md has the
measurements against boto3. Attribute values are plain strings, integers and booleans here; `marshal` and `unmarshal` translate.

Errors, all of them DynamoDBError:

    DynamoDBError            the service refused the call: a mistake of ours; `code` is DynamoDB's
    ├── ConditionFailed      the condition of a single write did not hold
    ├── TransactionCancelled a transaction was not carried out; `reasons` has a code per action, "None" where it was not at fault
    └── Unavailable          no answer, or throttled, in all attempts: whether a write took place is not known
"""

from __future__ import annotations

import http.client
import os
import random
import threading
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import msgspec

from tradewind.domain import refusal as domain
from tradewind.stores.signature import Credentials, Signer, credentials_of_environment, endpoint_of

Value = str | int | bool
Item = dict[str, Value]
Wire = dict[str, Any]

CONTENT_TYPE = "application/x-amz-json-1.0"
CONNECT_TIMEOUT_SECONDS = 1.0
READ_TIMEOUT_SECONDS = 2.0
ATTEMPTS = 5
# No attempt starts later than this, so that a function can still say that the shop is not available before its own time is up.
PATIENCE_SECONDS = 3.0
FIRST_PAUSE_SECONDS = 0.025
LONGEST_PAUSE_SECONDS = 1.0
TRANSIENT = {
    "InternalServerError",
    "InternalServerErrorException",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
    "TransactionInProgressException",
}
TRANSIENT_REASONS = {"None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


class DynamoDBError(Exception):
    """`code` is DynamoDB's name for what happened; its message may hold what customers wrote, and so is not kept."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ConditionFailed(DynamoDBError):
    """`item` is what is there, where the write asked to be told (`ReturnValuesOnConditionCheckFailure`)."""

    def __init__(self, code: str, item: Item | None = None) -> None:
        super().__init__(code)
        self.item = item


class TransactionCancelled(DynamoDBError):
    def __init__(self, reasons: list[str]) -> None:
        super().__init__("TransactionCanceledException")
        self.reasons = reasons

    def failed(self, index: int) -> bool:
        """Whether the condition of the action at this index did not hold."""
        return self.reasons[index] == "ConditionalCheckFailed"


class Unavailable(DynamoDBError, domain.Unavailable):
    pass


class DynamoDB:
    """Thread-safe; each thread keeps a connection of its own."""

    def __init__(self, prefix: str, region: str, endpoint: str, credentials: Credentials) -> None:
        address = urlsplit(endpoint)
        self.prefix = prefix
        self.observe: Callable[[str, Wire], None] | None = None
        """Where set, is told each action and its answer, consumed capacity included."""
        self._secure = address.scheme == "https"
        self._host = address.netloc
        self._signer = Signer("dynamodb", region, credentials)
        self._threads = threading.local()

    def get_item(self, table: str, key: Mapping[str, Value], *, attempts: int = ATTEMPTS, **options: Any) -> Item | None:
        answer = self.call("GetItem", {"TableName": self.prefix + table, "Key": marshal(key), **options}, attempts)
        return unmarshal(answer["Item"]) if "Item" in answer else None

    def batch_get(self, keys: Mapping[str, list[dict[str, Value]]], *, consistent: bool = False) -> dict[str, list[Item]]:
        """Items of several tables in one call, in no order; at most 100 keys. A key that DynamoDB left over is asked for again."""
        items: dict[str, list[Item]] = {table: [] for table in keys}
        wanted: Wire = {
            self.prefix + table: {"Keys": [marshal(key) for key in some], "ConsistentRead": consistent}
            for table, some in keys.items()
            if some
        }
        for attempt in range(ATTEMPTS):
            if not wanted:
                return items
            if attempt:
                _pause(attempt)
            answer = self.call("BatchGetItem", {"RequestItems": wanted})
            for table, found in answer["Responses"].items():
                items[table.removeprefix(self.prefix)].extend(map(unmarshal, found))
            wanted = answer.get("UnprocessedKeys") or {}
        raise Unavailable("UnprocessedKeys")

    def query(self, table: str, **options: Any) -> tuple[list[Item], Item | None]:
        """One page of items and, where there are more, the key to start the next page from."""
        answer = self.call("Query", {"TableName": self.prefix + table, **options})
        last = answer.get("LastEvaluatedKey")
        return [unmarshal(item) for item in answer["Items"]], unmarshal(last) if last else None

    def put_item(self, table: str, item: Mapping[str, Value], **options: Any) -> None:
        self.call("PutItem", {"TableName": self.prefix + table, "Item": marshal(item), **options})

    def delete_item(self, table: str, key: Mapping[str, Value], **options: Any) -> None:
        self.call("DeleteItem", {"TableName": self.prefix + table, "Key": marshal(key), **options})

    def update_item(self, table: str, key: Mapping[str, Value], **options: Any) -> Wire:
        return self.call("UpdateItem", {"TableName": self.prefix + table, "Key": marshal(key), **options})

    def transact(self, actions: list[Wire], token: str) -> None:
        """Carry out all actions or none. With the same token (at most 36 characters) the same actions are carried out once."""
        self.call("TransactWriteItems", {"TransactItems": actions, "ClientRequestToken": token})

    def put(self, table: str, item: Mapping[str, Value], condition: str = "", **values: Value) -> Wire:
        """A put as one action of a transaction; values are named `:name` in the condition."""
        return {"Put": {"TableName": self.prefix + table, "Item": marshal(item), **_conditional(condition, values)}}

    def update(self, table: str, key: Mapping[str, Value], change: str, condition: str, **values: Value) -> Wire:
        return {
            "Update": {
                "TableName": self.prefix + table,
                "Key": marshal(key),
                "UpdateExpression": change,
                **_conditional(condition, values),
            }
        }

    def delete(self, table: str, key: Mapping[str, Value], condition: str = "", **values: Value) -> Wire:
        return {"Delete": {"TableName": self.prefix + table, "Key": marshal(key), **_conditional(condition, values)}}

    def call(self, action: str, request: Wire, attempts: int = ATTEMPTS) -> Wire:
        """Send one action and give its answer, both in DynamoDB's own shapes. Tries again what may succeed yet."""
        if self.observe:
            request = {**request, "ReturnConsumedCapacity": "TOTAL"}
        body = msgspec.json.encode(request)
        latest = time.monotonic() + PATIENCE_SECONDS
        for attempt in range(1, attempts + 1):
            try:
                status, answer = self._post(action, body)
            except (OSError, http.client.HTTPException) as error:
                failure: DynamoDBError = Unavailable(type(error).__name__)
            else:
                if status == 200:
                    if self.observe:
                        self.observe(action, answer)
                    return answer
                failure = _failure(status, answer)
                if not isinstance(failure, Unavailable):
                    raise failure
            if attempt == attempts or time.monotonic() > latest:
                raise failure
            _pause(attempt)
        raise AssertionError

    def _post(self, action: str, body: bytes) -> tuple[int, Wire]:
        headers = self._signer.headers(self._host, f"DynamoDB_20120810.{action}", CONTENT_TYPE, body, time.gmtime())
        connection: http.client.HTTPConnection | None = getattr(self._threads, "connection", None)
        fresh = connection is None
        if connection is None:
            connection = self._threads.connection = self._connect()
        try:
            connection.request("POST", "/", body, headers)
            response = connection.getresponse()
            answer: Wire = msgspec.json.decode(response.read() or b"{}")
        except (OSError, http.client.HTTPException, msgspec.DecodeError) as error:
            connection.close()
            del self._threads.connection
            # A connection that was kept open may have been closed at the other end since: that is no sign of trouble.
            if not fresh and isinstance(error, (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected)):
                return self._post(action, body)
            if isinstance(error, msgspec.DecodeError):
                raise http.client.HTTPException("not JSON") from error
            raise
        return response.status, answer

    def _connect(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, timeout=CONNECT_TIMEOUT_SECONDS)
        connection.connect()
        connection.sock.settimeout(READ_TIMEOUT_SECONDS)
        return connection


@cache
def connect() -> DynamoDB:
    """The client that the environment describes, as Lambda and the AWS tools name its variables; KeyError names one that is missing."""
    region = os.environ["AWS_REGION"]
    return DynamoDB(os.environ["TABLE_PREFIX"], region, endpoint_of("dynamodb", region), credentials_of_environment())


def marshal(item: Mapping[str, Value]) -> Wire:
    """DynamoDB's form of an item."""
    return {
        name: {"S": value} if isinstance(value, str) else {"BOOL": value} if isinstance(value, bool) else {"N": str(value)}
        for name, value in item.items()
    }


def unmarshal(wire: Wire) -> Item:
    item: Item = {}
    for name, typed in wire.items():
        ((kind, value),) = typed.items()
        item[name] = int(value) if kind == "N" else value
    return item


def _conditional(condition: str, values: Mapping[str, Value]) -> Wire:
    expression: Wire = {"ConditionExpression": condition} if condition else {}
    if values:
        expression["ExpressionAttributeValues"] = marshal({f":{name}": value for name, value in values.items()})
    return expression


def _failure(status: int, answer: Wire) -> DynamoDBError:
    code = str(answer.get("__type", status)).rsplit("#", 1)[-1]
    if code == "ConditionalCheckFailedException":
        return ConditionFailed(code, unmarshal(answer["Item"]) if "Item" in answer else None)
    if code == "TransactionCanceledException":
        reasons = [reason.get("Code") or "None" for reason in answer.get("CancellationReasons", [])]
        return Unavailable(code) if set(reasons) <= TRANSIENT_REASONS else TransactionCancelled(reasons)
    if code in TRANSIENT or status >= 500:
        return Unavailable(code)
    return DynamoDBError(code)


def _pause(attempt: int) -> None:
    longest = min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2**attempt)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - full jitter, so that those who collided do not collide again
