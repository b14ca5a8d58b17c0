"""Sets up the parts of a checkout that it is told, each only where its inputs have changed since: python node emulator site checkov.

Runs with any Python 3.11 and nothing installed. What it says goes to stderr, so that a command's own output stays clean.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tradewind"
UV = "uv==0.13.9"
NOT_SOURCE = {"node_modules", "dist"}


class Part(NamedTuple):
    """`inputs` says, as text, what the part was made from; `proof` is a file that is there once it is made."""

    title: str
    inputs: Callable[[], str]
    proof: Path
    make: Callable[[], None]


def contents(*names: str) -> str:
    return "".join(hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names)


def times_and_sizes(*folders: str) -> str:
    def walk(folder: Path) -> Iterable[str]:
        for entry in sorted(os.scandir(folder), key=lambda e: e.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in NOT_SOURCE:
                    yield from walk(Path(entry.path))
            else:
                status = entry.stat(follow_symlinks=False)
                yield f"{entry.path} {status.st_mtime_ns} {status.st_size}\n"

    return "".join(line for folder in folders for line in walk(ROOT / folder))


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        sys.exit(f"This failed: {' '.join(command)}")


def uv() -> str:
    """The uv of the machine, or one of the checkout's own."""
    installed = shutil.which("uv")
    if installed:
        return installed
    own = TOOLS / "uv" / "bin" / "uv"
    if not own.exists():
        run(sys.executable, "-m", "venv", str(TOOLS / "uv"))
        run(str(TOOLS / "uv" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV)
    return str(own)


def make_environment(folder: Path, requirements: str) -> None:
    if not (folder / "bin" / "python").exists():
        run(uv(), "venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
    run(uv(), "pip", "sync", "--quiet", "--require-hashes", "--python", str(folder / "bin" / "python"), requirements)


def make_node_modules() -> None:
    # `npm ci` starts from nothing; an install that exists is only brought up to date. No package's own scripts are run.
    action = "install" if (ROOT / "node_modules").exists() and not os.environ.get("CI") else "ci"
    run("npm", action, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


PARTS = {
    "python": Part(
        "Python packages",
        lambda: contents("requirements.txt"),
        ROOT / ".venv" / "bin" / "python",
        lambda: make_environment(ROOT / ".venv", "requirements.txt"),
    ),
    "node": Part(
        "npm packages",
        lambda: contents("package.json", "package-lock.json", "frontend/package.json"),
        ROOT / "node_modules" / ".package-lock.json",
        make_node_modules,
    ),
    "emulator": Part(
        "AWS emulator",
        lambda: contents("local/emulator-requirements.txt"),
        TOOLS / "emulator" / "bin" / "python",
        lambda: make_environment(TOOLS / "emulator", "local/emulator-requirements.txt"),
    ),
    # Large, and only for a test: in an environment of its own.
    "checkov": Part(
        "checkov",
        lambda: contents("tests/infra/checkov-requirements.txt"),
        TOOLS / "checkov" / "bin" / "checkov",
        lambda: make_environment(TOOLS / "checkov", "tests/infra/checkov-requirements.txt"),
    ),
    "site": Part(
        "storefront",
        lambda: contents("package-lock.json") + times_and_sizes("frontend"),
        ROOT / "frontend" / "dist" / "index.html",
        lambda: run("npm", "run", "--silent", "build", "--workspace", "frontend"),
    ),
}


def set_up(name: str) -> None:
    part = PARTS[name]
    stamp = TOOLS / "stamps" / name
    inputs = hashlib.sha256(part.inputs().encode()).hexdigest()
    if part.proof.exists() and stamp.exists() and stamp.read_text() == inputs:
        return
    started = time.monotonic()
    print(f"Setting up: {part.title} …", file=sys.stderr, flush=True)
    stamp.unlink(missing_ok=True)
    part.make()
    stamp.write_text(hashlib.sha256(part.inputs().encode()).hexdigest())
    print(f"            {part.title} ready, {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)


def main(names: list[str]) -> None:
    (TOOLS / "stamps").mkdir(parents=True, exist_ok=True)
    with (TOOLS / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name in names:
            set_up(name)


if __name__ == "__main__":
    main(sys.argv[1:])
