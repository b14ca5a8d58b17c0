"""The functions' packages and layers: small, complete, the same to the byte, and changed only with what they hold. Some 30 s."""

from __future__ import annotations

import ast
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ops import package as packaging
from ops.generate import kebab, read_functions
from ops.setup import ROOT
from tests.support.emulators import handler_environment

ARCHITECTURE = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), "")
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[packaging.Package]:
    """Packages for this machine, so that they can be loaded here."""
    if sys.platform != "linux" or not ARCHITECTURE:
        pytest.skip("the functions' packages are for Linux, and this machine can't load them")
    return packaging.package_all(ARCHITECTURE, PYTHON, tmp_path_factory.mktemp("functions"))


@pytest.mark.parametrize("architecture", packaging.PLATFORMS)
def test_each_is_small_on_either_architecture(tmp_path: Path, architecture: str) -> None:
    """With the Python that is deployed; the same code has larger binaries for one architecture than for the other."""
    large = {
        package.name for package in packaging.package_all(architecture, packaging.PYTHON, tmp_path) if package.bytes > packaging.MAX_BYTES
    }
    assert large == set()


MACHINES = {"x86_64": 0x3E, "arm64": 0xB7}


@pytest.mark.parametrize("architecture", packaging.PLATFORMS)
def test_what_is_compiled_is_for_the_functions_machine_and_python(tmp_path: Path, architecture: str) -> None:
    dependencies = packaging.install_dependencies(architecture, packaging.PYTHON, packaging.REQUIREMENTS)
    archive = zipfile.ZipFile(packaging.package("get_product", dependencies, tmp_path).path)
    compiled = [name for name in archive.namelist() if name.endswith(".so")]
    assert compiled
    for name in compiled:
        assert f"cpython-{packaging.PYTHON.replace('.', '')}-" in name
        # The machine of an ELF file, of which the byte order is the little one.
        assert int.from_bytes(archive.read(name)[18:20], "little") == MACHINES[architecture]


def test_each_loads_with_its_layer_and_nothing_else_on_the_path(
    packages: list[packaging.Package], layers: dict[str, packaging.Package], tmp_path: Path
) -> None:
    opt = {name: unpacked(layer.path, tmp_path / "layers" / name) / "python" for name, layer in layers.items()}
    layer_of = {kebab(name): row["layer"] for name, row in read_functions().items() if "layer" in row}
    for package in packages:
        folder = tmp_path / package.name
        with zipfile.ZipFile(package.path) as archive:
            archive.extractall(folder)
        module = f"handlers.{package.name.replace('-', '_')}"
        paths = [str(folder), *(str(opt[name]) for name in [layer_of.get(package.name)] if name)]
        code = f"import sys; sys.path[:0] = {paths!r}; from {module} import handler; print(handler.__name__)"
        environment = {"PATH": os.environ["PATH"], **handler_environment(9)}
        done = subprocess.run([sys.executable, "-I", "-S", "-c", code], env=environment, capture_output=True, text=True, check=False)
        assert (done.stdout.strip(), done.stderr) == ("handler", "")


def test_each_holds_one_handler_and_nothing_that_only_others_import(packages: list[packaging.Package]) -> None:
    entries = {package.name: set(zipfile.ZipFile(package.path).namelist()) for package in packages}
    for name, files in entries.items():
        handlers = {file for file in files if file.startswith("handlers/")} - {"handlers/__init__.py"}
        assert handlers == {f"handlers/{name.replace('-', '_')}.py"}
    assert "tradewind/stores/orders.py" not in entries["list-products"]
    assert "tradewind/shop.json" in entries["create-order"]
    assert "tradewind/shop.json" not in entries["list-products"]


def test_made_again_each_is_the_same_to_the_byte(packages: list[packaging.Package], tmp_path: Path) -> None:
    again = packaging.package_all(ARCHITECTURE, PYTHON, tmp_path)
    assert {p.name: p.path.read_bytes() for p in again} == {p.name: p.path.read_bytes() for p in packages}
    assert all(package.built for package in again)
    assert not any(package.built for package in packaging.package_all(ARCHITECTURE, PYTHON, tmp_path))


def test_what_is_left_of_a_module_means_the_same_and_stands_where_it_stood() -> None:
    """Comments, docstrings and indentation aside; of everything that may be packaged."""
    dependencies = packaging.install_dependencies(ARCHITECTURE, PYTHON, packaging.REQUIREMENTS)
    modules = [
        path for root in (dependencies, packaging.BACKEND / "tradewind", packaging.BACKEND / "handlers") for path in root.rglob("*.py")
    ]
    assert len(modules) > 200
    for path in modules:
        source, left = path.read_bytes(), packaging.bare(path)
        assert meaning(left) == meaning(source), path
        assert left.count(b"\n") == source.count(b"\n"), path


def meaning(source: bytes) -> list[str]:
    """The tree without docstrings, and the line of each statement."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node) is not None:
            node.body[0] = ast.Pass()
    lines = [str(node.lineno) for node in ast.walk(tree) if isinstance(node, ast.stmt) and not isinstance(node, ast.Pass)]
    return [ast.dump(tree), *lines]


def test_a_string_over_several_lines_is_left_as_it_is(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    source = 'def f(n):\n    text = f"""a\n        {\n            n\n        } b\n    """\n    return (text,\n            n)  # why\n'
    module.write_text(source)
    left = packaging.bare(module).decode()
    assert left == 'def f(n):\n text = f"""a\n        {\n            n\n        } b\n    """\n return (text,\n n)\n'


def test_a_changed_handler_changes_one_package(packages: list[packaging.Package], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backend, folder = tmp_path / "backend", tmp_path / "functions"
    shutil.copytree(packaging.BACKEND, backend, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    shutil.copytree(packages[0].path.parent, folder)
    monkeypatch.setattr(packaging, "BACKEND", backend)
    with (backend / "handlers" / "get_order.py").open("a") as handler:
        handler.write("# changed\n")
    assert [p.name for p in packaging.package_all(ARCHITECTURE, PYTHON, folder) if p.built] == ["get-order"]


def test_the_package_of_an_operation_that_is_no_more_goes(packages: list[packaging.Package]) -> None:
    left_over = packages[0].path.with_name("gone.zip")
    left_over.write_bytes(b"")
    packaging.package_all(ARCHITECTURE, PYTHON, left_over.parent)
    assert not left_over.exists()


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, packaging.Package]:
    if sys.platform != "linux" or not ARCHITECTURE:
        pytest.skip("the functions' layers are for Linux")
    return {layer.name: layer for layer in packaging.package_layers(ARCHITECTURE, PYTHON, tmp_path_factory.mktemp("layers"))}


def unpacked(archive: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder


def test_what_is_in_a_layer_is_in_no_package(packages: list[packaging.Package], layers: dict[str, packaging.Package]) -> None:
    assert set(layers) == set(packaging.LAYERS)
    for package in packages:
        modules = {layer.module for layer in packaging.LAYERS.values()}
        assert {entry.split("/")[0] for entry in zipfile.ZipFile(package.path).namelist()}.isdisjoint(modules)


def test_a_layer_made_again_is_the_same_to_the_byte(layers: dict[str, packaging.Package], tmp_path: Path) -> None:
    again = packaging.package_layers(ARCHITECTURE, PYTHON, tmp_path)
    assert {layer.name: layer.path.read_bytes() for layer in again} == {name: layer.path.read_bytes() for name, layer in layers.items()}
    assert not any(layer.built for layer in packaging.package_layers(ARCHITECTURE, PYTHON, tmp_path))


def test_a_function_that_is_paid_by_stripe_needs_no_more_than_its_package_and_the_layer(
    layers: dict[str, packaging.Package], tmp_path: Path
) -> None:
    dependencies = packaging.install_dependencies(ARCHITECTURE, PYTHON, packaging.REQUIREMENTS)
    task = unpacked(packaging.package("create_order", dependencies, tmp_path).path, tmp_path / "task")
    paths = [str(task), str(unpacked(layers["stripe"].path, tmp_path / "opt") / "python")]
    code = f"import sys; sys.path[:0] = {paths!r}; from handlers.create_order import till; print(type(till.payments).__name__)"
    stripe = {"PAYMENT_PROVIDER": "stripe", "STRIPE_SECRET_KEY": "sk", "STRIPE_WEBHOOK_SECRET": "whsec"}
    environment = {"PATH": os.environ["PATH"], **handler_environment(9), **stripe}
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("StripePayments", "")


def test_every_object_that_stripe_may_answer_is_in_its_layer(layers: dict[str, packaging.Package], tmp_path: Path) -> None:
    path = str(unpacked(layers["stripe"].path, tmp_path) / "python")
    code = f"""
import importlib, pkgutil, sys
sys.path.insert(0, {path!r})
import stripe
modules = [importlib.import_module(module.name) for module in pkgutil.walk_packages(stripe.__path__, "stripe.")]
print(len(modules) > 500, any(name.startswith("stripe.params") for name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("True False", "")


def test_the_adapters_own_tests_pass_with_what_the_layer_holds(layers: dict[str, packaging.Package], tmp_path: Path) -> None:
    layer = unpacked(layers["stripe"].path, tmp_path) / "python"
    # Before the checkout's own packages; what the layer lacks of the library is then found nowhere.
    environment = {**os.environ, "PYTHONPATH": str(layer), "PYTHONDONTWRITEBYTECODE": "1"}
    tests = ["backend/tests/gateways/test_stripe_payments.py", "backend/tests/gateways/test_payment_gateways.py", "-k", "not simulated"]

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run("-c", "import stripe; print(stripe.__file__)").stdout.startswith(str(layer))
    done = run("-m", "pytest", "-q", *tests)
    assert done.returncode == 0, done.stdout


def test_pictures_are_made_with_what_the_layer_holds(layers: dict[str, packaging.Package], tmp_path: Path) -> None:
    """The codecs of every type are linked to libraries that came along."""
    layer = unpacked(layers["pillow"].path, tmp_path) / "python"
    environment = {**os.environ, "PYTHONPATH": str(layer), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run("-c", "import PIL; print(PIL.__file__)").stdout.startswith(str(layer))
    done = run("-m", "pytest", "-q", "backend/tests/gateways/test_pictures.py", "-k", "every_type")
    assert done.returncode == 0, done.stdout
