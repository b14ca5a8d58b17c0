"""The GitHub Actions workflows: what they run is pinned, what they may do is little, and what they call exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ops.setup import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FILES = [*WORKFLOWS, *sorted((GITHUB / "actions").glob("*/action.yml"))]
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
LONG_LIVED = re.compile(r"access.?key|secret.?access|aws_session_token|secrets\s*[.\[]", re.I)
CALL = re.compile(r"^\s*make\s+(?P<target>[a-z]+)(?P<settings>.*)$", re.M)


class Loader(yaml.SafeLoader):
    """YAML as GitHub reads it, where `on` is a key and not the truth."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe loader with one rule less
    return loaded


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield f"{path.stem}/{name}", job


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = job.get("steps", [])
    return found


def uses(path: Path) -> list[str]:
    """What a file uses, each with its comment."""
    return re.findall(r"^\s*(?:- )?uses: (.+)$", path.read_text("utf-8"), re.M)


def deployments() -> dict[str, dict[str, Any]]:
    """By what they make."""
    return {step["run"]: job for _, job in jobs() for step in steps(job) if re.match(r"make (deploy|promote)\b", step.get("run", ""))}


def test_there_is_a_workflow_to_test_to_plan_and_to_deploy() -> None:
    assert [path.stem for path in WORKFLOWS] == ["deploy", "plan", "test"]
    triggers = {path.stem: read(path)["on"] for path in WORKFLOWS}
    assert triggers["deploy"] == {"push": {"branches": ["main"]}}
    assert set(triggers["plan"]) == {"pull_request"}
    assert triggers["test"] == {"push": {"branches-ignore": ["main"]}, "workflow_call": None}
    assert read(GITHUB / "workflows" / "deploy.yml")["jobs"]["test"]["uses"] == "./.github/workflows/test.yml"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GITHUB)))
def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is(path: Path) -> None:
    used = uses(path)
    assert used
    assert [name for name in used if not name.startswith("./") and not PINNED.match(name)] == []


def test_one_action_has_one_version_everywhere() -> None:
    pins = {name for path in FILES for name in uses(path) if not name.startswith("./")}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


def test_local_actions_and_workflows_exist() -> None:
    local = {name for path in FILES for name in uses(path) if name.startswith("./")}
    assert local
    for name in local:
        found = ROOT / name
        assert (found if found.suffix == ".yml" else found / "action.yml").is_file(), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GITHUB)))
def test_no_long_lived_key_is_named(path: Path) -> None:
    assert LONG_LIVED.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_grants_nothing_and_each_job_says_what_it_needs(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"].items() <= {("contents", "read"), ("id-token", "write")}, name


def test_only_a_job_of_an_environment_may_ask_for_a_token() -> None:
    asking = {name for name, job in jobs() if "id-token" in job["permissions"]}
    assert asking == {name for name, job in jobs() if "environment" in job} == {"deploy/dev", "deploy/staging", "deploy/prod", "plan/dev"}


def test_the_role_and_the_region_come_from_the_environments_variables() -> None:
    for name, job in jobs():
        signing_in = [step["with"] for step in steps(job) if step.get("uses", "").startswith("aws-actions/configure-aws-credentials@")]
        assert len(signing_in) == ("id-token" in job["permissions"]), name
        for given in signing_in:
            assert given["role-to-assume"] == "${{ vars.AWS_ROLE_ARN }}"
            assert given["aws-region"] == "${{ vars.AWS_REGION }}"


def test_a_build_goes_from_dev_through_staging_to_prod_and_prod_comes_last() -> None:
    chain = [(run, job["environment"], job["needs"]) for run, job in deployments().items()]
    assert chain == [
        ("make deploy ENV=dev", "dev", "test"),
        ("make promote FROM=dev TO=staging", "staging", "dev"),
        ("make promote FROM=staging TO=prod YES=1", "prod", "staging"),
    ]


def test_no_deployment_runs_beside_another_of_its_environment_or_is_cut_short() -> None:
    for job in deployments().values():
        assert job["concurrency"] == {"group": f"deploy-{job['environment']}", "cancel-in-progress": False}
    assert all("concurrency" in read(path) for path in WORKFLOWS if path.stem != "deploy")


def test_a_fork_gets_no_plan_and_so_no_token() -> None:
    assert read(GITHUB / "workflows" / "plan.yml")["jobs"]["dev"]["if"] == (
        "github.event.pull_request.head.repo.full_name == github.repository"
    )


def test_no_script_is_made_of_what_a_stranger_may_name() -> None:
    """A branch's name or a title, put into a script, would be run."""
    scripts = [step["run"] for _, job in jobs() for step in steps(job) if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_jobs_make_only_what_the_makefile_makes() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    called = {m["target"] for _, job in jobs() for step in steps(job) for m in CALL.finditer(step.get("run", ""))}
    assert called == {"check", "test", "package", "deploy", "promote"}
    assert called <= targets


def test_every_job_ends_by_itself() -> None:
    assert [name for name, job in jobs() if "uses" not in job and "timeout-minutes" not in job] == []


def test_a_checkout_leaves_no_token_behind() -> None:
    checkouts = [step for _, job in jobs() for step in steps(job) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)
