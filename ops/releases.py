"""What is deployed where: builds by their content, and each environment's releases, in the bucket of the Terraform state.

A build is what is promoted: the functions' packages and the built storefront, one archive, named by the hash of what it holds. A
release is a build in an environment, with the version that each function's alias then points to. The newest is the one that is live.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ops.package import DATE, MODE
from ops.setup import ROOT

RELEASES_KEPT = 20
UNPACKED = ROOT / "build" / "releases"


@dataclass(frozen=True)
class Build:
    """`functions` holds the zips, `site` the built storefront."""

    id: str
    functions: Path
    site: Path


@dataclass(frozen=True)
class Release:
    """`versions` is by function name. `at` is RFC 3339; `commit` is for people."""

    build: str
    versions: dict[str, str]
    at: str
    commit: str


def read_build(functions: Path, site: Path) -> Build:
    """The build that these folders hold; its id changes with any byte of it."""
    digest = hashlib.sha256()
    for name, path in _files(functions, site):
        digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return Build(digest.hexdigest()[:20], functions, site)


def save_build(s3: Any, bucket: str, build: Build) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in _files(build.functions, build.site):
            info = zipfile.ZipInfo(name, DATE)
            info.external_attr = MODE
            archive.writestr(info, path.read_bytes())
    s3.put_object(Bucket=bucket, Key=_build_key(build.id), Body=buffer.getvalue())


def load_build(s3: Any, bucket: str, build_id: str) -> Build:
    """A build that was saved, unpacked; ValueError if it is not what its id says."""
    data = s3.get_object(Bucket=bucket, Key=_build_key(build_id))["Body"].read()
    folder = UNPACKED / build_id
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    build = read_build(folder / "functions", folder / "site")
    if build.id != build_id:
        raise ValueError(f"build {build_id} is not what was saved under its name")
    return build


def list_releases(s3: Any, bucket: str, environment: str) -> list[Release]:
    """An environment's releases, the live one first."""
    try:
        data = s3.get_object(Bucket=bucket, Key=_releases_key(environment))["Body"].read()
    except s3.exceptions.NoSuchKey:
        return []
    return [Release(**row) for row in json.loads(data)]


def record_release(s3: Any, bucket: str, environment: str, release: Release) -> None:
    kept = [release, *list_releases(s3, bucket, environment)][:RELEASES_KEPT]
    s3.put_object(Bucket=bucket, Key=_releases_key(environment), Body=json.dumps([asdict(row) for row in kept], indent=2).encode())


def forget_releases(s3: Any, bucket: str, environment: str) -> None:
    s3.delete_object(Bucket=bucket, Key=_releases_key(environment))


def _files(functions: Path, site: Path) -> list[tuple[str, Path]]:
    parts = (("functions", functions), ("site", site))
    found = [
        (f"{part}/{path.relative_to(folder).as_posix()}", path) for part, folder in parts for path in folder.rglob("*") if path.is_file()
    ]
    return sorted(found)


def _build_key(build_id: str) -> str:
    return f"builds/{build_id}.zip"


def _releases_key(environment: str) -> str:
    return f"releases/{environment}.json"
