"""Where the local shop keeps its things, and the environment that its handlers run in."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.signature import Credentials

ROOT = Path(__file__).resolve().parent.parent
REGION = "eu-central-1"
ACCESS_KEY = "local"  # the emulators ask for one, and check none
TABLE_PREFIX = "tradewind-local-"
MEDIA_BUCKET = f"{TABLE_PREFIX}media"
UPLOAD_PATH = "/uploads"
MAX_WORKERS = 4


class BadSetting(Exception):
    """A variable of the environment is not usable; the message names it and the remedy."""


@dataclass(frozen=True)
class Settings:
    """`home` holds what one running shop keeps: data/, logs/ and what it tells others about itself in shop.json."""

    home: Path
    port: int
    workers: int
    require_staff_mfa: bool = False

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"


def read_settings() -> Settings:
    home = os.environ.get("TRADEWIND_HOME")
    return Settings(
        home=Path(home).resolve() if home else ROOT / ".tradewind",
        port=_number("PORT", 8000, 1, 65535),
        workers=_number("WORKERS", min(os.cpu_count() or 1, MAX_WORKERS), 1, 64),
        require_staff_mfa=_yes_or_no("REQUIRE_STAFF_MFA"),
    )


def _number(name: str, default: int, low: int, high: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or not low <= int(text) <= high:
        raise BadSetting(f"{name} is {text!r}; it must be a number from {low} to {high}, for example {name}={default}")
    return int(text)


def _yes_or_no(name: str) -> bool:
    text = os.environ.get(name) or "no"
    if text not in ("yes", "no"):
        raise BadSetting(f"{name} is {text!r}; it must be yes or no, for example {name}=yes")
    return text == "yes"


def aws_environment(dynamodb_url: str, emulator_url: str, site_url: str) -> dict[str, str]:
    """What handlers, the seed and the tools need on one machine, by the names that Lambda and AWS's own tools use."""
    return {
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": ACCESS_KEY,
        "AWS_ENDPOINT_URL": emulator_url,
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb_url,
        "TABLE_PREFIX": TABLE_PREFIX,
        "MEDIA_BUCKET": MEDIA_BUCKET,
        "SITE_URL": site_url,
        # Below the page's own address, whichever of the machine's names that has.
        "UPLOAD_URL": UPLOAD_PATH,
        "PAYMENT_PROVIDER": os.environ.get("PAYMENT_PROVIDER", "simulated"),
        "WEBHOOK_PRIVATE_TARGETS": "allowed",
    }


def dynamodb_at(url: str, prefix: str = TABLE_PREFIX) -> DynamoDB:
    return DynamoDB(prefix, REGION, url, Credentials(ACCESS_KEY, ACCESS_KEY, None))


def python_environment() -> dict[str, str]:
    """This process's environment for another Python of the project, without AWS settings of the developer's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_") and name != "SHOP_CONFIG"}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)]), "PYTHONUNBUFFERED": "1"}


def on_linux() -> bool:
    return sys.platform == "linux"
