"""From a checkout to a live shop, and back.

    python -m ops.deploy deploy dev            build, plan, apply, publish, check
    python -m ops.deploy promote staging prod  the very build that staging runs, with prod's values
    python -m ops.deploy rollback prod         back to the release before
    python -m ops.deploy seed dev              the demo catalogue and its pictures
    python -m ops.deploy unlock dev ID         take the state's lock from a run that died
    python -m ops.deploy adopt dev ADDRESS ID  let Terraform have what is there and not in its state
    python -m ops.deploy destroy dev           everything gone; never prod

Each step tells what it does. One that fails stops the run, says what to do next, and leaves the shop as it was or able to go on: a
second run continues. `make deploy ENV=dev` and its siblings call this.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from ops import releases, seed, shift
from ops.package import MAX_BYTES, package_all, package_layers
from ops.publish import Site, files_of, pictures_of, publish, upload
from ops.releases import Build, Release
from ops.setup import ROOT, run
from ops.smoke import Smoke, check
from ops.terraform import Failed, Terraform, advice_on

INFRA = ROOT / "infra"
DIST = ROOT / "frontend" / "dist"
IMAGES = ROOT / "demo" / "images"
PROTECTED = {"prod"}


class Target(NamedTuple):
    """An environment of an AWS account, and the clients to reach it by."""

    environment: str
    account: str
    region: str
    session: Any

    @property
    def values(self) -> Path:
        return INFRA / "environments" / f"{self.environment}.tfvars"

    @property
    def state_bucket(self) -> str:
        return self.value("state_bucket", f"tradewind-state-{self.account}")

    def value(self, name: str, default: str) -> str:
        """A variable of Terraform's, from where Terraform would take it."""
        return read_value(self.values, name) or os.environ.get(f"TF_VAR_{name}", default)

    def terraform(self) -> Terraform:
        terraform = Terraform(INFRA, self.environment)
        # An emulator knows buckets by path only.
        emulated = {"use_path_style": "true"} if self.value("emulator_endpoint", "") else {}
        terraform.init(self.values.with_suffix(".tfbackend"), {"bucket": self.state_bucket, **emulated})
        return terraform

    def client(self, service: str) -> Any:
        return self.session.client(service)


@contextmanager
def step(title: str) -> Iterator[None]:
    started = time.monotonic()
    print(f"── {title}", flush=True)
    yield
    print(f"   {time.monotonic() - started:.1f} s", flush=True)


def reach(environment: str) -> Target:
    """Check all that must hold before anything is done; Failed says which does not, and the remedy."""
    folder = INFRA / "environments"
    known = sorted(path.stem for path in folder.glob("*.tfvars"))
    if environment not in known:
        raise Failed(
            f"There is no environment {environment}: there are {', '.join(known)}. Another one is two files of values in "
            f"{folder.relative_to(ROOT)}."
        )
    region = read_value(folder / f"{environment}.tfbackend", "region")
    if not region:
        raise Failed(f"{environment}.tfbackend names no region.")
    session = boto3.Session(region_name=region)
    try:
        account = session.client("sts").get_caller_identity()["Account"]
    except (BotoCoreError, ClientError) as error:
        raise Failed(
            f"AWS does not accept the credentials ({type(error).__name__}). Sign in, or choose a profile with AWS_PROFILE."
        ) from error
    target = Target(environment, account, region, session)
    owner = target.value("account_id", account)
    if account != owner:
        raise Failed(
            f"These are credentials of account {account}, and {environment} belongs to account {owner} by its account_id. Nothing was "
            "done. Switch the profile with AWS_PROFILE."
        )
    return target


def read_value(file: Path, name: str) -> str | None:
    """A string out of a file of values."""
    found = re.search(rf'^{name}\s*=\s*"([^"]*)"', file.read_text("utf-8"), re.M)
    return found[1] if found else None


def build(target: Target) -> Build:
    architecture = target.value("lambda_architecture", "arm64")
    python = target.value("lambda_runtime", "python3.13").removeprefix("python")
    packages = package_all(architecture, python)
    for package in [*packages, *package_layers(architecture, python)]:
        print(f"   {package.name:<18} {package.bytes / 1000:7.1f} kB  {'built' if package.built else 'unchanged'}")
    large = [package.name for package in packages if package.bytes > MAX_BYTES]
    if large:
        raise Failed(f"These packages are over {MAX_BYTES / 1e6:g} MB: {', '.join(large)}. Find what their handlers import.")
    run(sys.executable, "-m", "ops.setup", "node", "site")
    return releases.read_build(packages[0].path.parent, DIST)


def ensure_state_bucket(target: Target) -> None:
    try:
        target.client("s3").head_bucket(Bucket=target.state_bucket)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 403:
            raise Failed(
                f"The bucket {target.state_bucket} is another account's, or these credentials may not see it. If the name is taken, "
                "choose another for good: TF_VAR_state_bucket=…"
            ) from error
        bootstrap = Terraform(INFRA / "bootstrap", f"bootstrap-{target.account}")
        bootstrap.init(None, {"path": str(bootstrap.work / "terraform.tfstate")})
        bootstrap.plan(None, {"region": target.region, "account_id": target.account, "state_bucket": target.state_bucket})
        bootstrap.apply()


def variables_for(target: Target, package_dir: Path) -> dict[str, Any]:
    """What Terraform is told besides the environment's values."""
    return {"package_dir": str(package_dir), "region": target.region}


def apply(target: Target, package_dir: Path, confirm: Callable[[], bool], *, refresh: bool = True, **variables: Any) -> dict[str, Any]:
    """Plan, confirm and apply; the outputs. What this very run has applied before need not be read again: no `refresh`."""
    terraform = target.terraform()
    if terraform.plan(target.values, variables_for(target, package_dir) | variables, refresh=refresh):
        if not confirm():
            raise Failed("Not confirmed: nothing was changed.")
        terraform.apply()
    return terraform.outputs()


def release(
    target: Target, build_to_run: Build, *, confirm: Callable[[], bool], shift_percent: int, trial_seconds: float = shift.TRIAL_SECONDS
) -> None:
    """Make a build live in an environment. With a share below 100 % its new versions must first prove themselves on that."""
    with step("state bucket"):
        ensure_state_bucket(target)
    s3 = target.client("s3")
    with step(f"keep build {build_to_run.id}"):
        releases.save_build(s3, target.state_bucket, build_to_run)
    live = target.terraform().outputs().get("live_versions", {})
    gradual = bool(live) and shift_percent < 100
    if gradual:
        prove(target, build_to_run, live, confirm, shift_percent, trial_seconds)
    with step(f"infrastructure of {target.environment}"):
        outputs = apply(target, build_to_run.functions, confirm, refresh=not gradual)
    with step("site"):
        publish_site(target, outputs, build_to_run)
    # Recorded before it is checked, so that a release that fails its check can be rolled back.
    record(target, build_to_run, outputs["live_versions"])
    with step("check"):
        require(
            check(Smoke(outputs["api_url"], outputs["site_url"])),
            f"Deployed, but not as it should be: make rollback ENV={target.environment}",
        )
    print(f"\nLive: {outputs['site_url']}\nAPI:  {outputs['api_url']}")


def prove(
    target: Target, build_to_run: Build, live: dict[str, str], confirm: Callable[[], bool], shift_percent: int, trial_seconds: float
) -> None:
    """Load the new versions, then let them take their share for a while; take it from them again if anything then fails."""
    with step(f"new versions for {target.environment}, without a call"):
        outputs = apply(target, build_to_run.functions, confirm, held_versions=live)
        tried = shift.trials(outputs)
        require(shift.load(target.client("lambda"), tried), "The new versions take no calls, and the site is as it was.")
    with step(f"{shift_percent} % of the calls to the new versions of {target.environment}"):
        since = datetime.now(UTC)
        share = {"held_versions": live, "new_version_traffic_percent": shift_percent}
        outputs = apply(target, build_to_run.functions, confirm, refresh=False, **share)
        smoke = Smoke(outputs["api_url"], outputs["site_url"])
        problems = shift.watch(target.client("cloudwatch"), outputs["api_name"], smoke, tried, since, trial_seconds)
        if problems:
            apply(target, build_to_run.functions, lambda: True, refresh=False, held_versions=live)
            require(problems, "The new versions take no calls any more, and the site is as it was.")


def publish_site(target: Target, outputs: dict[str, Any], build_to_run: Build) -> None:
    configuration = {
        "environment": target.environment,
        "apiUrl": outputs["api_url"],
        "cognitoUrl": outputs["cognito_url"],
        "region": outputs["region"],
        "userPoolId": outputs["user_pool_id"],
        "clientId": outputs["user_pool_client_id"],
        "paymentProvider": outputs["payment_provider"],
        # Terraform tells of no output that is null.
        "stripePublishableKey": outputs.get("stripe_publishable_key"),
    }
    site = Site(outputs["site_bucket"], outputs["distribution_id"])
    done = publish(target.client("s3"), target.client("cloudfront"), site, files_of(build_to_run.site, configuration))
    print(f"   {done.uploaded} files uploaded, {done.removed} old assets removed, {len(done.invalidated)} paths invalidated")


def record(target: Target, build_to_run: Build, versions: dict[str, str]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    release_now = Release(build_to_run.id, versions, now, commit)
    releases.record_release(target.client("s3"), target.state_bucket, target.environment, release_now)


def require(problems: list[str], advice: str) -> None:
    if problems:
        raise Failed("\n".join([*problems, advice]))


def deploy(target: Target, arguments: argparse.Namespace) -> None:
    with step("build"):
        built = build(target)
    release(target, built, confirm=confirmation(target, arguments), shift_percent=arguments.shift)


def promote(target: Target, arguments: argparse.Namespace) -> None:
    live = releases.list_releases(target.client("s3"), target.state_bucket, arguments.source)
    if not live:
        raise Failed(f"Nothing is released in {arguments.source} yet: make deploy ENV={arguments.source}")
    with step(f"build {live[0].build} of {arguments.source}, commit {live[0].commit}"):
        built = releases.load_build(target.client("s3"), target.state_bucket, live[0].build)
    release(target, built, confirm=confirmation(target, arguments), shift_percent=arguments.shift)


def rollback(target: Target, arguments: argparse.Namespace) -> None:
    s3 = target.client("s3")
    history = releases.list_releases(s3, target.state_bucket, target.environment)
    earlier = next((r for r in history[1:] if r.build != history[0].build), None)
    if earlier is None:
        raise Failed(f"There is no release of {target.environment} before the one that is live.")
    with step(f"build {earlier.build} of {earlier.at}"):
        built = releases.load_build(s3, target.state_bucket, earlier.build)
    with step(f"build {history[0].build}, whose versions give way"):
        failed = releases.load_build(s3, target.state_bucket, history[0].build)
    with step("functions"):
        outputs = apply(target, failed.functions, confirmation(target, arguments), held_versions=earlier.versions)
    with step("site"):
        publish_site(target, outputs, built)
    record(target, built, earlier.versions)
    with step("check"):
        require(check(Smoke(outputs["api_url"], outputs["site_url"])), "The earlier release does not answer as it should either.")
    print(f"\nLive again: build {earlier.build}, commit {earlier.commit}")


def destroy(target: Target, arguments: argparse.Namespace) -> None:
    if target.environment in PROTECTED:
        raise Failed(f"{target.environment} is never destroyed from here: it holds the shop's orders.")
    terraform = target.terraform()
    with step(f"plan the end of {target.environment}"):
        something = terraform.plan(target.values, variables_for(target, ROOT / "build" / "functions"), destroy=True)
    if something:
        if not confirmation(target, arguments, always=True)():
            raise Failed("Not confirmed: nothing was changed.")
        terraform.apply()
    releases.forget_releases(target.client("s3"), target.state_bucket, target.environment)


def fill(target: Target, _arguments: argparse.Namespace) -> None:
    """The demo catalogue, for a shop that is to be looked at."""
    outputs = target.terraform().outputs()
    credentials = target.session.get_credentials().get_frozen_credentials()
    os.environ |= {
        "AWS_REGION": target.region,
        "AWS_ACCESS_KEY_ID": credentials.access_key,
        "AWS_SECRET_ACCESS_KEY": credentials.secret_key,
        "TABLE_PREFIX": outputs["table_prefix"],
        **({"AWS_SESSION_TOKEN": credentials.token} if credentials.token else {}),
    }
    with step("catalogue"):
        seed.main()
    with step("pictures"):
        site = Site(outputs["site_bucket"], outputs["distribution_id"])
        done = upload(target.client("s3"), target.client("cloudfront"), site, pictures_of(IMAGES))
        print(f"   {done.uploaded} files uploaded")


def confirmation(target: Target, arguments: argparse.Namespace, *, always: bool = False) -> Callable[[], bool]:
    """Asks a person, once, where the environment is protected, unless the command line said yes; a pipeline's approval is that yes."""

    @cache
    def confirm() -> bool:
        if arguments.yes or not (always or target.environment in PROTECTED):
            return True
        if not sys.stdin.isatty():
            raise Failed("This must be confirmed, and nobody is there to ask: run it with YES=1 once the plan above has been approved.")
        return input(f"\nThis is {target.environment}, account {target.account}. Type its name to go on: ") == target.environment

    return confirm


def unlock(target: Target, arguments: argparse.Namespace) -> None:
    target.terraform().unlock(arguments.lock)


def adopt(target: Target, arguments: argparse.Namespace) -> None:
    target.terraform().adopt(target.values, variables_for(target, ROOT / "build" / "functions"), arguments.address, arguments.id)


COMMANDS = {"deploy": deploy, "promote": promote, "rollback": rollback, "seed": fill, "unlock": unlock, "adopt": adopt, "destroy": destroy}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.deploy")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, operation in COMMANDS.items():
        command = commands.add_parser(name)
        if operation is promote:
            command.add_argument("source")
        command.add_argument("environment")
        if operation is unlock:
            command.add_argument("lock", help="the ID that the refused run was told")
        if operation is adopt:
            command.add_argument("address", help="Terraform's, as the refused run was told")
            command.add_argument("id", help="what the resource's type is imported by, its name in most cases")
        command.add_argument("--yes", action="store_true", help="the plan has been approved elsewhere")
        command.add_argument("--shift", type=int, default=100, choices=range(1, 101), metavar="PERCENT", help="of the calls, at first")
        command.set_defaults(operation=operation)
    arguments = parser.parse_args()
    # A run that is told to end, ends as it does by Ctrl-C; in the background of a script too, where Ctrl-C is not heard otherwise.
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.default_int_handler)
    try:
        arguments.operation(reach(arguments.environment), arguments)
    except Failed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except (BotoCoreError, ClientError) as error:
        print(f"\n{error}\n{advice_on(str(error))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. Run the same command again: it continues from where this one stopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
