"""Terraform, driven: one folder, one state, and what its errors mean for the person who has to go on."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ops.setup import ROOT

WORK = ROOT / ".tradewind" / "terraform"
# What Terraform says, and what to do about it; the first that fits is told.
ADVICE = [
    (
        r"Error acquiring the state lock",
        "Another run holds this environment's state; its ID is above. Wait for it; if it is dead: make unlock ENV=… LOCK=<ID>",
    ),
    (
        r"BucketAlreadyExists|BucketAlreadyOwnedByYou",
        "The name of a bucket is taken by another account. For the state's bucket choose another: TF_VAR_state_bucket=…",
    ),
    (
        r"already exists?\b|AlreadyExists|ResourceInUse",
        "Something of that name is there and not in the state: a run was cut off before it could write it down. Let Terraform have it, by "
        "the address and the name above: make adopt ENV=… ADDRESS=… ID=…, and run the same command again.",
    ),
    (
        r"ExpiredToken|InvalidClientTokenId|no valid credential sources",
        "AWS does not accept the credentials. Sign in again, for example with aws sso login.",
    ),
    (
        r"not allowed.*account|AWS account ID not allowed",
        "These are the credentials of another AWS account than the environment's values name. Switch the profile.",
    ),
    (
        r"AccessDenied|UnauthorizedOperation|not authorized to perform",
        "The credentials lack a permission, which is named above. Ask for it, or use the deployment role.",
    ),
    (
        r"does not match configured version|Unsupported Terraform Core version",
        "Install the Terraform version that infra/versions.tf asks for.",
    ),
    (
        r"Failed to query available provider packages|could not connect to registry",
        "Terraform can't reach its provider registry. Check the network, or name a mirror in TF_CLI_CONFIG_FILE.",
    ),
]
SAFE = "Nothing is half done that a second run would not finish: run the same command again."


class Failed(Exception):
    """A step did not succeed. The message says what to do next."""


class Terraform:
    """`name` tells this state's working files from others'. Variables are given as JSON, so that they keep their types."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self.work = WORK / name
        self.work.mkdir(parents=True, exist_ok=True)
        self._environment = {**os.environ, "TF_DATA_DIR": str(self.work / "data"), "TF_IN_AUTOMATION": "1", "TF_INPUT": "0"}

    @property
    def plan_file(self) -> Path:
        return self.work / "plan"

    def init(self, backend_file: Path | None, backend: Mapping[str, str]) -> None:
        settings = [f"-backend-config={backend_file}"] if backend_file else []
        settings += [f"-backend-config={key}={value}" for key, value in backend.items()]
        self._run("init", "-reconfigure", "-no-color", *settings, quiet=True)

    def unlock(self, lock_id: str) -> None:
        self._run("force-unlock", "-force", lock_id)

    def plan(self, values: Path | None, variables: Mapping[str, Any], *, destroy: bool = False, refresh: bool = True) -> bool:
        """Plan, shown as it is made; True where there is something to do. Without `refresh` the state is believed, not read again."""
        kind = [*(["-destroy"] if destroy else []), *([] if refresh else ["-refresh=false"])]
        files = self._files(values, variables)
        return self._run("plan", "-detailed-exitcode", f"-out={self.plan_file}", *kind, *files, accept=(0, 2)) == 2

    def _files(self, values: Path | None, variables: Mapping[str, Any]) -> list[str]:
        given = self.work / "variables.tfvars.json"
        given.write_text(json.dumps(dict(variables)), "utf-8")
        return [f"-var-file={path}" for path in (values, given) if path]

    def planned(self) -> dict[str, Any]:
        """The plan as data."""
        shown: dict[str, Any] = json.loads(self._output("show", "-json", str(self.plan_file)))
        return shown

    def apply(self) -> None:
        # Told to end, Terraform's provider drops what it waits for, a table for example, and it is then in no state.
        self._run("apply", str(self.plan_file), patience=1)

    def adopt(self, values: Path, variables: Mapping[str, Any], address: str, id: str) -> None:
        """Take what exists under an id into the state."""
        self._run("import", *self._files(values, variables), address, id)

    def outputs(self) -> dict[str, Any]:
        return {name: output["value"] for name, output in json.loads(self._output("output", "-json")).items()}

    def _run(self, *arguments: str, accept: tuple[int, ...] = (0,), quiet: bool = False, patience: int = 0) -> int:
        """Run a command, its output passed on as it comes and kept to tell what went wrong.

        `patience` is how often this process may be told to end before Terraform is.
        """
        command = [_binary(), f"-chdir={self._folder}", *arguments]
        said: list[str] = []
        # In a process group of its own, so that a terminal's Ctrl-C reaches this process alone.
        with subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, process_group=0
        ) as process:
            assert process.stdout
            with _told_to_end(process, patience) as told:
                for line in process.stdout:
                    said.append(line)
                    if not quiet:
                        sys.stdout.write(line)
                        sys.stdout.flush()
                process.wait()
        if told:
            raise KeyboardInterrupt
        if process.returncode not in accept:
            if quiet:
                sys.stdout.writelines(said)
            raise Failed(f"terraform {arguments[0]} failed. {advice_on(''.join(said))}")
        return process.returncode

    def _output(self, *arguments: str) -> str:
        command = [_binary(), f"-chdir={self._folder}", *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"terraform {arguments[0]} failed. {advice_on(done.stderr)}")
        return done.stdout


def advice_on(text: str) -> str:
    return next((advice for pattern, advice in ADVICE if re.search(pattern, text, re.I)), SAFE)


@contextmanager
def _told_to_end(process: subprocess.Popen[str], patience: int) -> Iterator[list[int]]:
    """The signals by which this process is told to end meanwhile; those beyond patience are passed on, and none ends it in the middle."""
    told: list[int] = []

    def hear(signum: int, _frame: object) -> None:
        told.append(signum)
        if len(told) > patience:
            process.send_signal(signal.SIGINT)
        else:
            # Straight to the terminal: standard output may be in the middle of a line of its own.
            os.write(2, b"\nTold to end: this is finished first, so that nothing is left half made. Told again, it stops.\n")

    if threading.current_thread() is not threading.main_thread():
        yield told
        return
    before = {each: signal.signal(each, hear) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _binary() -> str:
    found = shutil.which("terraform")
    if not found:
        raise Failed("Terraform is not installed: see https://developer.hashicorp.com/terraform/install")
    return found
