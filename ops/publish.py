"""Publishing the site: a built storefront to its bucket, so that a visitor at any moment gets a page whose files are all there.

Hashed assets go first, then what is asked for by name, then the runtime configuration, and index.html, which refers to the new
assets, last. Old assets stay for a grace period, for pages that are still open.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

GRACE_DAYS = 30
FOREVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
ASK_FIRST = "no-cache"
# By the beginning of a file's path, the first that fits: how long it may be kept. Their order is the order of publication.
RULES = (("assets/", FOREVER), ("images/", A_DAY), ("config.json", ASK_FIRST), ("index.html", ASK_FIRST), ("", A_DAY))
ORDER = ("assets/", "images/", "", "config.json", "index.html")
TYPES = {
    ".js": "text/javascript",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
INVALIDATION_SECONDS = 600


@dataclass(frozen=True)
class Site:
    """Where a site is published: its bucket, and the distribution in front of it."""

    bucket: str
    distribution_id: str


@dataclass(frozen=True)
class File:
    key: str
    content: bytes

    @property
    def rule(self) -> str:
        return next(start for start, _ in RULES if self.key.startswith(start))

    @property
    def cache_control(self) -> str:
        return dict(RULES)[self.rule]

    @property
    def content_type(self) -> str:
        suffix = Path(self.key).suffix
        kind = TYPES.get(suffix) or mimetypes.guess_type(self.key)[0] or "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "application/json" else kind


@dataclass(frozen=True)
class Published:
    uploaded: int
    removed: int
    invalidated: list[str]


def files_of(dist: Path, configuration: dict[str, str]) -> list[File]:
    """Everything that the site consists of, in the order in which it is published."""
    found = [File(str(path.relative_to(dist)), path.read_bytes()) for path in sorted(dist.rglob("*")) if path.is_file()]
    found = [file for file in found if file.key != "config.json"]
    found.append(File("config.json", json.dumps(configuration, indent=2).encode()))
    if not any(file.key == "index.html" for file in found):
        raise ValueError(f"{dist} holds no index.html: build the storefront first")
    return sorted(found, key=lambda file: ORDER.index(file.rule))


def pictures_of(folder: Path) -> list[File]:
    return [File(f"images/{path.name}", path.read_bytes()) for path in sorted(folder.iterdir())]


def publish(s3: Any, cloudfront: Any, site: Site, files: list[File], now: datetime | None = None) -> Published:
    """Upload a whole site, and remove assets that no build has had for the grace period."""
    published = upload(s3, cloudfront, site, files)
    limit = (now or datetime.now(UTC)) - timedelta(days=GRACE_DAYS)
    current = {file.key for file in files}
    old = [entry["Key"] for entry in _objects(s3, site.bucket, "assets/") if entry["Key"] not in current and entry["LastModified"] < limit]
    for key in old:
        s3.delete_object(Bucket=site.bucket, Key=key)
    return replace(published, removed=len(old))


def upload(s3: Any, cloudfront: Any, site: Site, files: list[File]) -> Published:
    """Upload the files in their order, and let the distribution forget those of them that changed and that it may have kept."""
    present = {entry["Key"]: entry["ETag"].strip('"') for entry in _objects(s3, site.bucket)}
    uploaded, changed = 0, []
    for file in files:
        same = present.get(file.key) == hashlib.md5(file.content, usedforsecurity=False).hexdigest()
        # An asset is uploaded again with every build that has it, so that its date says when one last did.
        if not same or file.rule == "assets/":
            s3.put_object(
                Bucket=site.bucket,
                Key=file.key,
                Body=file.content,
                ContentType=file.content_type,
                CacheControl=file.cache_control,
            )
            uploaded += 1
        if file.key in present and not same and file.cache_control == A_DAY:
            changed.append(f"/{file.key}")
    if changed:
        _invalidate(cloudfront, site.distribution_id, changed)
    return Published(uploaded, 0, changed)


def _objects(s3: Any, bucket: str, prefix: str = "") -> Iterator[dict[str, Any]]:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        yield from page.get("Contents", [])


def _invalidate(cloudfront: Any, distribution_id: str, paths: list[str]) -> None:
    """Let the distribution forget these paths, and wait until it has."""
    answer = cloudfront.create_invalidation(
        DistributionId=distribution_id,
        InvalidationBatch={"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": str(time.time_ns())},
    )
    cloudfront.get_waiter("invalidation_completed").wait(
        DistributionId=distribution_id,
        Id=answer["Invalidation"]["Id"],
        WaiterConfig={"Delay": 5, "MaxAttempts": INVALIDATION_SECONDS // 5},
    )
