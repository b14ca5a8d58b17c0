"""Everything that is generated from the contract, in one command.

    python -m ops.generate           write what is stale
    python -m ops.generate --check   write nothing; exit 1 and name what is stale

From contract/openapi.yaml come the Python types (msgspec structs, by datamodel-code-generator), a row per operation for Python and
for TypeScript, and the TypeScript types (by openapi-typescript); from contract/events.yaml a row per function.
"""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "contract" / "openapi.yaml"
EVENTS = ROOT / "contract" / "events.yaml"
PYTHON = ROOT / "backend" / "tradewind" / "contract"
TYPESCRIPT = ROOT / "frontend" / "src" / "api"
METHODS = ("get", "put", "post", "delete", "patch")
DEFAULT_MAX_BODY_BYTES = 65536

PYTHON_HEADER = '"""Generated from contract/openapi.yaml by `make generate`; do not edit."""\n\n'
TYPESCRIPT_HEADER = "// Generated from contract/openapi.yaml by `make generate`; do not edit.\n\n"


def read_contract() -> dict[str, Any]:
    contract: dict[str, Any] = yaml.safe_load(CONTRACT.read_text("utf-8"))
    return contract


def read_functions() -> dict[str, dict[str, Any]]:
    """The rows of contract/events.yaml, by the function's name."""
    functions: dict[str, dict[str, Any]] = yaml.safe_load(EVENTS.read_text("utf-8"))["functions"]
    return functions


def queue_of(name: str, row: dict[str, Any]) -> str | None:
    """The queue whose messages start a function, without its environment's prefix."""
    trigger = row["trigger"]
    return kebab(name) if trigger.keys() & {"events", "objects"} else trigger.get("queue")


def dead_of(name: str, row: dict[str, Any]) -> str | None:
    """The queue where what a function cannot do ends; what the clock starts has none."""
    queue = queue_of(name, row) or (kebab(name) if "stream" in row["trigger"] else None)
    return f"{queue}-dead" if queue else None


def operations(contract: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation of the contract: its id, method, path, `x-tradewind` row, parameters (references resolved) and body schema."""
    rows = []
    for path, item in contract["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            operation = item[method]
            parameters = [resolve(contract, p) for p in item.get("parameters", []) + operation.get("parameters", [])]
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            rows.append(
                {
                    "id": operation["operationId"],
                    "method": method.upper(),
                    "path": path,
                    "row": operation["x-tradewind"],
                    "parameters": parameters,
                    "body": body.get("$ref", "").rsplit("/", 1)[-1] or None,
                }
            )
    return rows


def tables_of(row: dict[str, Any]) -> dict[str, list[str]]:
    """The actions on each table of an operation or another function: those of its own code and, where it looks at what its caller was last
    given as a role, that look."""
    looks = row.get("access") in ("identified", "staff", "admin")
    tables: dict[str, list[str]] = row["tables"]
    return {**tables, "people": sorted({*tables.get("people", []), "GetItem"})} if looks else tables


def resolve(contract: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = contract
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def parameter_schema(contract: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, or what it refers to where that has a default: the type generator reads no default behind a reference."""
    target = resolve(contract, schema)
    return copy.deepcopy(target if "default" in target else schema)


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def kebab(name: str) -> str:
    return snake(name).replace("_", "-")


def pascal(name: str) -> str:
    return name[0].upper() + name[1:]


def for_python(contract: dict[str, Any]) -> dict[str, Any]:
    """The contract as the Python generator should read it.

    Parameters become schemas of their own, one per operation and place. Patterns end in `\\Z`, because Python's `$` also matches
    before a trailing newline. Fields with a default are always there. Descriptions stay in the contract: a function that starts
    cold has no use for them.
    """
    feed = copy.deepcopy(contract)
    schemas = feed["components"]["schemas"]
    for operation in operations(contract):
        for place in ("query", "path", "header"):
            parameters = [p for p in operation["parameters"] if p["in"] == place]
            if parameters:
                schemas[f"{pascal(operation['id'])}{pascal(place)}"] = {
                    "type": "object",
                    "additionalProperties": place != "query",
                    "required": [p["name"] for p in parameters if p.get("required")],
                    "properties": {p["name"]: parameter_schema(contract, p["schema"]) for p in parameters},
                }
    feed["paths"] = {}

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            node.pop("description", None) if isinstance(node.get("description"), str) else None
            node.pop("example", None)
            if isinstance(node.get("pattern"), str):
                node["pattern"] = re.sub(r"\$\Z", r"\\Z", node["pattern"])
            if node.get("format") == "date-time":
                del node["format"]
            if isinstance(node.get("properties"), dict) and node.get("type") == "object":
                defaults = [n for n, s in node["properties"].items() if "default" in resolve(feed, s)]
                node["required"] = [*node.get("required", []), *defaults]
            for child in node.values():
                walk(child)

    walk(schemas)
    return feed


def python_types(contract: dict[str, Any]) -> str:
    feed = for_python(contract)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "openapi.json"), Path(folder, "types.py")
        source.write_text(json.dumps(feed), "utf-8")
        run(
            *(sys.executable, "-W", "ignore", "-m", "datamodel_code_generator"),
            *("--input", str(source), "--input-file-type", "openapi", "--openapi-scopes", "schemas"),
            *("--output", str(target), "--output-model-type", "msgspec.Struct", "--target-python-version", "3.11"),
            *("--snake-case-field", "--use-annotated", "--enum-field-as-literal", "all", "--use-union-operator"),
            *("--use-standard-collections", "--use-default", "--keyword-only", "--disable-timestamp"),
            *("--formatters", "builtin"),
        )
        code = target.read_text("utf-8")
    code = re.sub(r"\A(#.*\n|\n)*", PYTHON_HEADER, code)
    closed = {name for name, s in feed["components"]["schemas"].items() if s.get("additionalProperties") is False}

    def options(match: re.Match[str]) -> str:
        forbid = ", forbid_unknown_fields=True" if match[1] in closed else ""
        return f"class {match[1]}(Struct, frozen=True, kw_only=True{forbid}):"

    return re.sub(r"class (\w+)\(Struct, kw_only=True\):", options, code)


def python_operations(contract: dict[str, Any]) -> str:
    lines = [
        PYTHON_HEADER,
        "from typing import NamedTuple\n\n\n",
        "class Operation(NamedTuple):\n    id: str\n    method: str\n    path: str\n    access: str\n    max_body_bytes: int\n\n\n",
        "OPERATIONS = {\n",
    ]
    for o in operations(contract):
        size = o["row"].get("maxBodyBytes", DEFAULT_MAX_BODY_BYTES)
        lines.append(f'    "{o["id"]}": Operation("{o["id"]}", "{o["method"]}", "{o["path"]}", "{o["row"]["access"]}", {size}),\n')
    return "".join([*lines, "}\n"])


def python_functions(functions: dict[str, dict[str, Any]]) -> str:
    lines = [
        PYTHON_HEADER.replace("openapi", "events"),
        "from typing import NamedTuple\n\n\n",
        "class Function(NamedTuple):\n    id: str\n    queue: str\n    dead: str\n    attempts: int\n\n\n",
        "FUNCTIONS = {\n",
    ]
    for name, row in functions.items():
        queue, dead = queue_of(name, row) or "", dead_of(name, row) or ""
        lines.append(f'    "{name}": Function("{name}", "{queue}", "{dead}", {row.get("attempts", 0)}),\n')
    return "".join([*lines, "}\n"])


def typescript_operations(contract: dict[str, Any]) -> str:
    rows = (
        f"  {o['id']}: {{ method: '{o['method']}', path: '{o['path']}', access: '{o['row']['access']}' }},\n" for o in operations(contract)
    )
    return TYPESCRIPT_HEADER + "export const operations = {\n" + "".join(rows) + "} as const\n"


def typescript_types() -> str:
    return TYPESCRIPT_HEADER + re.sub(r"\A/\*\*.*?\*/\s*", "", run("npx", "--no-install", "openapi-typescript", str(CONTRACT)), flags=re.S)


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def generated() -> dict[Path, str]:
    contract = read_contract()
    return {
        PYTHON / "types.py": python_types(contract),
        PYTHON / "operations.py": python_operations(contract),
        PYTHON / "functions.py": python_functions(read_functions()),
        TYPESCRIPT / "schema.d.ts": typescript_types(),
        TYPESCRIPT / "operations.ts": typescript_operations(contract),
    }


def main(arguments: list[str]) -> int:
    stale = {p: text for p, text in generated().items() if not p.exists() or p.read_text("utf-8") != text}
    for path, text in stale.items():
        print(("stale: " if "--check" in arguments else "wrote ") + str(path.relative_to(ROOT)))
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
