"""One zip per function, operations and all others, with what its handler imports and nothing else.

    python -m ops.package [--architecture arm64|x86_64] [--python 3.13]

The zips are the same to the byte wherever they are made: entries in order, one date, one mode, stored and not compressed, because
compressors differ between machines. So a function is deployed again only where what it runs has changed. What was packaged before and
has not changed is left as it is.

Of a dependency goes what is imported, too. Comments and docstrings stay at home, as they are a third of all and do nothing there, and so
does most of the indentation; each line keeps its number.

A library that is too large for a package is in a layer, which Terraform attaches where it is needed: that of a payment provider, so that
the same build goes through all environments, and that of pictures. docs/decisions/0017-stripe-in-a-layer.md has the measurements.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import io
import re
import sys
import tokenize
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ops.generate import operations, read_contract, read_functions, snake
from ops.setup import ROOT, run, uv

BACKEND = ROOT / "backend"
REQUIREMENTS = BACKEND / "requirements.txt"
BUILD = ROOT / "build"
MAX_BYTES = 1_000_000
PYTHON = "3.13"
DATE = (1980, 1, 1, 0, 0, 0)
MODE = 0o644 << 16
# Of Amazon Linux 2023, on which Lambda runs Python 3.12 and newer.
PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}
# Files that a module reads, beside it: patterns.
DATA = {"tradewind/shop.py": "tradewind/shop.json", "tradewind/gateways/letters.py": "tradewind/templates/*"}
# What Lambda's own runtime has.
PROVIDED = {"boto3", "botocore"}
# Tokens that are no part of a line's meaning.
BLANK = {tokenize.ENCODING, tokenize.NL, tokenize.COMMENT, tokenize.ENDMARKER}
FSTRING_START, FSTRING_END = (getattr(tokenize, name, None) for name in ("FSTRING_START", "FSTRING_END"))
# What a dependency does well without: an accelerator of some 230 kB, beside which stands the same in Python.
LEFT_OUT = {"markupsafe._speedups"}


class Layer(NamedTuple):
    """Packages for /opt/python, by their lock; `module` is what functions import, `left_out` what no interpreter ever reads."""

    requirements: Path
    module: str
    left_out: tuple[str, ...] = ()


LAYERS = {
    "stripe": Layer(BACKEND / "stripe-requirements.txt", "stripe", ("stripe/params/",)),
    "pillow": Layer(BACKEND / "pillow-requirements.txt", "PIL"),
}


class Package(NamedTuple):
    """`built` is False where the zip was there already."""

    name: str
    path: Path
    bytes: int
    built: bool


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.package", description="One zip per function, in build/functions.")
    parser.add_argument("--architecture", choices=PLATFORMS, default="arm64")
    parser.add_argument("--python", default=PYTHON, help="the functions' Python, as in lambda_runtime")
    arguments = parser.parse_args()
    packages = package_all(arguments.architecture, arguments.python)
    for package in [*packages, *package_layers(arguments.architecture, arguments.python)]:
        print(f"{package.name:<18} {package.bytes / 1000:7.1f} kB  {'built' if package.built else 'unchanged'}")
    large = [package.name for package in packages if package.bytes > MAX_BYTES]
    if large:
        print(f"Over {MAX_BYTES / 1e6:g} MB: {', '.join(large)}", file=sys.stderr)
    return 1 if large else 0


def package_all(architecture: str, python: str, folder: Path = BUILD / "functions") -> list[Package]:
    """Package every function of the contract; remove the zips of functions that are no more."""
    dependencies = install_dependencies(architecture, python, REQUIREMENTS)
    names = [snake(id) for id in [*(operation["id"] for operation in operations(read_contract())), *read_functions()]]
    folder.mkdir(parents=True, exist_ok=True)
    packages = [package(name, dependencies, folder) for name in names]
    for path in set(folder.glob("*.zip")) - {package.path for package in packages}:
        path.unlink()
    return packages


def package_layers(architecture: str, python: str, folder: Path = BUILD / "functions") -> list[Package]:
    """The layers, in a folder of their own beside the functions' zips."""
    (folder / "layers").mkdir(parents=True, exist_ok=True)
    return [
        package_layer(name, install_dependencies(architecture, python, LAYERS[name].requirements), folder / "layers") for name in LAYERS
    ]


def package_layer(name: str, dependencies: Path, folder: Path) -> Package:
    """All of its packages: what they import by name of what they are answered, no reading of them finds; nor what is linked."""
    wanted = re.compile(r".*\.py|.*\.so(\.[\w.-]+)?|.*LICENSE.*")
    files = [path for path in dependencies.rglob("*") if path.is_file() and wanted.fullmatch(path.name)]
    inside = {path.relative_to(dependencies).as_posix(): path for path in files}
    return write(
        name, {f"python/{entry}": bare(path) for entry, path in inside.items() if not entry.startswith(LAYERS[name].left_out)}, folder
    )


def package(handler: str, dependencies: Path, folder: Path) -> Package:
    own = handler_files(handler)
    content = {str(path.relative_to(BACKEND)): bare(path) for path in own}
    content |= {str(path.relative_to(dependencies)): bare(path) for path in dependency_files(dependencies, third_party(own))}
    return write(handler.replace("_", "-"), content, folder)


def write(name: str, content: Mapping[str, bytes], folder: Path) -> Package:
    target = folder / f"{name}.zip"
    entries = sorted(content.items())
    if target.exists() and _content_of(target) == [(entry, _digest(data)) for entry, data in entries]:
        return Package(name, target, target.stat().st_size, built=False)
    fresh = target.with_suffix(".new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        for entry, data in entries:
            info = zipfile.ZipInfo(entry, DATE)
            info.create_system = 3
            info.external_attr = MODE
            archive.writestr(info, data)
    fresh.replace(target)
    return Package(name, target, target.stat().st_size, built=True)


def handler_files(handler: str) -> set[Path]:
    """The handler's file, and every file of ours that it comes to import, by whatever way; and the data that those read."""
    modules = reached([BACKEND / "handlers" / f"{handler}.py"], BACKEND)
    patterns = (pattern for module, pattern in DATA.items() if BACKEND / module in modules)
    return modules.union(*(BACKEND.glob(pattern) for pattern in patterns))


def dependency_files(dependencies: Path, wanted: set[str]) -> set[Path]:
    """The modules that are wanted with all that they import, and their licences."""
    modules = reached((path for name in wanted if (path := module_in(dependencies, name))), dependencies)
    packages = {path.relative_to(dependencies).parts[0] for path in modules}
    licences = {
        path
        for info in dependencies.glob("*.dist-info")
        if info.name.partition("-")[0] in packages
        for path in info.rglob("*LICENSE*")
        if path.is_file()
    }
    return modules | licences


def reached(start: Iterable[Path], root: Path) -> set[Path]:
    """The files to start from, every module below the root that they come to import, and the packages that those are in."""
    found: set[Path] = set()
    waiting = list(start)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += (file for parent in path.parents if parent.is_relative_to(root) and (file := parent / "__init__.py").exists())
        waiting += (module for name in imports(path, root) if (module := module_in(root, name)))
    return found


def imports(path: Path, root: Path) -> tuple[str, ...]:
    """Every module that a file may import, anywhere in it but for type checkers; `from a import b` may mean the module a.b."""
    return imported(path.read_text("utf-8"), path.relative_to(root).parts) if path.suffix == ".py" else ()


@cache
def imported(source: str, place: tuple[str, ...]) -> tuple[str, ...]:
    """What a source at this place below its root may import. Kept: most functions have most modules in common."""
    names: list[str] = []
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting += node.orelse
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            around = place[: -node.level] if node.level else ()
            module = ".".join([*around, *filter(None, [node.module])])
            names += (module, *(f"{module}.{alias.name}" for alias in node.names))
    return tuple(names)


def module_in(root: Path, name: str) -> Path | None:
    """The file of a module below the root, compiled ones included."""
    path = root.joinpath(*name.split("."))
    if name in LEFT_OUT:
        return None
    sources = (file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists())
    return next(sources, None) or next(path.parent.glob(f"{path.name}.*.so"), None)


def third_party(paths: Iterable[Path]) -> set[str]:
    """What of others' these files import, but for what the runtime or a layer has."""
    elsewhere = sys.stdlib_module_names | PROVIDED | {"tradewind", "handlers", *(layer.module for layer in LAYERS.values())}
    names = {name for path in paths for name in imports(path, BACKEND)}
    return {name for name in names if name.partition(".")[0] not in elsewhere}


def bare(path: Path) -> bytes:
    """A file; of Python, without comments and docstrings, no further indented than it must be, and with every line where it was."""
    data = path.read_bytes()
    return _bare(data) if path.suffix == ".py" else data


@cache
def _bare(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    cuts = [(start, end, b'""' + b"\n" * (end[0] - start[0])) for start, end in _docstrings(data)]
    for token in tokenize.tokenize(io.BytesIO(data).readline):
        if token.type == tokenize.COMMENT:
            column = len(token.line[: token.start[1]].encode())
            cuts.append(((token.start[0], column), (token.start[0], column + len(token.string.encode())), b""))
    for (first, begin), (last, end), instead in sorted(cuts, reverse=True):
        before = lines[first - 1][:begin] if instead else lines[first - 1][:begin].rstrip()
        lines[first - 1 : last] = [before + instead + lines[last - 1][end:]]
    return _dense(b"".join(lines))


def _dense(source: bytes) -> bytes:
    """Source with one space for a level of indentation, and one before what goes on on another line; in strings nothing is touched."""
    lines = source.splitlines(keepends=True)
    level = inside_string = last = 0
    begins = True
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type in (tokenize.INDENT, tokenize.DEDENT):
            level += 1 if token.type == tokenize.INDENT else -1
        elif token.type == tokenize.NEWLINE:
            begins = True
        elif token.type not in BLANK:
            row = token.start[0]
            if row > last and not inside_string:
                lines[row - 1] = b" " * (level if begins else 1) + lines[row - 1].lstrip(b" \t\f")
            # Since Python 3.12, an f-string is told in parts.
            inside_string += (token.type == FSTRING_START) - (token.type == FSTRING_END)
            begins, last = False, token.end[0]
    return b"".join(lines)


def _docstrings(source: bytes) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each begins and ends: line, from 1, and byte in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
                yield (first.lineno, first.col_offset), (first.end_lineno or 0, first.end_col_offset or 0)


def install_dependencies(architecture: str, python: str, requirements: Path) -> Path:
    """A folder with dependencies as wheels for the functions' platform; installed once per lock."""
    folder = BUILD / "dependencies" / f"{architecture}-{python}-{_digest(requirements.read_bytes())[:12]}"
    if not (folder / "complete").exists():
        run(
            *(uv(), "pip", "install", "--quiet", "--target", str(folder), "--python-platform", PLATFORMS[architecture]),
            *("--python-version", python, "--only-binary", ":all:", "--require-hashes", "--no-deps", "-r", str(requirements)),
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
