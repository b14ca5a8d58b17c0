"""python -m local up | dev | seed | token ROLE | clean"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
from typing import Any

from local.identity import DEMO_USERS, Identity, id_token
from local.running import AlreadyRunning, is_running, read_running, the_only_one
from local.settings import ROOT, BadSetting, Settings, aws_environment, python_environment, read_settings
from local.steps import StartFailed
from local.supervisor import supervise


def up(settings: Settings, *, dev: bool) -> int:
    try:
        with the_only_one(settings.home):
            asyncio.run(supervise(settings, dev=dev))
    except AlreadyRunning:
        running = read_running(settings.home) or {"url": "another address", "pid": "?"}
        return fail(f"Tradewind already runs from here, at {running['url']} (process {running['pid']}): stop that one first.")
    except StartFailed as reason:
        return fail(str(reason))
    except KeyboardInterrupt:
        return 130
    return 0


def seed(settings: Settings) -> int:
    running = running_shop(settings)
    environment = {**python_environment(), **aws_environment(running["dynamodbUrl"], running["emulatorUrl"], running["url"])}
    return subprocess.run([sys.executable, "-m", "ops.seed"], cwd=ROOT, env=environment, check=False).returncode


def token(settings: Settings, role: str) -> int:
    running = running_shop(settings)
    print(id_token(running["emulatorUrl"], Identity(**running["identity"]), role))
    return 0


def clean(settings: Settings) -> int:
    if is_running(settings.home):
        return fail("The shop is running: stop it first")
    for folder in (settings.data, settings.logs):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def running_shop(settings: Settings) -> dict[str, Any]:
    running = read_running(settings.home)
    if running is None or not is_running(settings.home) or not running["identity"]:
        raise SystemExit(fail("The shop is not running: start it with make up"))
    return running


def fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m local")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("up", "dev", "seed", "clean"):
        commands.add_parser(name)
    commands.add_parser("token").add_argument("role", choices=[user.role for user in DEMO_USERS])
    arguments = parser.parse_args()
    try:
        settings = read_settings()
    except BadSetting as problem:
        return fail(str(problem))
    if arguments.command == "seed":
        return seed(settings)
    if arguments.command == "clean":
        return clean(settings)
    if arguments.command == "token":
        return token(settings, arguments.role)
    return up(settings, dev=arguments.command == "dev")


if __name__ == "__main__":
    sys.exit(main())
