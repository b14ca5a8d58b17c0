"""From a checkout to a live shop, and back.

    python -m ops.deploy deploy dev            build, plan, apply, publish, check
    python -m ops.deploy promote staging prod  the very build that staging runs, with prod's values
    python -m ops.deploy rollback prod         back to the release before, without Terraform
    python -m ops.deploy destroy dev           everything gone; never prod

Each step tells what it does. One that fails stops the run, says what to do next, and leaves the shop as it was or able to go on: a
second run continues. `make deploy ENV=dev` and its siblings call this.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ops import aliases, releases
from ops.package import MAX_BYTES, package_all
from ops.publish import Site, files_of, publish
from ops.releases import Build, Release
from ops.setup import ROOT, run
from ops.smoke import Smoke, check
from ops.terraform import Failed, Terraform

INFRA = ROOT / "infra"
DIST = ROOT / "frontend" / "dist"
IMAGES = ROOT / "demo" / "images"
PROTECTED = {"prod"}
SHIFT_SECONDS = 60


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
        return f"tradewind-state-{self.account}-{self.region}"

    @property
    def backend(self) -> dict[str, str]:
        return {"bucket": self.state_bucket, "key": f"{self.environment}.tfstate", "region": self.region}

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
    import boto3
    from botocore.exceptions import BotoCoreError, ClientError

    target_values = INFRA / "environments" / f"{environment}.tfvars"
    if not target_values.exists():
        known = ", ".join(sorted(path.stem for path in target_values.parent.glob("*.tfvars")))
        raise Failed(f"There is no environment {environment}: there are {known}. Another one is a file of values, {target_values.name}.")
    session = boto3.Session()
    region = session.region_name
    if not region:
        raise Failed("No AWS region is chosen: set AWS_REGION, for example AWS_REGION=eu-central-1.")
    try:
        account = session.client("sts").get_caller_identity()["Account"]
    except (BotoCoreError, ClientError) as error:
        raise Failed(
            f"AWS does not accept the credentials ({type(error).__name__}). Sign in, or choose a profile with AWS_PROFILE."
        ) from error
    return Target(environment, account, region, session)


def build() -> Build:
    architecture = os.environ.get("LAMBDA_ARCHITECTURE", "arm64")
    python = os.environ.get("LAMBDA_RUNTIME", "python3.13").removeprefix("python")
    packages = package_all(architecture, python)
    for package in packages:
        print(f"   {package.name:<18} {package.bytes / 1000:7.1f} kB  {'built' if package.built else 'unchanged'}")
    large = [package.name for package in packages if package.bytes > MAX_BYTES]
    if large:
        raise Failed(f"These packages are over {MAX_BYTES / 1e6:g} MB: {', '.join(large)}. Find what their handlers import.")
    run(sys.executable, "-m", "ops.setup", "node", "site")
    return releases.read_build(packages[0].path.parent, DIST)


def ensure_state_bucket(target: Target) -> None:
    from botocore.exceptions import ClientError

    try:
        target.client("s3").head_bucket(Bucket=target.state_bucket)
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        if status == 403:
            raise Failed(f"The bucket {target.state_bucket} is there, but these credentials can't read it.") from error
        bootstrap = Terraform(INFRA / "bootstrap", f"bootstrap-{target.account}-{target.region}")
        bootstrap.init({})
        bootstrap.plan(None, {"bucket_name": target.state_bucket, "region": target.region})
        bootstrap.apply()


def infrastructure(target: Target, build_to_run: Build, confirm: Callable[[], bool]) -> dict[str, Any]:
    """Plan, confirm and apply; the outputs."""
    terraform = Terraform(INFRA, target.environment)
    terraform.init(target.backend)
    if terraform.plan(target.values, {"package_dir": str(build_to_run.functions), "region": target.region}):
        if not confirm():
            raise Failed("Not confirmed: nothing was changed.")
        terraform.apply()
    return terraform.outputs()


def release(target: Target, build_to_run: Build, *, confirm: Callable[[], bool], shift_percent: int) -> None:
    """Make a build live in an environment."""
    s3 = target.client("s3")
    with step("state bucket"):
        ensure_state_bucket(target)
    with step(f"keep build {build_to_run.id}"):
        releases.save_build(s3, target.state_bucket, build_to_run)
    with step(f"infrastructure of {target.environment}"):
        outputs = infrastructure(target, build_to_run, confirm)
    smoke = Smoke(outputs["api_url"], outputs["site_url"])
    with step("functions"):
        go_live(target, outputs["function_versions"], smoke, shift_percent)
    with step("site"):
        publish_site(target, outputs, build_to_run)
    with step("check"):
        require(
            check(smoke), "The shop is deployed but does not answer as it should. Look above, then: make rollback ENV=" + target.environment
        )
    record(target, build_to_run, outputs["function_versions"])
    print(f"\nLive: {outputs['site_url']}\nAPI:  {outputs['api_url']}")


def go_live(target: Target, versions: dict[str, str], smoke: Smoke, shift_percent: int) -> None:
    """Move the aliases to the new versions: some of the calls first where asked for, and back if the shop then fails."""
    functions = target.client("lambda")
    before = aliases.live_versions(functions, list(versions))
    if shift_percent < 100:
        changed = aliases.shift(functions, before, versions, shift_percent)
        print(f"   {shift_percent} % of calls to {len(changed)} new versions for {SHIFT_SECONDS} s")
        if changed:
            time.sleep(SHIFT_SECONDS)
            problems = check(smoke, site=False)
            if problems:
                aliases.move(functions, before)
                raise Failed(f"The new versions failed and take no calls any more: {'; '.join(problems)}.")
    moved = aliases.move(functions, versions)
    print(f"   {len(moved)} of {len(versions)} functions changed")


def publish_site(target: Target, outputs: dict[str, Any], build_to_run: Build) -> None:
    configuration = {
        "environment": target.environment,
        "apiUrl": outputs["api_url"],
        "region": outputs["region"],
        "userPoolId": outputs["user_pool_id"],
        "clientId": outputs["user_pool_client_id"],
        "paymentProvider": outputs["payment_provider"],
    }
    site = Site(outputs["site_bucket"], outputs["distribution_id"])
    images = IMAGES if outputs["demo_images"] else None
    done = publish(target.client("s3"), target.client("cloudfront"), site, files_of(build_to_run.site, images, configuration))
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
        built = build()
    release(target, built, confirm=confirmation(target, arguments), shift_percent=arguments.shift)


def promote(target: Target, arguments: argparse.Namespace) -> None:
    live = releases.list_releases(target.client("s3"), target.state_bucket, arguments.source)
    if not live:
        raise Failed(f"Nothing is released in {arguments.source} yet: make deploy ENV={arguments.source}")
    with step(f"build {live[0].build} of {arguments.source}, commit {live[0].commit}"):
        built = releases.load_build(target.client("s3"), target.state_bucket, live[0].build)
    release(target, built, confirm=confirmation(target, arguments), shift_percent=arguments.shift)


def rollback(target: Target, _arguments: argparse.Namespace) -> None:
    s3 = target.client("s3")
    history = releases.list_releases(s3, target.state_bucket, target.environment)
    earlier = next((r for r in history[1:] if r.build != history[0].build), None)
    if earlier is None:
        raise Failed(f"There is no release of {target.environment} before the one that is live.")
    with step(f"build {earlier.build} of {earlier.at}"):
        built = releases.load_build(s3, target.state_bucket, earlier.build)
    terraform = Terraform(INFRA, target.environment)
    terraform.init(target.backend)
    outputs = terraform.outputs()
    with step("functions"):
        moved = aliases.move(target.client("lambda"), earlier.versions)
        print(f"   {len(moved)} of {len(earlier.versions)} functions changed")
    with step("site"):
        publish_site(target, outputs, built)
    with step("check"):
        require(check(Smoke(outputs["api_url"], outputs["site_url"])), "The earlier release does not answer as it should either.")
    record(target, built, earlier.versions)
    print(f"\nLive again: build {earlier.build}, commit {earlier.commit}")


def destroy(target: Target, arguments: argparse.Namespace) -> None:
    if target.environment in PROTECTED:
        raise Failed(f"{target.environment} is never destroyed from here: it holds the shop's orders.")
    terraform = Terraform(INFRA, target.environment)
    terraform.init(target.backend)
    with step(f"plan the end of {target.environment}"):
        something = terraform.plan(target.values, {"package_dir": str(ROOT / "build" / "functions"), "region": target.region}, destroy=True)
    if something:
        if not confirmation(target, arguments, always=True)():
            raise Failed("Not confirmed: nothing was changed.")
        terraform.apply()
    releases.forget_releases(target.client("s3"), target.state_bucket, target.environment)


def confirmation(target: Target, arguments: argparse.Namespace, *, always: bool = False) -> Callable[[], bool]:
    """Asks a person where the environment is protected, unless the command line said yes; a pipeline's approval is that yes."""

    def confirm() -> bool:
        if arguments.yes or not (always or target.environment in PROTECTED):
            return True
        if not sys.stdin.isatty():
            raise Failed("This must be confirmed, and nobody is there to ask: run it with YES=1 once the plan above has been approved.")
        return input(f"\nThis is {target.environment}, account {target.account}. Type its name to go on: ") == target.environment

    return confirm


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.deploy")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, operation in (("deploy", deploy), ("promote", promote), ("rollback", rollback), ("destroy", destroy)):
        command = commands.add_parser(name)
        if operation is promote:
            command.add_argument("source")
        command.add_argument("environment")
        command.add_argument("--yes", action="store_true", help="the plan has been approved elsewhere")
        command.add_argument("--shift", type=int, default=100, choices=range(1, 101), metavar="PERCENT", help="of the calls, at first")
        command.set_defaults(operation=operation)
    arguments = parser.parse_args()
    try:
        arguments.operation(reach(arguments.environment), arguments)
    except Failed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. Run the same command again: it continues from where this one stopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
