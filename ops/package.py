"""One zip per function, with what its handler imports and nothing else.

    python -m ops.package [--architecture arm64|x86_64] [--python 3.13]

The zips are the same to the byte wherever they are made: entries in order, one date, one mode, stored and not compressed, because
compressors differ between machines. So a function is deployed again only where what it runs has changed. What was packaged before and
has not changed is left as it is.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ops.generate import operations, read_contract, snake
from ops.setup import ROOT, run, uv

BACKEND = ROOT / "backend"
REQUIREMENTS = BACKEND / "requirements.txt"
BUILD = ROOT / "build"
MAX_BYTES = 1_000_000
DATE = (1980, 1, 1, 0, 0, 0)
MODE = 0o644 << 16
PLATFORMS = {"arm64": "aarch64-manylinux2014", "x86_64": "x86_64-manylinux2014"}
# Files that a module reads, beside it.
DATA = {"tradewind/configuration.py": ["tradewind/shop.json"]}
# Of a dependency's files, what runs, and the licence that must go with it.
SHIPPED = {".py", ".so", ".json"}


class Package(NamedTuple):
    """`built` is False where the zip was there already."""

    name: str
    path: Path
    bytes: int
    built: bool


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.package", description="One zip per function, in build/functions.")
    parser.add_argument("--architecture", choices=PLATFORMS, default="arm64")
    parser.add_argument("--python", default="3.13", help="the functions' Python, as in lambda_runtime")
    arguments = parser.parse_args()
    packages = package_all(arguments.architecture, arguments.python)
    for package in packages:
        print(f"{package.name:<18} {package.bytes / 1000:7.1f} kB  {'built' if package.built else 'unchanged'}")
    large = [package.name for package in packages if package.bytes > MAX_BYTES]
    if large:
        print(f"Over {MAX_BYTES / 1e6:g} MB: {', '.join(large)}", file=sys.stderr)
    return 1 if large else 0


def package_all(architecture: str, python: str, folder: Path = BUILD / "functions") -> list[Package]:
    """Package every operation of the contract; remove the zips of operations that are no more."""
    dependencies = install_dependencies(architecture, python)
    names = [snake(operation["id"]) for operation in operations(read_contract())]
    folder.mkdir(parents=True, exist_ok=True)
    packages = [package(name, dependencies, folder) for name in names]
    for path in set(folder.glob("*.zip")) - {package.path for package in packages}:
        path.unlink()
    return packages


def package(handler: str, dependencies: Path, folder: Path) -> Package:
    files = {str(path.relative_to(BACKEND)): path for path in handler_files(handler)}
    imported = set(third_party(files.values()))
    files |= {str(path.relative_to(dependencies)): path for path in dependency_files(dependencies, imported)}
    name = handler.replace("_", "-")
    target = folder / f"{name}.zip"
    content = [(entry, path.read_bytes()) for entry, path in sorted(files.items())]
    if target.exists() and _content_of(target) == [(entry, _digest(data)) for entry, data in content]:
        return Package(name, target, target.stat().st_size, built=False)
    fresh = target.with_suffix(".new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        for entry, data in content:
            info = zipfile.ZipInfo(entry, DATE)
            info.create_system = 3
            info.external_attr = MODE
            archive.writestr(info, data)
    fresh.replace(target)
    return Package(name, target, target.stat().st_size, built=True)


def handler_files(handler: str) -> set[Path]:
    """The handler's file, and every file of ours that it comes to import, by whatever way; and the data that those read."""
    found: set[Path] = set()
    waiting = [BACKEND / "handlers" / f"{handler}.py"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        found.update(parent / "__init__.py" for parent in path.parents if parent != BACKEND and parent.is_relative_to(BACKEND))
        waiting += (module for name in imports(path) if (module := own_module(name)))
        found.update(BACKEND / data for data in DATA.get(str(path.relative_to(BACKEND)), ()))
    return found


def imports(path: Path) -> Iterator[str]:
    """Every module that a file may import, anywhere in it; `from a import b` may mean the module a.b."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_module(name: str) -> Path | None:
    path = BACKEND.joinpath(*name.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


def third_party(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if path.suffix == ".py":
            names = {name.partition(".")[0] for name in imports(path)}
            yield from names - sys.stdlib_module_names - {"tradewind", "handlers"}


def dependency_files(dependencies: Path, imported: set[str]) -> Iterator[Path]:
    """The files of the packages that are imported, with their licences."""
    for path in sorted(dependencies.rglob("*")):
        top = path.relative_to(dependencies).parts[0]
        is_info = top.endswith(".dist-info") and top.partition("-")[0] in imported
        if path.is_file() and ((top in imported and path.suffix in SHIPPED) or (is_info and "LICENSE" in path.name)):
            yield path


def install_dependencies(architecture: str, python: str) -> Path:
    """A folder with the functions' dependencies as wheels for their platform; installed once per lock."""
    folder = BUILD / "dependencies" / f"{architecture}-{python}-{_digest(REQUIREMENTS.read_bytes())[:12]}"
    if not (folder / "complete").exists():
        run(
            *(uv(), "pip", "install", "--quiet", "--target", str(folder), "--python-platform", PLATFORMS[architecture]),
            *("--python-version", python, "--only-binary", ":all:", "--require-hashes", "--no-deps", "-r", str(REQUIREMENTS)),
        )
        (folder / "complete").touch()
    return folder


def _content_of(archive: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(archive) as opened:
        return [(entry, _digest(opened.read(entry))) for entry in opened.namelist()]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
