"""What a deployment refuses, what it says then, and how it ends when it is cut short. Some 2 s; the rehearsal has the rest."""

from __future__ import annotations

import argparse
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from ops import deploy
from ops.deploy import Target
from ops.setup import ROOT
from ops.terraform import SAFE, Failed, advice_on

ACCOUNT, ANOTHER = "111122223333", "444455556666"


class Session:
    """As much of boto3's session as is asked before anything is done; whoever asks for more, has gone too far."""

    def __init__(self, region_name: str) -> None:
        self.region = region_name

    def client(self, service: str) -> Any:
        assert service == "sts", f"{service} is asked, though nothing was to be done"
        return self

    def get_caller_identity(self) -> dict[str, str]:
        return {"Account": ACCOUNT}


class Buckets:
    """S3 that answers every question about a bucket with one status."""

    def __init__(self, status: int) -> None:
        self._status = status

    def client(self, _service: str) -> Any:
        return self

    def head_bucket(self, **_: str) -> None:
        raise ClientError({"Error": {}, "ResponseMetadata": {"HTTPStatusCode": self._status}}, "HeadBucket")  # type: ignore[typeddict-item]


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy.boto3, "Session", Session)
    monkeypatch.delenv("TF_VAR_account_id", raising=False)


# Before anything is done -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["production", "Dev", "", "../environments/dev"])
def test_an_environment_that_is_not_there_is_named_with_those_that_are(name: str) -> None:
    with pytest.raises(Failed, match=f"There is no environment {name}: there are dev, prod, staging"):
        deploy.reach(name)


def test_without_credentials_it_says_how_to_get_some(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(Failed, match=r"NoCredentialsError.*Sign in, or choose a profile"):
        deploy.reach("dev")


@pytest.mark.usefixtures("signed_in")
def test_the_credentials_of_another_account_are_refused_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert deploy.reach("dev").account == ACCOUNT
    monkeypatch.setenv("TF_VAR_account_id", ACCOUNT)
    assert deploy.reach("dev").account == ACCOUNT
    monkeypatch.setenv("TF_VAR_account_id", ANOTHER)
    with pytest.raises(Failed, match=rf"credentials of account {ACCOUNT}, and dev belongs to account {ANOTHER}.*Nothing was done"):
        deploy.reach("dev")


@pytest.mark.usefixtures("signed_in")
def test_the_account_of_an_environment_stands_in_its_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy, "INFRA", tmp_path)
    folder = tmp_path / "environments"
    folder.mkdir()
    (folder / "dev.tfbackend").write_text('region = "eu-central-1"\n')
    (folder / "dev.tfvars").write_text(f'environment = "dev"\naccount_id  = "{ANOTHER}"\n')
    with pytest.raises(Failed, match=f"dev belongs to account {ANOTHER}"):
        deploy.reach("dev")


def test_a_state_bucket_that_is_somebody_elses_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy, "Terraform", lambda *_: pytest.fail("something was to be made"))
    with pytest.raises(Failed, match=r"another account's.*TF_VAR_state_bucket="):
        deploy.ensure_state_bucket(Target("dev", ACCOUNT, "eu-central-1", Buckets(403)))


@pytest.mark.parametrize(
    ("said", "advised"),
    [
        ("Error: Error acquiring the state lock\n\nError message: operation error S3: PutObject, StatusCode: 412", "make unlock"),
        ("creating S3 Bucket (tradewind-state-1): operation error S3: CreateBucket, StatusCode: 409, BucketAlreadyExists: ", "is taken"),
        ("Error: AWS account ID not allowed: 111122223333", "another AWS account"),
        ("Error: No valid credential sources found", "Sign in again"),
        ("An error occurred (ExpiredToken) when calling the PutObject operation", "Sign in again"),
        ("api error AccessDenied: User is not authorized to perform: s3:CreateBucket", "lack a permission"),
        ("Error: Failed to query available provider packages", "provider registry"),
        ("Error: Unsupported Terraform Core version", "Install the Terraform version"),
        (
            "creating AWS DynamoDB Table (tradewind-dev-stock): ResourceInUseException: Table already exists: tradewind-dev-stock",
            "make adopt",
        ),
        ("creating IAM Role (tradewind-dev-get-order): EntityAlreadyExists: Role with name tradewind-dev-get-order", "make adopt"),
        ("Error: something that nobody has seen yet", SAFE),
    ],
)
def test_what_terraform_says_is_told_with_what_to_do(said: str, advised: str) -> None:
    assert advised in advice_on(said)


# Confirmation ----------------------------------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def confirm(environment: str, monkeypatch: pytest.MonkeyPatch, typed: io.StringIO) -> Any:
    monkeypatch.setattr(sys, "stdin", typed)
    return deploy.confirmation(Target(environment, ACCOUNT, "eu-central-1", None), argparse.Namespace(yes=False))


def test_prod_is_confirmed_by_its_name_and_once_for_all_that_one_command_does(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = confirm("prod", monkeypatch, Terminal("prod\n"))
    assert (ask(), ask()) == (True, True)
    assert confirm("prod", monkeypatch, Terminal("yes\n"))() is False
    assert confirm("staging", monkeypatch, Terminal(""))() is True


def test_where_nobody_can_be_asked_prod_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Failed, match="run it with YES=1"):
        confirm("prod", monkeypatch, io.StringIO())()


def test_prod_is_never_destroyed() -> None:
    with pytest.raises(Failed, match="never destroyed"):
        deploy.destroy(Target("prod", ACCOUNT, "eu-central-1", None), argparse.Namespace(yes=True))


# Cut short -------------------------------------------------------------------------------------------------------------------------------

# In Terraform's place, at work until it is let finish or is told to end.
SLOW = """#!/bin/sh
trap 'echo told; rm {folder}/locked; exit 1' INT
touch {folder}/locked
until [ -e {folder}/finish ]; do sleep 0.05; done
echo finished
rm {folder}/locked
"""
RUN = "import sys; from ops import deploy; deploy.reach = lambda _: None; deploy.COMMANDS['seed'] = apply; sys.exit(deploy.main())"
APPLY = "from pathlib import Path; from ops.terraform import Terraform\ndef apply(*_): Terraform(Path({folder!r}), 'cut-short').apply()\n"


@pytest.fixture
def applying(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A command in the middle of its apply."""
    terraform = tmp_path / "bin" / "terraform"
    terraform.parent.mkdir()
    terraform.write_text(SLOW.format(folder=tmp_path))
    terraform.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{terraform.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": f"{ROOT / 'backend'}{os.pathsep}{ROOT}",
        "PYTHONUNBUFFERED": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-c", APPLY.format(folder=str(tmp_path)) + RUN, "seed", "dev"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        while not (tmp_path / "locked").exists() and process.poll() is None:
            time.sleep(0.05)
        yield process
        (tmp_path / "finish").touch()


def tell(process: subprocess.Popen[str], told: signal.Signals) -> None:
    """As a terminal does: every process of the group."""
    os.killpg(process.pid, told)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_an_apply_that_is_told_to_end_is_finished_and_nothing_after_it_begun(
    applying: subprocess.Popen[str], tmp_path: Path, told: signal.Signals
) -> None:
    tell(applying, told)
    assert applying.stdout
    assert applying.stdout.readline() == "\n"
    assert "this is finished first" in applying.stdout.readline()
    (tmp_path / "finish").touch()
    said, _ = applying.communicate(timeout=30)
    assert said.startswith("finished\n")
    assert "Interrupted. Run the same command again" in said
    assert applying.returncode == 130
    assert not (tmp_path / "locked").exists()


def test_told_twice_terraform_itself_ends_and_gives_its_lock_back(applying: subprocess.Popen[str], tmp_path: Path) -> None:
    tell(applying, signal.SIGINT)
    assert applying.stdout
    assert applying.stdout.readline() == "\n"
    assert "Told again, it stops" in applying.stdout.readline()
    tell(applying, signal.SIGTERM)
    said, _ = applying.communicate(timeout=30)
    assert "told\n" in said
    assert "Interrupted. Run the same command again" in said
    assert applying.returncode == 130
    assert not (tmp_path / "locked").exists()
