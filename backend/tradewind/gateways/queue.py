"""Queues: what is put there waits until a function takes it.

A queue is named as in contract/events.yaml; its real name is `tradewind-<environment>-<queue>`, as a table's is. boto3 comes with
Lambda's runtime, and is imported only when a queue is first used: an operation that sends nothing does not pay for it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from tradewind.domain.refusal import Unavailable

LONGEST_DELAY_SECONDS = 900
LONGEST_POSTPONEMENT_SECONDS = 43_200
MOST_MESSAGES = 10


class Message(NamedTuple):
    """What is put into a queue: to be taken no sooner than in `delay_seconds` (at most 900)."""

    body: str
    delay_seconds: int = 0


class Letter(NamedTuple):
    """A message that was received: `receipt` deletes it, `received` says how often it has been, this time included."""

    id: str
    receipt: str
    body: str
    received: int
    attributes: Mapping[str, str]


class Waiting(NamedTuple):
    """Messages that can be received now, and those that can't: somebody has them, or they rest."""

    ready: int
    hidden: int


class NoSuchQueue(Unavailable):
    """Nobody has made it yet."""


class Queues(Protocol):
    """Each method may raise Unavailable: whether it did what was asked is then not known."""

    def send(self, queue: str, body: str, *, delay_seconds: int = 0, attributes: Mapping[str, str] | None = None) -> None:
        """Put a message, to be taken no sooner than in `delay_seconds` (at most 900); attributes say something about it."""

    def send_all(self, queue: str, messages: Sequence[Message]) -> None:
        """Put messages, small ones, ten in a call. Where it fails, some of them may be there."""

    def postpone(self, queue: str, receipt: str, seconds: int) -> None:
        """Let a message that was received be taken again no sooner than in so many seconds."""


class SqsQueues:
    """SQS. Thread-safe, as boto3's clients are."""

    def __init__(self, prefix: str, **options: Any) -> None:
        self._prefix = prefix
        self._options = options
        self._lock = threading.Lock()
        self._made: Any = None
        self._urls: dict[str, str] = {}

    def send(self, queue: str, body: str, *, delay_seconds: int = 0, attributes: Mapping[str, str] | None = None) -> None:
        self._call(
            "send_message",
            queue,
            MessageBody=body,
            DelaySeconds=min(delay_seconds, LONGEST_DELAY_SECONDS),
            MessageAttributes={name: {"DataType": "String", "StringValue": value} for name, value in (attributes or {}).items()},
        )

    def send_all(self, queue: str, messages: Sequence[Message]) -> None:
        for start in range(0, len(messages), MOST_MESSAGES):
            entries = [
                {"Id": str(i), "MessageBody": message.body, "DelaySeconds": min(message.delay_seconds, LONGEST_DELAY_SECONDS)}
                for i, message in enumerate(messages[start : start + MOST_MESSAGES])
            ]
            if self._call("send_message_batch", queue, Entries=entries).get("Failed"):
                raise Unavailable

    def postpone(self, queue: str, receipt: str, seconds: int) -> None:
        timeout = min(seconds, LONGEST_POSTPONEMENT_SECONDS)
        self._call("change_message_visibility", queue, ReceiptHandle=receipt, VisibilityTimeout=timeout)

    def receive(self, queue: str, *, most: int = 10, wait_seconds: int = 0, hidden_seconds: int = 30) -> list[Letter]:
        """Messages that nobody else gets for `hidden_seconds`."""
        answer = self._call(
            "receive_message",
            queue,
            MaxNumberOfMessages=most,
            WaitTimeSeconds=wait_seconds,
            VisibilityTimeout=hidden_seconds,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
        )
        return [
            Letter(
                message["MessageId"],
                message["ReceiptHandle"],
                message["Body"],
                int(message["Attributes"]["ApproximateReceiveCount"]),
                {name: value["StringValue"] for name, value in message.get("MessageAttributes", {}).items()},
            )
            for message in answer.get("Messages", [])
        ]

    def give_back(self, queue: str, receipts: Sequence[str]) -> None:
        """Let messages that were received be received again at once."""
        for start in range(0, len(receipts), MOST_MESSAGES):
            some = receipts[start : start + MOST_MESSAGES]
            entries = [{"Id": str(i), "ReceiptHandle": receipt, "VisibilityTimeout": 0} for i, receipt in enumerate(some)]
            self._call("change_message_visibility_batch", queue, Entries=entries)

    def delete(self, queue: str, receipts: Sequence[str]) -> None:
        """Delete messages that were received, ten at most."""
        entries = [{"Id": str(i), "ReceiptHandle": receipt} for i, receipt in enumerate(receipts)]
        if self._call("delete_message_batch", queue, Entries=entries).get("Failed"):
            raise Unavailable

    def waiting(self, queue: str) -> Waiting:
        """About how many messages are there; a queue that is not made yet holds none."""
        names = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")
        try:
            attributes = self._call("get_queue_attributes", queue, AttributeNames=list(names))["Attributes"]
        except NoSuchQueue:
            return Waiting(0, 0)
        ready, hidden, delayed = (int(attributes[name]) for name in names)
        return Waiting(ready, hidden + delayed)

    def _call(self, method: str, queue: str, **request: Any) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            client = self._client()
            if queue not in self._urls:
                self._urls[queue] = client.get_queue_url(QueueName=self._prefix + queue)["QueueUrl"]
            return getattr(client, method)(QueueUrl=self._urls[queue], **request)
        except (BotoCoreError, ClientError) as error:
            code = error.response["Error"]["Code"] if isinstance(error, ClientError) else ""
            raise NoSuchQueue if code.endswith(("QueueDoesNotExist", "NonExistentQueue")) else Unavailable from error

    def _client(self) -> Any:
        with self._lock:
            if self._made is None:
                import boto3
                from botocore.config import Config

                waits = {"connect_timeout": 2, "read_timeout": 25, "retries": {"mode": "standard", "total_max_attempts": 3}}
                self._made = boto3.client("sqs", config=Config(**waits, max_pool_connections=32), **self._options)
            return self._made


@cache
def connect() -> SqsQueues:
    """The queues of the environment that the function runs in."""
    return SqsQueues(os.environ["TABLE_PREFIX"])
