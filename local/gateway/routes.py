"""What the gateway knows of the API: the operations of contract/openapi.yaml, by method and path."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CONTRACT = Path(__file__).resolve().parent.parent.parent / "contract" / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "patch")
DEFAULT_MAX_BODY_BYTES = 65536


@dataclass(frozen=True)
class Operation:
    """`access` is `public`, `identified` or the role that is required; `resource` is the path with its parameters' names."""

    id: str
    method: str
    resource: str
    access: str
    timeout_seconds: float
    max_body_bytes: int

    @property
    def handler_module(self) -> str:
        return "handlers." + re.sub(r"(?<!^)(?=[A-Z])", "_", self.id).lower()

    @property
    def needs_role(self) -> bool:
        return self.access not in ("public", "identified")


@dataclass
class Resource:
    """One path of the contract, and what may be done to it."""

    path: str
    methods: dict[str, Operation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.segments = self.path.split("/")
        self.names = [segment[1:-1] if segment.startswith("{") else None for segment in self.segments]

    @property
    def allow(self) -> str:
        return ", ".join(sorted(self.methods))


class Router:
    def __init__(self, operations: list[Operation]) -> None:
        resources: dict[str, Resource] = {}
        for operation in operations:
            resources.setdefault(operation.resource, Resource(operation.resource)).methods[operation.method] = operation
        self._plain = {path: resource for path, resource in resources.items() if "{" not in path}
        self._patterns: dict[int, list[Resource]] = {}
        for resource in resources.values():
            if resource.path not in self._plain:
                self._patterns.setdefault(len(resource.segments), []).append(resource)

    def find(self, path: str) -> tuple[Resource, dict[str, str]] | None:
        """The resource at a path, and the values of its parameters as they were written. A plain path goes before a pattern."""
        plain = self._plain.get(path)
        if plain:
            return plain, {}
        segments = path.split("/")
        for resource in self._patterns.get(len(segments), ()):
            values: dict[str, str] = {}
            for name, wanted, given in zip(resource.names, resource.segments, segments, strict=True):
                if name and given:
                    values[name] = given
                elif wanted != given:
                    break
            else:
                return resource, values
        return None


def read_contract() -> dict[str, Any]:
    contract: dict[str, Any] = yaml.load(CONTRACT.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return contract


def read_operations(contract: dict[str, Any]) -> list[Operation]:
    return [
        Operation(
            id=item[method]["operationId"],
            method=method.upper(),
            resource=path,
            access=item[method]["x-tradewind"]["access"],
            timeout_seconds=item[method]["x-tradewind"]["timeoutSeconds"],
            max_body_bytes=item[method]["x-tradewind"].get("maxBodyBytes", DEFAULT_MAX_BODY_BYTES),
        )
        for path, item in contract["paths"].items()
        for method in METHODS
        if method in item
    ]
