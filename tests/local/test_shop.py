"""The shop as whole processes: it starts, survives the loss of any of them, and leaves none behind. Some 20 s."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from local.emulators import dynoxide_binary, free_port
from local.settings import ROOT, python_environment
from tests.support.shop import Shop, running_shop

PATIENCE_SECONDS = 30
TRAY = {
    "name": "Oak tray",
    "slug": "oak-tray-of-the-tests",
    "description": "Carries tea.",
    "category": "kitchen",
    "images": [],
    "status": "active",
    "variants": [{"sku": "TRAY-OAK-TEST", "options": {}, "price": {"amount": 2400, "currency": "EUR"}, "stock": 3}],
}
needs_dynoxide = pytest.mark.skipif(dynoxide_binary() is None, reason="npm has no Dynoxide for this machine")


def request(shop: Shop, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", shop.port, timeout=30)
    try:
        connection.request(
            method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json", **(headers or {})}
        )
        response = connection.getresponse()
        content = response.read()
        is_json = "json" in response.headers.get("Content-Type", "")
        return response.status, json.loads(content) if is_json and content else content
    finally:
        connection.close()


def eventually(holds: Callable[[], Any], patience_seconds: float = PATIENCE_SECONDS) -> Any:
    """What `holds` gives once it gives something; a connection that is refused or cut meanwhile counts as nothing yet."""
    deadline = time.monotonic() + patience_seconds
    while time.monotonic() < deadline:
        try:
            found = holds()
        except (OSError, http.client.HTTPException):
            continue
        if found:
            return found
    raise AssertionError(f"not within {patience_seconds} s")


def local(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "local", *arguments],
        cwd=ROOT,
        env={**python_environment(), "TRADEWIND_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def staff(shop: Shop) -> dict[str, str]:
    return {"Authorization": f"Bearer {local(shop.home, 'token', 'staff').stdout.strip()}"}


def gone(pid: int) -> bool:
    """Whether the process has ended; one that waits to be reaped has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_one_address_serves_it_all(shop: Shop) -> None:
    assert request(shop, "GET", "/api/health")[0] == 200
    assert request(shop, "GET", "/config.json")[1]["apiUrl"] == "/api"
    assert request(shop, "GET", "/docs")[0] == 200
    _, products = request(shop, "GET", "/api/products")
    assert products["items"], "the first start loads the demo catalogue"
    picture = products["items"][0]["image"]["url"]
    assert request(shop, "GET", picture)[1][:4] == b"RIFF"


def test_the_demo_users_have_their_roles_and_no_more(shop: Shop) -> None:
    tokens = {role: local(shop.home, "token", role).stdout for role in ("staff", "admin", "customer")}
    assert all(token.count("\n") == 1 and token.count(".") == 2 for token in tokens.values())
    statuses = {
        role: request(shop, "POST", "/api/products", {}, {"Authorization": f"Bearer {token.strip()}"})[0] for role, token in tokens.items()
    }
    assert statuses == {"staff": 400, "admin": 400, "customer": 403}


@pytest.mark.parametrize("name", [pytest.param("dynoxide", marks=needs_dynoxide), "ministack", "gateway-1"])
def test_a_killed_process_is_started_again_and_nothing_confirmed_is_lost(shop: Shop, name: str) -> None:
    slug = f"{TRAY['slug']}-{name}"
    variant = {**TRAY["variants"][0], "sku": f"TRAY-{name.upper()}"}  # type: ignore[index]
    config = request(shop, "GET", "/config.json")[1]
    assert request(shop, "POST", "/api/products", {**TRAY, "slug": slug, "variants": [variant]}, staff(shop))[0] == 201
    pid = shop.running["processes"][name]
    printed = len(shop.lines)

    os.kill(pid, signal.SIGKILL)
    shop.wait_for(f"{name} ended unexpectedly (killed by SIGKILL)", since=printed)

    assert eventually(lambda: shop.running["processes"].get(name) not in (None, pid))
    assert eventually(lambda: request(shop, "GET", "/api/health")[0] == 200)
    assert request(shop, "GET", f"/api/products/{slug}")[1]["slug"] == slug
    assert eventually(lambda: local(shop.home, "token", "staff").returncode == 0)
    assert request(shop, "GET", "/config.json")[1] == config
    assert request(shop, "POST", "/api/products", {}, staff(shop))[0] == 400


def test_users_that_the_emulator_lost_are_made_again_and_the_gateway_learns_of_them(shop: Shop) -> None:
    before = request(shop, "GET", "/config.json")[1]
    shutil.rmtree(shop.home / "data" / "ministack")
    os.kill(shop.running["processes"]["ministack"], signal.SIGKILL)

    after = eventually(lambda: (c := request(shop, "GET", "/config.json")[1])["clientId"] != before["clientId"] and c)

    assert after["userPoolId"] != before["userPoolId"]
    assert eventually(lambda: request(shop, "POST", "/api/products", {}, staff(shop))[0] == 400)


def test_a_second_shop_in_the_same_place_is_refused(shop: Shop) -> None:
    second = local(shop.home, "up", PORT=str(free_port()))
    assert second.returncode == 1
    assert f"already runs from here, at http://localhost:{shop.port}" in second.stderr
    assert second.stdout == ""


def test_data_of_a_running_shop_is_not_thrown_away(shop: Shop) -> None:
    refused = local(shop.home, "clean")
    assert (refused.returncode, refused.stderr) == (1, "The shop is running: stop it first\n")
    assert request(shop, "GET", "/api/health")[0] == 200


def test_a_port_in_use_is_named_with_the_remedy(shop: Shop, tmp_path: Path) -> None:
    refused = local(tmp_path, "up", PORT=str(shop.port))
    assert refused.returncode == 1
    assert refused.stderr == f"Port {shop.port} is in use. Choose another: PORT={shop.port + 1} make up\n"


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_bad_setting_is_named_with_the_remedy(tmp_path: Path, port: str) -> None:
    refused = local(tmp_path, "up", PORT=port)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"PORT is '{port}'; it must be a number from 1 to 65535")


def test_a_token_of_a_shop_that_is_not_running_cannot_be_had(tmp_path: Path) -> None:
    refused = local(tmp_path, "token", "staff")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "The shop is not running: start it with make up\n"


def test_ctrl_c_leaves_no_process_and_the_next_start_finds_all_that_was_confirmed(tmp_path: Path) -> None:
    with running_shop(tmp_path, WORKERS="1") as shop:
        assert request(shop, "POST", "/api/products", TRAY, staff(shop))[0] == 201
        config = request(shop, "GET", "/config.json")[1]
        pids = shop.running["processes"].values()
        assert shop.stop(signal.SIGINT) == 0
        assert all(gone(pid) for pid in pids)
        assert not (tmp_path / "shop.json").exists()

    with running_shop(tmp_path, WORKERS="1") as shop:
        assert request(shop, "GET", f"/api/products/{TRAY['slug']}")[0] == 200
        assert request(shop, "GET", "/config.json")[1] == config
        pids = shop.running["processes"].values()
        # The supervisor itself is killed: nothing tells its processes to stop.
        shop.stop(signal.SIGKILL)
        if sys.platform == "linux":
            assert eventually(lambda: all(gone(pid) for pid in pids))

    with running_shop(tmp_path, WORKERS="1") as shop:
        assert request(shop, "GET", f"/api/products/{TRAY['slug']}")[0] == 200
        assert local(tmp_path, "token", "customer").returncode == 0
        assert shop.stop(signal.SIGTERM) == 0


def test_every_missing_prerequisite_is_named_before_anything_happens(tmp_path: Path) -> None:
    for tool in ("sh", "dirname"):
        found = shutil.which(tool)
        assert found
        (tmp_path / tool).symlink_to(found)
    done = subprocess.run(
        ["sh", str(ROOT / "ops" / "setup.sh"), "python", "node"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Python 3.11 or newer: apt install python3" in done.stderr
    assert "Node.js 20.19 or newer: https://nodejs.org" in done.stderr
    assert "Setting up" not in done.stderr


def test_help_lists_every_command_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    (phony,) = (line.split()[1:] for line in makefile.splitlines() if line.startswith(".PHONY:"))
    # These tests may themselves be run by make, which would tell the inner one to print more.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    shown = subprocess.run(["make"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in shown.splitlines()] == phony
