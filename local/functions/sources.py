"""What starts functions, on one machine: each source calls the very handler that Lambda loads with the very event that Lambda sends.

A source runs in a thread of its own and minds only its own function: one that fails is tried again, and stops no other.
"""

from __future__ import annotations

import http.client
import json
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from local.functions.positions import Position, Positions
from local.settings import ACCESS_KEY, REGION
from tradewind.gateways.queue import Letter, SqsQueues

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
FIRST_PAUSE_SECONDS = 0.05
LONGEST_IDLE_SECONDS = 0.5
# What comes in so short a time is dealt with together, by a tenth of the calls: whoever buys needs the processor more.
GATHER_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 5.0
LONG_POLL_SECONDS = 10
BATCHES_AT_ONCE = 4
RECORDS_PER_READ = 100
# A stream is on disk, the queues are in the emulator's memory: so what waits, waits in the stream.
MOST_WAITING = 300
LOOK_AT_QUEUES_SECONDS = 1.0
UNIT_SECONDS = {"minute": 60, "hour": 3600, "day": 86_400}
# How much faster clocks run here than the contract says: nobody waits a minute at a laptop for what is due.
HASTE = 12

logger = logging.getLogger("local.functions")


class Source(threading.Thread):
    def __init__(self, function_id: str, handler: Handler) -> None:
        super().__init__(name=function_id, daemon=True)
        self.function_id = function_id
        self.stopping = threading.Event()
        self._handler = handler
        self._lock = threading.Lock()
        self._busy = 0

    def is_busy(self) -> bool:
        """Whether the function runs, in any thread."""
        return self._busy > 0

    def start_function(self, event: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            self._busy += 1
        try:
            return self._handler(event, None)
        finally:
            with self._lock:
                self._busy -= 1

    def run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self.stopping.is_set():
            started = time.monotonic()
            try:
                self.follow()
            except Exception as error:
                if time.monotonic() - started > LONGEST_PAUSE_SECONDS:
                    pause = FIRST_PAUSE_SECONDS
                if pause == FIRST_PAUSE_SECONDS:
                    # What goes wrong inside of a function, it logs itself; this is about what starts it.
                    logger.warning("%s waits, as what starts it does not answer: %s", self.function_id, type(error).__name__)
            self.stopping.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def follow(self) -> None:
        """Start the function whenever there is reason to, until told to stop or until something fails."""
        raise NotImplementedError


class Streams:
    """DynamoDB's API of streams, as far as it is needed. The emulators want a signature, and do not check it."""

    def __init__(self, endpoint: str) -> None:
        self._host = endpoint.removeprefix("http://")
        self._connection: http.client.HTTPConnection | None = None

    def call(self, action: str, **request: Any) -> dict[str, Any]:
        headers = {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"DynamoDBStreams_20120810.{action}",
            "X-Amz-Date": "20250101T000000Z",
            "Authorization": (
                f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/20250101/{REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
            ),
        }
        if self._connection is None:
            self._connection = http.client.HTTPConnection(self._host, timeout=10)
        try:
            self._connection.request("POST", "/", json.dumps(request), headers)
            response = self._connection.getresponse()
            answer: dict[str, Any] = json.loads(response.read() or b"{}")
        except (OSError, http.client.HTTPException, ValueError):
            self._connection.close()
            self._connection = None
            raise
        if response.status != 200:
            raise StreamError(str(answer.get("__type", response.status)))
        return answer


class StreamError(Exception):
    pass


class StreamSource(Source):
    """Follows a table's stream, in order. `waiting` says how many messages are ready in the fullest queue."""

    def __init__(
        self,
        function_id: str,
        handler: Handler,
        table: str,
        batch_size: int,
        streams: Streams,
        positions: Positions,
        waiting: Callable[[], int],
    ) -> None:
        super().__init__(function_id, handler)
        self._table = table
        self._batch_size = batch_size
        self._streams = streams
        self._positions = positions
        self._waiting = waiting

    def follow(self) -> None:
        (found, *_) = self._streams.call("ListStreams", TableName=self._table)["Streams"]
        arn = found["StreamArn"]
        shards = self._streams.call("DescribeStream", StreamArn=arn)["StreamDescription"]["Shards"]
        iterators = {shard["ShardId"]: self._iterator(arn, shard["ShardId"]) for shard in shards}
        idle, looked = GATHER_SECONDS, time.monotonic()
        while not self.stopping.is_set() and iterators:
            busy = False
            for shard, iterator in list(iterators.items()):
                answer = self._streams.call("GetRecords", ShardIterator=iterator, Limit=RECORDS_PER_READ)
                if answer["Records"]:
                    busy = True
                    self._deal_with(arn, shard, answer["Records"])
                following = answer.get("NextShardIterator")
                if following:
                    iterators[shard] = following
                else:
                    del iterators[shard]
            idle = GATHER_SECONDS if busy else min(idle * 1.5, LONGEST_IDLE_SECONDS)
            if busy and time.monotonic() - looked > LOOK_AT_QUEUES_SECONDS:
                while self._waiting() > MOST_WAITING and not self.stopping.wait(LONGEST_IDLE_SECONDS):
                    pass
                looked = time.monotonic()
            self.stopping.wait(idle)

    def _iterator(self, arn: str, shard: str) -> str:
        after = self._positions.get(self._key(shard), arn).after
        if after:
            try:
                return self._ask_iterator(arn, shard, ShardIteratorType="AFTER_SEQUENCE_NUMBER", SequenceNumber=after)
            except StreamError:
                logger.warning("%s: the stream has moved on since; all that it still holds is told again", self.function_id)
        return self._ask_iterator(arn, shard, ShardIteratorType="TRIM_HORIZON")

    def _ask_iterator(self, arn: str, shard: str, **start: str) -> str:
        iterator: str = self._streams.call("GetShardIterator", StreamArn=arn, ShardId=shard, **start)["ShardIterator"]
        return iterator

    def _deal_with(self, arn: str, shard: str, records: list[dict[str, Any]]) -> None:
        """Hand over the records batch by batch, each until nothing of it fails."""
        pause = FIRST_PAUSE_SECONDS
        while records and not self.stopping.is_set():
            batch = records[: self._batch_size]
            failed = {each["itemIdentifier"] for each in self.start_function(stream_event(arn, batch))["batchItemFailures"]}
            done = next((i for i, record in enumerate(batch) if record["dynamodb"]["SequenceNumber"] in failed), len(batch))
            if done:
                self._positions.move(self._key(shard), Position(arn, batch[done - 1]["dynamodb"]["SequenceNumber"]))
                records = records[done:]
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS) if failed else FIRST_PAUSE_SECONDS
            if failed:
                self.stopping.wait(pause)

    def _key(self, shard: str) -> str:
        return f"{self.function_id} {shard}"


class QueueSource(Source):
    """Takes messages from a queue, several batches at once."""

    def __init__(self, function_id: str, handler: Handler, queue: str, batch_size: int, timeout_seconds: int, queues: SqsQueues) -> None:
        super().__init__(function_id, handler)
        self._queue = queue
        self._batch_size = batch_size
        self._timeout_seconds = timeout_seconds
        self._queues = queues
        self._threads = ThreadPoolExecutor(BATCHES_AT_ONCE, f"{function_id}-batch")
        self._free = threading.BoundedSemaphore(BATCHES_AT_ONCE)

    def follow(self) -> None:
        while not self.stopping.is_set():
            self._free.acquire()
            letters: list[Letter] = []
            try:
                letters = self._queues.receive(
                    self._queue, most=self._batch_size, wait_seconds=LONG_POLL_SECONDS, hidden_seconds=self._timeout_seconds
                )
            finally:
                if not letters:
                    self._free.release()
            if letters:
                self._threads.submit(self._deal_with, letters)
            if 0 < len(letters) < self._batch_size:
                self.stopping.wait(GATHER_SECONDS)

    def _deal_with(self, letters: list[Letter]) -> None:
        try:
            failed = {each["itemIdentifier"] for each in self.start_function(queue_event(self._queue, letters))["batchItemFailures"]}
            done = [letter.receipt for letter in letters if letter.id not in failed]
            if done:
                self._queues.delete(self._queue, done)
        except Exception as error:
            # They come again when they are no longer hidden.
            logger.warning("%s did not end well: %s", self.function_id, type(error).__name__)
        finally:
            self._free.release()


class ScheduleSource(Source):
    def __init__(self, function_id: str, handler: Handler, rate: str) -> None:
        super().__init__(function_id, handler)
        self._seconds = seconds_of(rate) / HASTE

    def follow(self) -> None:
        while not self.stopping.wait(self._seconds):
            self.start_function({"source": "aws.scheduler", "detail-type": "Scheduled Event", "detail": {}})


class IdentitySource(Source):
    """Answers what the user pool asks before it makes a token, on a port of this machine. It waits for the answer, as Cognito does."""

    def __init__(self, function_id: str, handler: Handler, port: int) -> None:
        super().__init__(function_id, handler)
        self._port = port

    def follow(self) -> None:
        start = self.start_function

        class Asked(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                try:
                    status, answer = 200, json.dumps(start(event)).encode()
                except RuntimeError as error:
                    status, answer = 502, str(error).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *arguments: object) -> None:
                """Functions log what there is to say."""

        with ThreadingHTTPServer(("127.0.0.1", self._port), Asked) as server:

            def end() -> None:
                self.stopping.wait()
                server.shutdown()

            threading.Thread(target=end, daemon=True).start()
            server.serve_forever()


def stream_event(arn: str, records: list[dict[str, Any]]) -> dict[str, Any]:
    return {"Records": [{**record, "eventSource": "aws:dynamodb", "eventSourceARN": arn} for record in records]}


def queue_event(queue: str, letters: list[Letter]) -> dict[str, Any]:
    return {
        "Records": [
            {
                "messageId": letter.id,
                "receiptHandle": letter.receipt,
                "body": letter.body,
                "attributes": {"ApproximateReceiveCount": str(letter.received)},
                "messageAttributes": {
                    name: {"stringValue": value, "dataType": "String", "stringListValues": [], "binaryListValues": []}
                    for name, value in letter.attributes.items()
                },
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:{REGION}:000000000000:{queue}",
                "awsRegion": REGION,
            }
            for letter in letters
        ]
    }


def seconds_of(rate: str) -> int:
    """Of a schedule's `rate(5 minutes)`."""
    number, unit = rate.removeprefix("rate(").removesuffix(")").split()
    return int(number) * UNIT_SECONDS[unit.removesuffix("s")]
