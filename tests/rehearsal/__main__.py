"""The deployment itself, on an AWS emulator with IAM enforced: python -m tests.rehearsal

What must not be done is refused, and an apply is cut short. From nothing to a live shop with the very command that deploys to AWS; the
end-to-end suites against it; the same build in a second environment; second plans; new versions that take a share of the calls, and fail
or hold; a rollback; a permission taken away; and all of it gone again. The first step that fails ends it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import httpx
import yaml
from botocore.exceptions import ClientError

from local.emulators import free_port
from local.identity import DEMO_PASSWORD
from local.settings import REGION, ROOT
from ops import releases
from ops.deploy import INFRA, Target, reach, release, variables_for
from ops.generate import dead_of, queue_of, read_functions
from ops.releases import Build
from ops.terraform import WORK, Failed, Terraform
from tests.local.test_shop import eventually
from tests.rehearsal.drift import DRIFT, Drift, compare
from tests.rehearsal.emulator import deployment_environment, enforcing_emulator
from tests.rehearsal.leftovers import leftovers
from tests.suites import chromium
from tradewind.gateways.queue import SqsQueues

HOME = ROOT / ".tradewind" / "rehearsal"
FIRST, SECOND = "dev", "staging"
ACCOUNT, ANOTHER_ACCOUNT = "000000000000", "111122223333"
GROUPS = {"staff": "staff", "admin": "admin", "customer": "customers"}
TRIAL_SECONDS = 8
# All that people do; the catalogue's pages, and the owner's guide with its pictures, are those of the local shop.
IN_CHROMIUM = ("purchase", "payment", "cart", "account", "guest-orders", "admin-", "accessibility", "lighthouse")
ADDRESS = {"name": "Ada Example", "line1": "1 Example Street", "city": "Berlin", "postalCode": "10115", "country": "DE"}
# The clock starts the settling of orders every minute.
SCHEDULE_SECONDS = 100


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


def refused(saying: str, *arguments: str, **environment: str) -> None:
    """Run a command that must fail, and say why and what to do, in so many words."""
    done = subprocess.run(
        [sys.executable, "-m", "ops.deploy", *arguments, "--yes"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stderr.strip()
    require(done.returncode == 1 and saying in told and "Traceback" not in told, f"{' '.join(arguments)} should be refused: {told}")
    print(f"refused: {told.splitlines()[-1]}")


def require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Failed(otherwise)


def token(target: Target, outputs: dict[str, Any], role: str) -> str:
    """An ID token of a user of the deployed pool, made for the rehearsal."""
    cognito = target.client("cognito-idp")
    pool, email = outputs["user_pool_id"], f"{role}@example.com"
    confirmed = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
    cognito.admin_create_user(UserPoolId=pool, Username=email, UserAttributes=confirmed, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=DEMO_PASSWORD, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=GROUPS[role])
    answer = cognito.initiate_auth(
        ClientId=outputs["user_pool_client_id"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": DEMO_PASSWORD},
    )
    text: str = answer["AuthenticationResult"]["IdToken"]
    return text


def refusals() -> None:
    """What is not meant for this account, or by nobody that it knows, is refused before anything is made."""
    elsewhere = boto3.client("s3", region_name=REGION, aws_access_key_id=ANOTHER_ACCOUNT, aws_secret_access_key="test")
    taken = "tradewind-taken-by-another"
    elsewhere.create_bucket(Bucket=taken, CreateBucketConfiguration={"LocationConstraint": REGION})
    refused("There is no environment production", "deploy", "production")
    nobody = {
        "AWS_ACCESS_KEY_ID": "",
        "AWS_SECRET_ACCESS_KEY": "",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }
    refused("AWS does not accept the credentials", "deploy", FIRST, **nobody)
    refused(f"belongs to account {ANOTHER_ACCOUNT}", "deploy", FIRST, TF_VAR_account_id=ANOTHER_ACCOUNT)
    refused("choose another for good: TF_VAR_state_bucket", "deploy", FIRST, TF_VAR_state_bucket=taken)
    left = leftovers(boto3.Session(region_name=REGION))
    require(not left, "made, though refused: " + ", ".join(left))
    elsewhere.delete_bucket(Bucket=taken)


def interruption() -> None:
    """A deployment that is told to end in the middle of its apply: the apply is finished, and nothing after it is begun."""
    command = [sys.executable, "-m", "ops.deploy", "deploy", FIRST, "--yes"]
    lines: list[str] = []
    told = False
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            lines.append(line)
            if not told and "module.database" in line and "Creating..." in line:
                process.send_signal(signal.SIGINT)
                told = True
    said = "".join(lines)
    require(process.returncode == 130 and "this is finished first" in said and "Run the same command again" in said, f"not ended:\n{said}")
    require(said.count("Apply complete!") == 2 and "── site" not in said, f"it ended too early or too late:\n{said}")
    target = reach(FIRST)
    kept = [entry["Key"] for entry in target.client("s3").list_objects_v2(Bucket=target.state_bucket).get("Contents", [])]
    require(f"{FIRST}/terraform.tfstate" in kept, "an interrupted apply kept no state")
    require(f"{FIRST}/terraform.tfstate.tflock" not in kept, "an interrupted apply kept the lock")


def lock_of_another_run(target: Target) -> None:
    """While another run holds the state, nothing is changed; a lock that a dead run left can be taken from it."""
    s3, name = target.client("s3"), f"{target.environment}/terraform.tfstate"
    lock = {
        "ID": "5c1f9f8e-3b1f-4b73-9d3e-0a6c2f1d7b11",
        "Path": f"{target.state_bucket}/{name}",
        "Operation": "OperationTypeApply",
        "Who": "ada@example.com",
        "Version": "1.11.4",
        "Created": "2026-01-01T00:00:00Z",
        "Info": "",
    }
    s3.put_object(Bucket=target.state_bucket, Key=f"{name}.tflock", Body=json.dumps(lock).encode())
    before = s3.head_object(Bucket=target.state_bucket, Key=name)["ETag"]
    refused("Another run holds this environment's state", "deploy", target.environment)
    require(s3.head_object(Bucket=target.state_bucket, Key=name)["ETag"] == before, "the state was changed under another's lock")
    ops("unlock", target.environment, lock["ID"])
    try:
        s3.head_object(Bucket=target.state_bucket, Key=f"{name}.tflock")
    except ClientError:
        return
    raise Failed("the lock is still there")


def cut_off(target: Target) -> None:
    """What a run made and could not write into the state, because it was cut off: it is refused, adopted, and then as if never lost."""
    data = str(WORK / target.environment / "data")
    address = 'module.database.aws_dynamodb_table.tables["promotions"]'
    run("terraform", f"-chdir={INFRA}", "state", "rm", address, TF_DATA_DIR=data)
    refused("make adopt", "deploy", target.environment)
    ops("adopt", target.environment, address, f"tradewind-{target.environment}-promotions")


def end_to_end(outputs: dict[str, Any], url: str, tokens: dict[str, str]) -> None:
    addresses = {"API_URL": outputs["api_url"], "BASE_URL": outputs["site_url"], "EMULATOR_URL": url}
    run(sys.executable, "-m", "pytest", "-q", "tests/e2e", **addresses, **tokens)


def reservation_runs_out(target: Target, outputs: dict[str, Any]) -> None:
    """The clock starts a function that gives back what nobody paid for in time. The time is moved, in the order, instead of waited for."""
    lines = [{"sku": "MUG-SAND", "quantity": 1}]
    with httpx.Client(base_url=outputs["api_url"], timeout=60) as api:
        order = {
            "lines": lines,
            "email": "late@example.com",
            "shippingAddress": ADDRESS,
            "shippingMethod": "standard",
            "paymentToken": "sim_challenge_rehearsal",
            "expectedTotal": api.post("/quotes", json={"lines": lines}).json()["totals"]["total"],
        }
        placed = api.post("/orders", json=order, headers={"Idempotency-Key": "a-reservation-that-runs-out"}).json()
        target.client("dynamodb").update_item(
            TableName=outputs["table_names"]["orders"],
            Key={"id": {"S": placed["order"]["id"]}},
            UpdateExpression="SET dueAt = :past",
            ExpressionAttributeValues={":past": {"N": "1"}},
        )
        path, headers = f"/orders/{placed['order']['id']}", {"Order-Token": placed["orderToken"]}
        eventually(lambda: api.get(path, headers=headers).json()["state"] == "expired", SCHEDULE_SECONDS)


def nothing_was_buried(target: Target, outputs: dict[str, Any]) -> None:
    """All that was set off has been done: queues are empty, no dead letter lies anywhere, and every function has run and had no failure."""
    queues, logs = SqsQueues(outputs["table_prefix"], region_name=target.region), target.client("logs")
    rows = read_functions()
    names = [name for id, row in rows.items() for name in (queue_of(id, row), dead_of(id, row)) if name]
    eventually(lambda: sum(sum(queues.waiting(name)) for name in names) == 0, SCHEDULE_SECONDS)

    def told(function: str, pattern: str) -> list[str]:
        group = f"/aws/lambda/{outputs['function_names'][function]}"
        return [event["message"] for event in logs.filter_log_events(logGroupName=group, filterPattern=pattern)["events"]]

    failed = {id: failures for id in rows if (failures := told(id, '"ERROR"'))}
    require(not failed, f"functions that nobody calls failed: {json.dumps(failed, indent=1)}")
    # The hour has not come yet, and the first environment lets staff in without a second factor.
    idle = {id for id in rows if not told(id, "REPORT")} - {"reconcilePayments", "checkSecondFactor"}
    require(not idle, f"functions that nothing started: {', '.join(sorted(idle))}")
    answer = target.client("lambda").invoke(FunctionName=outputs["function_names"]["reconcilePayments"], Qualifier="live", Payload=b"{}")
    require("FunctionError" not in answer, f"reconcilePayments failed: {answer['Payload'].read().decode()}")


def in_chromium(outputs: dict[str, Any], tokens: dict[str, str]) -> None:
    browser = chromium()
    if not browser:
        require(os.environ.get("CI") != "true", "There is no Chromium on this machine.")
        print("left out: there is no Chromium on this machine")
        return
    playwright = str(ROOT / "node_modules" / ".bin" / "playwright")
    addresses = {
        "BASE_URL": outputs["site_url"],
        "API_URL": outputs["api_url"],
        "EMULATOR_URL": outputs["cognito_url"],
        "TABLE_PREFIX": outputs["table_prefix"],
    }
    run(
        playwright,
        "test",
        "--config",
        "tests/browser/playwright.config.ts",
        *IN_CHROMIUM,
        CHROMIUM_PATH=browser,
        **addresses,
        **tokens,
    )


def live_build(target: Target) -> Build:
    s3 = target.client("s3")
    return releases.load_build(s3, target.state_bucket, releases.list_releases(s3, target.state_bucket, target.environment)[0].build)


def plan(target: Target, **variables: str) -> Terraform | None:
    """Terraform with a plan that has something to do, or None."""
    terraform = target.terraform()
    given = variables_for(target, live_build(target).functions) | variables
    return terraform if terraform.plan(target.values, given) else None


def second_plan(target: Target) -> list[Drift]:
    """Nothing to do, but for what the emulator invents; the rows that say so."""
    terraform = plan(target)
    if terraform is None:
        return []
    unexplained, needed = compare(terraform.planned())
    require(not unexplained, "a second plan would change:\n" + "\n".join(unexplained))
    return needed


def second_plans(*targets: Target) -> None:
    # Not every environment has every kind of resource: dev has no alarms.
    needed = [row for target in targets for row in second_plan(target)]
    unneeded = [f"{row.resource}: {row.attribute}" for row in DRIFT if row not in needed]
    require(not unneeded, "the emulator does not invent any more:\n" + "\n".join(unneeded))


def checked_by_checkov(target: Target) -> None:
    """The plan of all that is deployed, with every value that it has: what checkov finds is suppressed in place, with its reason."""
    checkov = ROOT / ".tradewind" / "checkov" / "bin" / "checkov"
    if not checkov.exists():
        print("left out: there is no checkov yet: sh ops/setup.sh checkov")
        return
    terraform = target.terraform()
    terraform.plan(target.values, variables_for(target, live_build(target).functions))
    file = HOME / "plan.json"
    file.write_text(json.dumps(terraform.planned()), "utf-8")
    # Suppressions stand in the files. The emulator has no certificate, so that its site alone takes requests without TLS.
    options = [f"--repo-root-for-plan-enrichment={INFRA}", "--skip-check=CKV_AWS_34", "--skip-download", "--quiet", "--compact"]
    run(str(checkov), "-f", str(file), "--framework=terraform_plan", *options, LOG_LEVEL="ERROR")


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
    second_factor_of_staff(other)


def second_factor_of_staff(target: Target) -> None:
    """Where it is required, the user pool asks a function, which asks the pool: a token has the role only with a second factor."""
    outputs = target.terraform().outputs()
    cognito, client = target.client("cognito-idp"), outputs["user_pool_client_id"]
    pool, email = outputs["user_pool_id"], "second-factor@example.com"
    confirmed = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
    cognito.admin_create_user(UserPoolId=pool, Username=email, UserAttributes=confirmed, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=DEMO_PASSWORD, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=GROUPS["staff"])
    signing_in = {"USERNAME": email, "PASSWORD": DEMO_PASSWORD}
    made = cognito.initiate_auth(ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=signing_in)["AuthenticationResult"]

    def may_list_orders(tokens: dict[str, str]) -> int:
        return httpx.get(f"{outputs['api_url']}/orders", headers={"Authorization": f"Bearer {tokens['IdToken']}"}, timeout=60).status_code

    require(may_list_orders(made) == 403, "staff without a second factor are let in")
    on = {"Enabled": True, "PreferredMfa": True}
    cognito.admin_set_user_mfa_preference(UserPoolId=pool, Username=email, SoftwareTokenMfaSettings=on)
    renewed = cognito.get_tokens_from_refresh_token(ClientId=client, RefreshToken=made["RefreshToken"])["AuthenticationResult"]
    require(may_list_orders(renewed) == 200, "staff with a second factor are not let in")


@contextmanager
def changed_build(target: Target, entry: str, text: str) -> Iterator[Build]:
    """The live build, but for one file in the package of listProducts."""
    live = live_build(target)
    with tempfile.TemporaryDirectory() as folder:
        functions = shutil.copytree(live.functions, Path(folder) / "functions")
        package = functions / "list-products.zip"
        with zipfile.ZipFile(package) as old:
            content = {info.filename: old.read(info) for info in old.infolist()}
        with zipfile.ZipFile(package, "w") as new:
            for name, data in {**content, entry: text.encode()}.items():
                new.writestr(name, data)
        yield releases.read_build(functions, live.site)


def alias(target: Target) -> tuple[str, dict[str, float]]:
    """The version that the alias of listProducts is at, and the shares of others."""
    found = target.client("lambda").get_alias(FunctionName=f"tradewind-{target.environment}-list-products", Name="live")
    return found["FunctionVersion"], found.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})


def released_gradually(target: Target, build: Build, meanwhile: Callable[[str], None]) -> None:
    """Release with a tenth of the calls at first; `meanwhile` is called, with the new version, once it has its tenth."""
    before, _ = alias(target)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(release, target, build, confirm=lambda: True, shift_percent=10, trial_seconds=TRIAL_SECONDS)
        while not running.done():
            version, shares = alias(target)
            if shares:
                require(version == before and list(shares.values()) == [0.1], f"not a tenth beside version {before}: {version}, {shares}")
                meanwhile(*shares)
                break
            time.sleep(0.2)
        running.result()


def gradual_release(target: Target) -> None:
    """A version that does not load takes no call; one that fails on its share loses it; one that holds takes them all."""
    before = alias(target)

    def rejected(build: Build, why: str, meanwhile: Callable[[str], None]) -> None:
        try:
            released_gradually(target, build, meanwhile)
        except Failed as failure:
            require(why in str(failure), f"released for another reason than {why}: {failure}")
            print(f"rejected: {failure}")
        else:
            raise Failed(f"released, though it {why}")
        require(alias(target) == before, f"the alias is not where it was: {alias(target)}")

    def never(version: str) -> None:
        raise Failed(f"version {version} does not load, and takes calls")

    def fail(version: str) -> None:
        function = f"tradewind-{target.environment}-list-products"
        dimensions = {"FunctionName": function, "Resource": f"{function}:live", "ExecutedVersion": version}
        figure = {"MetricName": "Errors", "Value": 1, "Dimensions": [{"Name": name, "Value": value} for name, value in dimensions.items()]}
        target.client("cloudwatch").put_metric_data(Namespace="AWS/Lambda", MetricData=[{**figure, "Timestamp": datetime.now(UTC)}])

    with changed_build(target, "handlers/list_products.py", "raise RuntimeError('half a release')") as broken:
        rejected(broken, "does not run", never)
    with changed_build(target, "handlers/changed.txt", "another release") as another:
        # The emulator sends no calls to a share, so what AWS would count there is written into its metrics.
        rejected(another, "failed 1 times", fail)
    with changed_build(target, "handlers/changed.txt", "one more release") as one_more:
        seen: list[str] = []
        released_gradually(target, one_more, seen.append)
    require(alias(target) == (seen[0], {}), f"version {seen[0]} does not have all calls: {alias(target)}")


def rollback(target: Target, before: dict[str, str], build: Build) -> None:
    """Back from a release with a changed function: each alias is at the version that it was at."""
    changed = target.terraform().outputs()["live_versions"]
    require({name for name in before if changed[name] != before[name]} == {"listProducts"}, "one function should have changed")
    ops("rollback", target.environment)
    require(target.terraform().outputs()["live_versions"] == before, "the aliases are not at the versions that they were at")
    require(alias(target) == (before["listProducts"], {}), "the version that was rolled back still has a share of the calls")
    require(live_build(target).id == build.id, "the release before is not the live one")


def destruction(target: Target) -> None:
    ops("destroy", FIRST)
    bootstrap = Terraform(INFRA / "bootstrap", f"bootstrap-{target.account}")
    bootstrap.plan(None, {"region": target.region}, destroy=True)
    bootstrap.apply()
    left = leftovers(target.session)
    require(not left, "left behind: " + ", ".join(left))


def rehearse(url: str) -> None:
    os.environ.update(deployment_environment(url))
    with step("what must not be done is refused"):
        refusals()
    with step("a deployment to an empty account, cut short"):
        interruption()
    with step("the same command again, to its end"):
        ops("deploy", FIRST)
    target = reach(FIRST)
    outputs = target.terraform().outputs()
    with step("the demo catalogue"):
        ops("seed", FIRST)
    with step("the shop from outside"):
        tokens = {f"{role.upper()}_TOKEN": token(target, outputs, role) for role in GROUPS}
        end_to_end(outputs, url, tokens)
    with step("a reservation runs out"):
        reservation_runs_out(target, outputs)
    with step("all that was set off is done"):
        nothing_was_buried(target, outputs)
    with ThreadPoolExecutor(1) as pool:
        # People buy and work while all this goes on.
        shopped = pool.submit(in_chromium, outputs, tokens)
        with step("the same build in a second environment"):
            promotion(target)
        with step("another run has the state"):
            lock_of_another_run(target)
        with step("a run was cut off"):
            cut_off(target)
        with step("a second plan of either environment is empty"):
            second_plans(target, reach(SECOND))
        with step("checkov over the plan"):
            checked_by_checkov(target)
        before, build = target.terraform().outputs()["live_versions"], live_build(target)
        with step("new versions on a share of the calls"):
            gradual_release(target)
        with step("the rollback of a release"):
            rollback(target, before, build)
        with step("the second environment goes"):
            ops("destroy", SECOND)
        with step("purchases and the back office in Chromium, meanwhile"):
            shopped.result()
    with step("a permission is taken away, and one operation fails"):
        permission_taken_away(target, outputs)
    with step("everything is gone again"):
        destruction(target)


def main() -> int:
    if not shutil.which("terraform"):
        print("The rehearsal needs Terraform: see https://developer.hashicorp.com/terraform/install", file=sys.stderr)
        return 1
    shutil.rmtree(HOME, ignore_errors=True)
    for environment in (FIRST, SECOND, f"bootstrap-{ACCOUNT}"):
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
