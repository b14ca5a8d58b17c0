"""The AWS emulator for a rehearsal: IAM enforced, every service, forgotten at the end; and the environment to deploy into it."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.emulators import EMULATOR_PYTHON
from local.settings import REGION, ROOT

READY_SECONDS = 60
PATIENT = ROOT / "tests" / "rehearsal" / "patient_ministack.py"
ARCHITECTURES = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@contextmanager
def enforcing_emulator(port: int, log: Path) -> Iterator[str]:
    """The emulator's address, while it runs."""
    environment = {
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "MINISTACK_REGION": REGION,
        "SFTP_ENABLED": "0",
        "PATH": os.environ["PATH"],
    }
    url = f"http://localhost:{port}"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [str(EMULATOR_PYTHON), "-P", str(PATIENT)], cwd=log.parent, env=environment, stdout=output, stderr=output
        ) as process,
    ):
        try:
            _wait_until_ready(url)
            yield url
        finally:
            process.terminate()
            process.wait(30)


def deployment_environment(url: str) -> dict[str, str]:
    """Credentials, addresses and Terraform's values for a deployment into the emulator, whose functions run on this machine's Python."""
    values = {
        "emulator_endpoint": url,
        "lambda_architecture": ARCHITECTURES[platform.machine()],
        "lambda_runtime": f"python3.{sys.version_info.minor}",
        "protect_data": "false",
        "wait_for_distribution": "false",
    }
    return {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_ENDPOINT_URL": url,
        "AWS_REGION": REGION,
        "PYTHONPATH": f"{ROOT / 'backend'}{os.pathsep}{ROOT}",
        # The provider waits half a minute for each queue; ten such waits at once, Terraform's own number, would hold up all else.
        "TF_CLI_ARGS_apply": "-parallelism=40",
        **{f"TF_VAR_{name}": value for name, value in values.items()},
    }


def _wait_until_ready(url: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{url}/_ministack/health", timeout=5).close()  # noqa: S310
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
