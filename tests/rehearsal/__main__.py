"""The deployment itself, on an AWS emulator with IAM enforced: python -m tests.rehearsal

From nothing to a live shop with the very command that deploys to AWS; the end-to-end suites against it; a second plan; a permission
taken away; the same build in a second environment; a rollback; and all of it gone again. The first step that fails ends it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import yaml

from local.emulators import free_port
from local.settings import ROOT
from ops import releases
from ops.deploy import INFRA, Target, reach, release
from ops.releases import Build
from ops.terraform import WORK, Failed, Terraform
from tests.rehearsal.drift import unexplained
from tests.rehearsal.emulator import deployment_environment, enforcing_emulator
from tests.rehearsal.leftovers import leftovers
from tests.suites import chromium

HOME = ROOT / ".tradewind" / "rehearsal"
FIRST, SECOND = "dev", "staging"
PASSWORD = "Rehearsal-pass-1"
GROUPS = {"staff": "staff", "customer": "customers"}


@contextmanager
def step(title: str) -> Iterator[None]:
    print(f"\n══ {title}", flush=True)
    started = time.monotonic()
    yield
    print(f"══ done, {time.monotonic() - started:.0f} s", flush=True)


def run(*command: str, **environment: str) -> None:
    if subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode:
        raise Failed(f"{' '.join(command)} failed")


def ops(*arguments: str) -> None:
    run(sys.executable, "-m", "ops.deploy", *arguments, "--yes")


def require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Failed(otherwise)


def token(target: Target, outputs: dict[str, Any], role: str) -> str:
    """An ID token of a user of the deployed pool, made for the rehearsal."""
    cognito = target.client("cognito-idp")
    pool, email = outputs["user_pool_id"], f"{role}@example.com"
    cognito.admin_create_user(UserPoolId=pool, Username=email, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=PASSWORD, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=GROUPS[role])
    answer = cognito.initiate_auth(
        ClientId=outputs["user_pool_client_id"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": PASSWORD},
    )
    text: str = answer["AuthenticationResult"]["IdToken"]
    return text


def end_to_end(target: Target, outputs: dict[str, Any]) -> None:
    tokens = {f"{role.upper()}_TOKEN": token(target, outputs, role) for role in GROUPS}
    run(sys.executable, "-m", "pytest", "-q", "tests/e2e", API_URL=outputs["api_url"], **tokens)


def in_chromium(outputs: dict[str, Any]) -> None:
    browser = chromium()
    if not browser:
        print("left out: there is no Chromium on this machine")
        return
    playwright = str(ROOT / "node_modules" / ".bin" / "playwright")
    addresses = {"BASE_URL": outputs["site_url"], "API_URL": outputs["api_url"], "CHROMIUM_PATH": browser}
    run(playwright, "test", "--config", "tests/browser/playwright.config.ts", "purchase", "payment", **addresses)


def live_build(target: Target) -> Build:
    s3 = target.client("s3")
    return releases.load_build(s3, target.state_bucket, releases.list_releases(s3, target.state_bucket, target.environment)[0].build)


def plan(target: Target, **variables: str) -> Terraform | None:
    """Terraform with a plan that has something to do, or None."""
    terraform = target.terraform()
    given = {"package_dir": str(live_build(target).functions), "region": target.region, **variables}
    return terraform if terraform.plan(target.values, given) else None


def second_plan(target: Target) -> None:
    """Nothing to do, but for what the emulator invents."""
    terraform = plan(target)
    left = unexplained(terraform.planned()) if terraform else []
    require(not left, "a second plan would change:\n" + "\n".join(left))


def statuses(outputs: dict[str, Any]) -> dict[str, int]:
    """What operations answer, by name."""
    cart = {"lines": [{"sku": "MUG-SAND", "quantity": 1}]}
    with httpx.Client(base_url=outputs["api_url"], timeout=60) as api:
        return {
            "listProducts": api.get("/products").status_code,
            "getProduct": api.get("/products/stoneware-mug").status_code,
            "listCategories": api.get("/categories").status_code,
            "quoteCart": api.post("/quotes", json=cart).status_code,
            "getOrder": api.get("/orders/ord_0").status_code,
            "getHealth": api.get("/health").status_code,
        }


def permission_taken_away(target: Target, outputs: dict[str, Any]) -> None:
    """With one action removed from one operation's row, that operation fails and no other."""
    healthy = statuses(outputs)
    with tempfile.TemporaryDirectory() as folder:
        contract = shutil.copytree(ROOT / "contract", Path(folder) / "contract")
        rows = yaml.safe_load((contract / "openapi.yaml").read_text("utf-8"))
        del rows["paths"]["/products/{product}"]["get"]["x-tradewind"]["tables"]["stock"]
        (contract / "openapi.yaml").write_text(yaml.safe_dump(rows, sort_keys=False), "utf-8")
        terraform = plan(target, contract_dir=str(contract))
        require(terraform is not None, "a row without an action should change the function's policy")
        if terraform:
            terraform.apply()
        without = statuses(outputs)
    changed = {name: status for name, status in without.items() if status != healthy[name]}
    require(changed == {"getProduct": 500}, f"getProduct alone should fail; answers that changed: {changed} from {healthy}")
    restored = plan(target)
    if restored:
        restored.apply()
    require(statuses(outputs) == healthy, "with its permission back, something still fails")


def promotion(target: Target) -> None:
    ops("promote", FIRST, SECOND)
    other = reach(SECOND)
    require(live_build(other).id == live_build(target).id, "the second environment runs another build than the first")
    require(statuses(other.terraform().outputs())["getHealth"] == 200, "the second environment does not answer")


def rollback(target: Target) -> None:
    """A release with a changed function, and back: the alias is at the version that it was at."""
    before = target.terraform().outputs()["live_versions"]
    build = live_build(target)
    with tempfile.TemporaryDirectory() as folder:
        functions = shutil.copytree(build.functions, Path(folder) / "functions")
        with zipfile.ZipFile(functions / "list-products.zip", "a") as package:
            package.writestr("handlers/changed.txt", "another release")
        release(target, releases.read_build(functions, build.site), confirm=lambda: True, shift_percent=100)
    changed = target.terraform().outputs()["live_versions"]
    require({name for name in before if changed[name] != before[name]} == {"listProducts"}, "one function should have changed")
    ops("rollback", FIRST)
    require(target.terraform().outputs()["live_versions"] == before, "the aliases are not at the versions that they were at")
    require(live_build(target).id == build.id, "the release before is not the live one")


def destruction(target: Target) -> None:
    for environment in (FIRST, SECOND):
        ops("destroy", environment)
    bootstrap = Terraform(INFRA / "bootstrap", f"bootstrap-{target.account}")
    bootstrap.plan(None, {"region": target.region}, destroy=True)
    bootstrap.apply()
    left = leftovers(target.session)
    require(not left, "left behind: " + ", ".join(left))


def rehearse(url: str) -> None:
    os.environ.update(deployment_environment(url))
    with step("deploy to an empty account"):
        ops("deploy", FIRST)
    target = reach(FIRST)
    outputs = target.terraform().outputs()
    with step("the demo catalogue"):
        ops("seed", FIRST)
    with step("the shop from outside"):
        end_to_end(target, outputs)
    with step("a purchase in Chromium"):
        in_chromium(outputs)
    with step("a second plan is empty"):
        second_plan(target)
    with step("a permission is taken away, and one operation fails"):
        permission_taken_away(target, outputs)
    with step("the same build in a second environment"):
        promotion(target)
    with step("a release and its rollback"):
        rollback(target)
    with step("everything is gone again"):
        destruction(target)


def main() -> int:
    if not shutil.which("terraform"):
        print("The rehearsal needs Terraform: see https://developer.hashicorp.com/terraform/install", file=sys.stderr)
        return 1
    shutil.rmtree(HOME, ignore_errors=True)
    for environment in (FIRST, SECOND, "bootstrap-000000000000"):
        shutil.rmtree(WORK / environment, ignore_errors=True)
    HOME.mkdir(parents=True)
    started = time.monotonic()
    try:
        with enforcing_emulator(free_port(), HOME / "emulator.log") as url:
            rehearse(url)
    except Failed as failure:
        print(f"\nThe rehearsal failed: {failure}", file=sys.stderr)
        return 1
    print(f"\nRehearsed in {time.monotonic() - started:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
