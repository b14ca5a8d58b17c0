"""The contract and what is built from it name the same things, both ways. Reads files and generates once; about ten seconds."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backend.tests.support.contract import contract, rows
from backend.tests.support.functions import function_rows
from local.tables import read_tables
from ops.generate import snake

ROOT = Path(__file__).parents[2]
HANDLERS = ROOT / "backend" / "handlers"
MOST_LINES = 30


def modules(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


DECORATORS = {
    "stream": "stream",
    "events": "consumer",
    "queue": "queue",
    "objects": "queue",
    "schedule": "schedule",
    "identity": "before_token",
}
HANDLED = [
    *((name, "operation") for name in rows()),
    *((name, DECORATORS[next(iter(row["trigger"]))]) for name, row in function_rows().items()),
]


def names() -> set[str]:
    """Of all that has a handler, operations and other functions."""
    return {snake(name) for name, _ in HANDLED}


def test_every_function_has_a_handler_and_every_handler_is_a_function() -> None:
    assert modules(HANDLERS) == names()
    assert len(names()) == len(HANDLED)


@pytest.mark.parametrize(("name", "decorator"), HANDLED)
def test_a_handler_says_what_it_handles_and_little_else(name: str, decorator: str) -> None:
    source = (HANDLERS / f"{snake(name)}.py").read_text("utf-8")
    (function,) = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    assert function.name == "handler"
    assert [ast.unparse(each) for each in function.decorator_list] == [f"{decorator}({name!r})"]
    assert len(source.splitlines()) <= MOST_LINES


def test_every_function_has_tests_that_are_named_after_it() -> None:
    tests = modules(ROOT / "backend" / "tests" / "handlers")
    assert {f"test_{name}" for name in names()} <= tests


def test_every_service_serves_a_function() -> None:
    assert modules(ROOT / "backend" / "tradewind" / "services") == names()


def test_what_is_generated_is_fresh() -> None:
    done = subprocess.run([sys.executable, "-m", "ops.generate", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_table_and_index_is_used_and_every_one_that_is_used_is_there() -> None:
    used = {table for row in all_rows().values() for table in row["tables"]}
    tables = read_tables()
    indexes = {f"{name}/{index}" for name, table in tables.items() for index in table.get("indexes", {})}
    assert used == tables.keys() | indexes


def all_rows() -> dict[str, dict[str, Any]]:
    """By name, what each operation and each other function may do."""
    return {**{name: row["row"] for name, row in rows().items()}, **function_rows()}


def test_no_function_reads_a_whole_table() -> None:
    for name, row in all_rows().items():
        actions = {action for several in row["tables"].values() for action in several}
        assert not actions & {"Scan", "*", "PartiQLSelect"}, name


def test_every_function_says_what_the_deployment_needs() -> None:
    events, queues, streams = set(order_event_types()), set(), {n for n, t in read_tables().items() if "stream" in t}
    for name, row in function_rows().items():
        (trigger,) = row["trigger"]
        assert 1 <= row["timeoutSeconds"] <= 900, name
        assert ("batchSize" in row) == (trigger not in ("schedule", "identity")), name
        assert ("attempts" in row) == (trigger in ("events", "objects", "queue")), name
        if trigger == "events":
            assert set(row["trigger"]["events"]) <= events, name
        elif trigger == "stream":
            assert row["trigger"]["stream"] in streams, name
        elif trigger == "queue":
            queues.add(row["trigger"]["queue"])
    assert {row["trigger"]["stream"] for row in function_rows().values() if "stream" in row["trigger"]} == streams
    assert {queue for row in all_rows().values() for queue in row.get("sends", [])} == queues


def order_event_types() -> list[str]:
    kinds: list[str] = contract()["components"]["schemas"]["OrderEventType"]["enum"]
    return kinds


def test_no_operation_imports_the_aws_library() -> None:
    """It is large: an operation that sends a message pays for it when it first sends one, and no other ever does."""
    code = "import sys; [__import__(f'handlers.{name}') for name in sys.argv[1:]]; print({'boto3', 'botocore'} & sys.modules.keys())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "backend")}
    command = [sys.executable, "-c", code, *(snake(name) for name in rows())]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_every_operation_says_what_the_deployment_needs() -> None:
    for operation_id, row in rows().items():
        access, timeout_seconds = row["row"]["access"], row["row"]["timeoutSeconds"]
        assert access in ("public", "identified", "customer", "staff", "admin"), operation_id
        assert 1 <= timeout_seconds <= 29, operation_id
        assert row["row"].get("deadLetters", "listed") in ("listed", "replayed"), operation_id
        assert ("maxBodyBytes" in row["row"]) == bool(row["body"]), operation_id
