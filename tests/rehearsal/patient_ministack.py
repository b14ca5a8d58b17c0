"""MiniStack that answers again what nobody heard. Runs in the emulator's own environment, with nothing but MiniStack.

Under the load of a deployment its server closes a connection now and then although it has carried out the request that was on it. AWS's
clients send that request again, under the same invocation's id, and would be told that what they want to make is there already. Here they
are given the answer to the first attempt.

Nor does it know that for AWS a batch of SQS is so many single actions: it asks for leave under names that AWS does not have.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

from hypercorn.config import Config  # type: ignore[import-not-found]
from ministack import app as ministack  # type: ignore[import-not-found]
from ministack.core import iam_actions  # type: ignore[import-not-found]

INVOCATION = b"amz-sdk-invocation-id"
MOST_KEPT = 5000
LONGEST_WAIT_SECONDS = 20.0
BATCHES = {f"sqs:{action}Batch": f"sqs:{action}" for action in ("ChangeMessageVisibility", "DeleteMessage", "SendMessage")}

Message = dict[str, Any]


class Patient:
    def __init__(self, app: Any) -> None:
        self._app = app
        self._answers: OrderedDict[bytes, asyncio.Future[list[Message]]] = OrderedDict()

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        invocation = dict(scope.get("headers", [])).get(INVOCATION)
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD") or invocation is None:
            await self._app(scope, receive, send)
        elif invocation in self._answers:
            await self._answer_again(self._answers[invocation], receive, send)
        else:
            await self._answer(invocation, scope, receive, send)

    async def _answer(self, invocation: bytes, scope: Message, receive: Any, send: Any) -> None:
        answer: asyncio.Future[list[Message]] = asyncio.get_running_loop().create_future()
        self._answers[invocation] = answer
        if len(self._answers) > MOST_KEPT:
            self._answers.popitem(last=False)
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body") and not answer.done():
                answer.set_result(said)
            await send(message)

        try:
            await self._app(scope, receive, keep)
        finally:
            # What failed is to be tried in earnest the next time.
            if not answer.done() or said[0]["status"] >= 500:
                self._answers.pop(invocation, None)
                answer.cancel()

    async def _answer_again(self, answer: asyncio.Future[list[Message]], receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        for message in await asyncio.wait_for(asyncio.shield(answer), LONGEST_WAIT_SECONDS):
            await send(message)


def as_aws_names_it(extract: Any) -> Any:
    """The action that leave is asked for, from a request."""

    def extract_iam_action(*arguments: Any, **named: Any) -> Any:
        action = extract(*arguments, **named)
        return BATCHES.get(action, action)

    return extract_iam_action


if __name__ == "__main__":
    for limit in ("keep_alive_max_requests", "keep_alive_timeout"):
        setattr(Config, limit, property(lambda _: 10**9, lambda _, value: None))  # noqa: ARG005
    iam_actions.extract_iam_action = as_aws_names_it(iam_actions.extract_iam_action)
    ministack.app = Patient(ministack.app)
    ministack.main()
