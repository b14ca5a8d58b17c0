"""The log: a line of JSON per record, with what helps to find a fault and nothing that belongs to a customer."""

from __future__ import annotations

import sys
from typing import Literal, NotRequired, TypedDict

import msgspec

Level = Literal["INFO", "WARNING", "ERROR"]


def record(level: Level, event: str, **fields: str | int | float | bool | list[str]) -> None:
    sys.stdout.write(msgspec.json.encode({"level": level, "event": event, **fields}).decode() + "\n")
    sys.stdout.flush()


class Facts(TypedDict):
    """Of a failure: its kind and those of its causes, the lines of code that it passed, and its `code` where it has one."""

    error: list[str]
    at: list[str]
    code: NotRequired[str]


def facts(error: BaseException) -> Facts:
    """What may be told of a failure. Not its message: that may quote what a customer sent."""
    places = []
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    causes = [type(error).__name__]
    cause = error.__cause__ or error.__context__
    while cause and len(causes) < 5:
        causes.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    told = Facts(error=causes, at=places[-8:])
    if isinstance(code_of := getattr(error, "code", None), str):
        told["code"] = code_of
    return told


def failure(error: BaseException, **fields: str) -> None:
    record("ERROR", "unexpected failure", **facts(error), **fields)
