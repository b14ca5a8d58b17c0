"""MiniStack that keeps what it confirmed. Runs in the emulator's own environment, with nothing but MiniStack.

MiniStack by itself saves its state when it shuts down, and so loses all of it to `kill -9`. Here a change to the user pool is
on disk before its answer leaves; changes to the other services follow within a second. Who must know that they have asks for
`POST /_tradewind/save`. Of the mails that it caught, which MiniStack does not save, the latest are kept too.

What a user pool asks a function, is asked where TRADEWIND_TRIGGERS says: no function is deployed here.

And it looks at codes and access tokens only where it enforces IAM. Here it always does, as Cognito does.
"""

from __future__ import annotations

import asyncio
import copy
import json
import os
import sys
import time
import urllib.request
from typing import Any

from hypercorn.asyncio import serve  # type: ignore[import-not-found]
from hypercorn.config import Config  # type: ignore[import-not-found]
from ministack import app as ministack  # type: ignore[import-not-found]
from ministack.core.persistence import PERSIST_STATE, save_all  # type: ignore[import-not-found]
from ministack.services import cognito, lambda_svc, ses  # type: ignore[import-not-found]

# Receiving a message hides it for a while; whoever receives it again can deal with that.
READS = ("Describe", "Get", "List", "AdminGet", "AdminList", "Query", "Scan", "BatchGet", "TransactGet", "ReceiveMessage")
SAVE_PATH = "/_tradewind/save"
MAILS_KEPT = 200
SAVE_EVERY_SECONDS = 1.0
TRIGGER_SECONDS = 5


def save() -> None:
    save_all(ministack._build_persistence_save_dict())  # noqa: SLF001 - MiniStack has no public way to save


def keep_mails() -> None:
    """Let the mails that were caught be part of what MiniStack saves of SES."""
    get_state, load_persisted_state = ses.get_state, ses.load_persisted_state

    def get_state_with_mails() -> dict[str, Any]:
        mails = ses._sent_emails_list()  # noqa: SLF001 - MiniStack has no public way to its mails
        del mails[:-MAILS_KEPT]
        return {**get_state(), "mails": copy.deepcopy(mails)}

    def load_with_mails(state: dict[str, Any]) -> None:
        load_persisted_state(state)
        ses._sent_emails_list().extend(state.get("mails", []))  # noqa: SLF001

    ses.get_state, ses.load_persisted_state = get_state_with_mails, load_with_mails


def check_codes_and_tokens() -> None:
    carry_out = cognito._run_idp_handler  # noqa: SLF001 - MiniStack has no public setting for this

    def checked(handler: Any, action: str, request: dict[str, Any]) -> Any:
        refusal = cognito._access_token_error(request) or cognito._confirmation_code_error(action, request)  # noqa: SLF001
        return refusal or carry_out(handler, action, request)

    cognito._run_idp_handler = checked  # noqa: SLF001


def ask_elsewhere(address: str) -> None:
    """Let the process that runs the functions answer what MiniStack would ask a function that it holds."""

    def execute(_function: Any, event: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(address, json.dumps(event).encode(), {"Content-Type": "application/json"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=TRIGGER_SECONDS) as answer:  # noqa: S310 - a loopback address of ours
            return {"body": answer.read()}

    lambda_svc._get_func_record_for_ref = lambda arn: ({}, {}, arn)  # noqa: SLF001 - MiniStack has no public setting for this
    lambda_svc._execution_record_for_config = lambda record, _config: record  # noqa: SLF001
    lambda_svc._execute_function_with_config_scope = execute  # noqa: SLF001


class Durable:
    def __init__(self) -> None:
        self.changed = False
        self.saved_at = 0.0

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await ministack.app(scope, receive, send)
            return
        if scope["path"] == SAVE_PATH:
            self.save()
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body"})
            return
        headers = dict(scope["headers"])
        service, _, action = headers.get(b"x-amz-target", b"").decode("latin-1").partition(".")

        async def send_when_kept(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start" and not action.startswith(READS):
                if service.startswith("AWSCognito"):
                    self.save()
                else:
                    self.changed = True
            await send(message)

        await ministack.app(scope, receive, send_when_kept)

    def save(self) -> None:
        self.changed = False
        save()
        self.saved_at = time.monotonic()

    async def save_now_and_then(self) -> None:
        while True:
            due = self.saved_at + SAVE_EVERY_SECONDS - time.monotonic()
            await asyncio.sleep(due if due > 0 else SAVE_EVERY_SECONDS)
            if self.changed and self.saved_at + SAVE_EVERY_SECONDS <= time.monotonic():
                self.save()


async def main(port: str) -> None:
    if PERSIST_STATE:
        keep_mails()
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.keep_alive_timeout = 75
    # At its 1,000th request a connection would be closed without an answer.
    config.keep_alive_max_requests = 10**9
    config.loglevel = "WARNING"
    check_codes_and_tokens()
    if "TRADEWIND_TRIGGERS" in os.environ:
        ask_elsewhere(os.environ["TRADEWIND_TRIGGERS"])
    durable = Durable()
    saver = asyncio.create_task(durable.save_now_and_then()) if PERSIST_STATE else None
    await serve(durable, config)
    if saver:
        saver.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
