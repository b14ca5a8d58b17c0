"""Terraform for the tests: without an account, without a state, each module in a working folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from local.settings import ROOT
from ops.generate import kebab
from ops.package import LAYERS
from tradewind.contract.functions import FUNCTIONS
from tradewind.contract.operations import OPERATIONS

INFRA = ROOT / "infra"
WORK = ROOT / ".tradewind" / "terraform-tests"
# The run of a module's tests whose state is read besides that of the first.
WITH_STRIPE = "with_stripe_the_functions_that_speak_to_it_have_its_library_and_its_secrets"


class Terraform:
    """One module, initialised without its backend."""

    def __init__(self, module: Path, data: str, **variables: str) -> None:
        self._module = module
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_VAR_"))},
            **{f"TF_VAR_{name}": value for name, value in variables.items()},
            "CHECKPOINT_DISABLE": "1",
            "TF_DATA_DIR": str(WORK / data),
            "TF_IN_AUTOMATION": "1",
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["terraform", f"-chdir={self._module}", *arguments]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False, timeout=600)

    def test(self) -> tuple[dict[str, Any], dict[str, Any], str]:
        """Run the module's own tests: their summary, the states that the first of them and the one with Stripe made, and what was said."""
        done = self.run("test", "-json", "-verbose")
        summary: dict[str, Any] = {}
        states: dict[str, Any] = {}
        said = [done.stderr]
        for line in done.stdout.splitlines():
            # A state comes with the provider's whole schema: few are read, and no other is waited for.
            if '"type":"test_summary"' in line:
                summary = json.loads(line)["test_summary"]
            elif '"type":"test_state"' in line and (not states or f'"{WITH_STRIPE}"' in line):
                states[WITH_STRIPE if states else ""] = json.loads(line)["test_state"]
            elif '"@level":"error"' in line:
                message = json.loads(line)
                said.append(f"{message.get('@testrun', '')}: {message['@message']}\n{message.get('diagnostic', {}).get('detail', '')}")
        return summary, states, "\n".join(said)


@cache
def why_not() -> str:
    """Why Terraform cannot be run here, or nothing."""
    if shutil.which("terraform") is None:
        return "there is no terraform on this machine"
    probe = WORK / "probe"
    probe.mkdir(parents=True, exist_ok=True)
    shutil.copy(INFRA / "modules" / "database" / "versions.tf", probe)
    done = Terraform(probe, "probe-data").run("init", "-no-color")
    reason = next((line for line in done.stderr.splitlines() if line.startswith("Error")), "Error: unknown")
    return f"terraform has no provider here ({reason.removeprefix('Error: ')})" if done.returncode else ""


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Something in place of each function's package: a plan reads no more of one than its hash."""
    folder = tmp_path_factory.mktemp("packages")
    for name in map(kebab, [*OPERATIONS, *FUNCTIONS]):
        (folder / f"{name}.zip").write_text(name)
    (folder / "layers").mkdir()
    for name in LAYERS:
        (folder / "layers" / f"{name}.zip").write_text(name)
    return folder


class Workshop:
    """A Terraform per module, and each module's tests run once."""

    def __init__(self, packages: Path) -> None:
        self._packages = packages
        self._results: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {}

    def module(self, name: str) -> Terraform:
        data = name.replace("/", "-").strip(".") or "root"
        terraform = Terraform(INFRA / name, data, package_dir=str(self._packages))
        done = terraform.run("init", "-backend=false", "-no-color")
        assert done.returncode == 0, done.stderr
        return terraform

    def tested(self, name: str) -> tuple[dict[str, Any], dict[str, Any], str]:
        if name not in self._results:
            self._results[name] = self.module(name).test()
        return self._results[name]

    def values(self, name: str, kind: str, run: str = "") -> dict[str, dict[str, Any]]:
        """Attributes of a module's resources of one address, by their key, as a run of its tests made them: the first, or the one named."""
        _, states, said = self.tested(name)
        assert run in states, said
        found = [r for r in states[run]["root_module"]["resources"] if f"{r['type']}.{r['name']}" == kind]
        return {str(resource.get("index", "")): resource["values"] for resource in found}


@pytest.fixture(scope="session")
def workshop(packages: Path) -> Workshop:
    reason = why_not()
    if reason:
        pytest.skip(reason)
    return Workshop(packages)
