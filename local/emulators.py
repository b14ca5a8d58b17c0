"""The two servers that stand in for AWS: how each is started, and when it is ready."""

from __future__ import annotations

import http.client
import os
import platform
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from local.settings import REGION, ROOT

EMULATOR_PYTHON = ROOT / ".tradewind" / "emulator" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY_SECONDS = 30


@dataclass(frozen=True)
class Emulator:
    name: str
    command: list[str]
    port: int
    health_path: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", self.health_path)
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self.answers():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.name} did not answer within {READY_SECONDS} s")
            time.sleep(0.02)


def dynoxide_binary() -> Path | None:
    """The DynamoDB stand-in for this machine, or None where npm has no package of it."""
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}.get(sys.platform, sys.platform)
    processor = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    folder = ROOT / "node_modules" / "@dynoxide" / f"{system}-{processor}"
    binary = folder / ("dynoxide.exe" if system == "win32" else "dynoxide")
    return binary if binary.exists() else None


def dynoxide(port: int, database: Path | None = None) -> Emulator:
    """DynamoDB on SQLite; in memory where no file is given."""
    binary = dynoxide_binary()
    if binary is None:
        raise FileNotFoundError("npm has no Dynoxide for this machine")
    kept = [] if database is None else ["--db-path", str(database)]
    return Emulator("dynoxide", [str(binary), "serve", "--host", "127.0.0.1", "--port", str(port), *kept], port, "/")


def ministack(port: int, services: list[str], state: Path | None = None, trigger_port: int | None = None) -> Emulator:
    """AWS's other services, and its DynamoDB where there is no Dynoxide; forgets all where no folder is given.

    What its user pools ask functions is asked at `trigger_port`.
    """
    environment = {
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "MINISTACK_REGION": REGION,
        "SERVICES": ",".join(services),
        "SFTP_ENABLED": "0",
    }
    if state is not None:
        environment |= {"PERSIST_STATE": "1", "STATE_DIR": str(state), "S3_PERSIST": "1", "S3_DATA_DIR": str(state / "s3")}
    if trigger_port is not None:
        # As Cognito does: where the function does not answer, there is no token.
        environment |= {"TRADEWIND_TRIGGERS": f"http://127.0.0.1:{trigger_port}/", "MINISTACK_COGNITO_PRETOKEN_STRICT": "1"}
    command = [str(EMULATOR_PYTHON), "-P", str(ROOT / "local" / "durable_ministack.py"), str(port)]
    return Emulator("ministack", command, port, "/_ministack/health", environment)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
