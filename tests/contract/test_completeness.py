"""The contract and what is built from it name the same things, both ways. Reads files and generates once; about ten seconds."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from backend.tests.support.contract import rows
from local.tables import read_tables
from ops.generate import snake

ROOT = Path(__file__).parents[2]
HANDLERS = ROOT / "backend" / "handlers"
MOST_LINES = 30


def modules(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


def test_every_operation_has_a_handler_and_every_handler_is_an_operation() -> None:
    assert modules(HANDLERS) == {snake(operation_id) for operation_id in rows()}


@pytest.mark.parametrize("operation_id", rows())
def test_a_handler_says_its_operation_and_little_else(operation_id: str) -> None:
    source = (HANDLERS / f"{snake(operation_id)}.py").read_text("utf-8")
    (function,) = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    assert function.name == "handler"
    assert [ast.unparse(decorator) for decorator in function.decorator_list] == [f"operation({operation_id!r})"]
    assert len(source.splitlines()) <= MOST_LINES


def test_every_operation_has_tests_that_are_named_after_it() -> None:
    tests = modules(ROOT / "backend" / "tests" / "handlers")
    assert {f"test_{snake(operation_id)}" for operation_id in rows()} <= tests


def test_every_service_serves_an_operation() -> None:
    assert modules(ROOT / "backend" / "tradewind" / "services") == {snake(operation_id) for operation_id in rows()}


def test_what_is_generated_is_fresh() -> None:
    done = subprocess.run([sys.executable, "-m", "ops.generate", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_table_and_index_is_used_and_every_one_that_is_used_is_there() -> None:
    used = {table for row in rows().values() for table in row["row"]["tables"]}
    tables = read_tables()
    indexes = {f"{name}/{index}" for name, table in tables.items() for index in table.get("indexes", {})}
    assert used == tables.keys() | indexes


def test_no_operation_reads_a_whole_table() -> None:
    for operation_id, row in rows().items():
        actions = {action for several in row["row"]["tables"].values() for action in several}
        assert not actions & {"Scan", "*", "PartiQLSelect"}, operation_id


def test_every_operation_says_what_the_deployment_needs() -> None:
    for operation_id, row in rows().items():
        access, timeout_seconds = row["row"]["access"], row["row"]["timeoutSeconds"]
        assert access in ("public", "identified", "customer", "staff"), operation_id
        assert 1 <= timeout_seconds <= 29, operation_id
        assert ("maxBodyBytes" in row["row"]) == bool(row["body"]), operation_id
