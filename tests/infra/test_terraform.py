"""Terraform's own checks: format, validity and each module's tests, with AWS mocked. Costs some seconds for each module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.infra.conftest import INFRA, Workshop

MODULES = sorted(path.parent.parent.relative_to(INFRA).as_posix() for path in INFRA.rglob("tests/*.tftest.hcl"))
ROOTS = [".", "bootstrap"]


def blocks(folder: Path, kind: str) -> dict[str, str]:
    """The text of each top-level block of a kind, by its label."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.tf")))
    return {match[1]: match[2] for match in re.finditer(rf'^{kind} "([^"]+)" \{{\n(.*?)^\}}', text, re.M | re.S)}


def test_every_file_is_formatted(workshop: Workshop) -> None:
    done = workshop.module(".").run("fmt", "-check", "-recursive", "-diff")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("root", ROOTS)
def test_what_is_applied_is_valid(workshop: Workshop, root: str) -> None:
    done = workshop.module(root).run("validate", "-no-color")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES)
def test_a_modules_own_tests_pass(workshop: Workshop, module: str) -> None:
    summary, _, said = workshop.tested(module)
    assert summary.get("status") == "pass", said
    assert summary["passed"] > 0


def test_every_module_has_tests_of_its_own() -> None:
    modules = {path.relative_to(INFRA).as_posix() for path in (INFRA / "modules").iterdir() if path.is_dir()}
    assert modules - set(MODULES) == set()


@pytest.mark.parametrize("environment", ["dev", "staging", "prod"])
def test_an_environment_gives_values_that_exist(environment: str) -> None:
    variables = blocks(INFRA, "variable")
    text = (INFRA / "environments" / f"{environment}.tfvars").read_text("utf-8")
    given = dict(re.findall(r"^(\w+)\s*=\s*(.+)$", text, re.M))
    assert given["environment"] == f'"{environment}"'
    assert set(given) <= set(variables)


def test_prod_is_protected_by_its_values() -> None:
    text = (INFRA / "environments" / "prod.tfvars").read_text("utf-8")
    assert re.search(r"^protect_data\s*= true$", text, re.M)
    assert re.search(r"^point_in_time_recovery\s*= true$", text, re.M)


def test_every_variable_of_the_root_is_described_and_typed() -> None:
    lacking = [name for name, text in blocks(INFRA, "variable").items() if "description" not in text or "type" not in text]
    assert lacking == []


def test_every_name_that_is_checked_has_a_message_that_says_what_to_give() -> None:
    messages = re.findall(r'error_message = "(.*)"\n', (INFRA / "variables.tf").read_text("utf-8"))
    unclear = [message for message in messages if not re.search(r"must|needs?|takes|there is|the environments are", message)]
    assert len(messages) > 20
    assert unclear == []


def test_what_protects_data_can_neither_be_destroyed_nor_replaced() -> None:
    """Each guard is written over what it guards, and Terraform's word for it can't be a variable."""
    guards = [
        guard
        for path in INFRA.rglob("*.tf")
        for guard in re.findall(r'^resource "terraform_data" "guards?" \{\n(.*?)^\}', path.read_text("utf-8"), re.M | re.S)
    ]
    assert len(guards) == 4
    assert all(re.search(r"prevent_destroy\s*= true", guard) for guard in guards)
    assert all(re.search(r"replace_triggered_by|triggers_replace", guard) for guard in guards)


def test_no_provider_but_amazons_and_terraforms_own() -> None:
    sources = {source for path in INFRA.rglob("versions.tf") for source in re.findall(r'source\s+= "([^"]+)"', path.read_text("utf-8"))}
    assert sources == {"hashicorp/aws"}
