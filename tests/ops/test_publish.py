"""Publishing the site: order, headers, grace period, invalidation; against a bucket in memory. No cost to speak of."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ops.publish import FOREVER, GRACE_DAYS, File, Site, files_of, pictures_of, publish

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SITE = Site("a-bucket", "a-distribution")


class Bucket:
    """As much of S3 as publishing uses; `uploads` is in the order in which they came."""

    def __init__(self) -> None:
        self.objects: dict[str, dict[str, Any]] = {}
        self.uploads: list[str] = []
        self.now = NOW

    def get_paginator(self, name: str) -> Any:
        assert name == "list_objects_v2"
        return self

    def paginate(self, *, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        assert Bucket == SITE.bucket
        entries = [{"Key": key, **entry} for key, entry in self.objects.items() if key.startswith(Prefix)]
        return [{"Contents": entries[:2]}, {"Contents": entries[2:]}, {}]

    def put_object(self, *, Bucket: str, Key: str, Body: bytes, **headers: str) -> None:  # noqa: N803
        assert Bucket == SITE.bucket
        self.uploads.append(Key)
        self.objects[Key] = {"ETag": f'"{hashlib.md5(Body, usedforsecurity=False).hexdigest()}"', "LastModified": self.now, **headers}

    def delete_object(self, *, Bucket: str, Key: str) -> None:  # noqa: N803
        assert Bucket == SITE.bucket
        del self.objects[Key]


class Distribution:
    def __init__(self) -> None:
        self.forgotten: list[str] = []
        self.awaited: list[str] = []

    def create_invalidation(self, *, DistributionId: str, InvalidationBatch: dict[str, Any]) -> dict[str, Any]:  # noqa: N803
        assert DistributionId == SITE.distribution_id
        self.forgotten += InvalidationBatch["Paths"]["Items"]
        return {"Invalidation": {"Id": "one"}}

    def get_waiter(self, _name: str) -> Any:
        return self

    def wait(self, *, Id: str, **_: Any) -> None:  # noqa: N803
        self.awaited.append(Id)


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    return build(tmp_path / "dist", "1")


def build(folder: Path, name: str) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / f"app-{name}.js").write_text(f"// {name}")
    (folder / "index.html").write_text(f"<script src=/assets/app-{name}.js></script>")
    (folder / "favicon.svg").write_text("<svg/>")
    return folder


def images(folder: Path, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "mug.webp").write_bytes(content)
    return folder


def whole(dist: Path, images: Path) -> list[File]:
    return files_of(dist, {}) + pictures_of(images)


def test_assets_go_first_and_the_page_that_needs_them_last(dist: Path) -> None:
    bucket = Bucket()
    publish(bucket, Distribution(), SITE, files_of(dist, {"environment": "dev"}), NOW)
    assert bucket.uploads == ["assets/app-1.js", "favicon.svg", "config.json", "index.html"]


def test_each_file_has_its_type_and_may_be_kept_as_long_as_it_holds(dist: Path, tmp_path: Path) -> None:
    bucket = Bucket()
    publish(bucket, Distribution(), SITE, whole(dist, images(tmp_path / "images", b"mug")), NOW)
    headers = {key: (entry["ContentType"], entry["CacheControl"]) for key, entry in bucket.objects.items()}
    assert headers == {
        "assets/app-1.js": ("text/javascript; charset=utf-8", FOREVER),
        "images/mug.webp": ("image/webp", "public, max-age=86400"),
        "favicon.svg": ("image/svg+xml", "public, max-age=86400"),
        "config.json": ("application/json; charset=utf-8", "no-cache"),
        "index.html": ("text/html; charset=utf-8", "no-cache"),
    }


def test_a_second_run_uploads_only_the_assets_again(dist: Path) -> None:
    bucket, distribution = Bucket(), Distribution()
    files = files_of(dist, {})
    publish(bucket, distribution, SITE, files, NOW)
    bucket.uploads.clear()
    published = publish(bucket, distribution, SITE, files, NOW)
    assert (bucket.uploads, published.invalidated, distribution.forgotten) == (["assets/app-1.js"], [], [])


def test_what_changed_and_is_kept_by_the_distribution_is_invalidated_and_awaited(dist: Path, tmp_path: Path) -> None:
    bucket, distribution = Bucket(), Distribution()
    publish(bucket, distribution, SITE, whole(dist, images(tmp_path / "images", b"mug")), NOW)
    publish(bucket, distribution, SITE, whole(dist, images(tmp_path / "images", b"another mug")), NOW)
    assert (distribution.forgotten, distribution.awaited) == (["/images/mug.webp"], ["one"])


def test_old_assets_stay_for_the_pages_that_are_open_and_go_after_the_grace_period(dist: Path, tmp_path: Path) -> None:
    bucket = Bucket()
    publish(bucket, Distribution(), SITE, files_of(dist, {}), NOW)
    newer = files_of(build(tmp_path / "newer", "2"), {})
    bucket.now = NOW + timedelta(days=GRACE_DAYS)
    assert publish(bucket, Distribution(), SITE, newer, bucket.now).removed == 0
    assert "assets/app-1.js" in bucket.objects
    bucket.now += timedelta(seconds=1)
    assert publish(bucket, Distribution(), SITE, newer, bucket.now).removed == 1
    assert set(bucket.objects) == {"assets/app-2.js", "favicon.svg", "config.json", "index.html"}


def test_nothing_is_published_of_a_build_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    with pytest.raises(ValueError, match="build the storefront first"):
        files_of(tmp_path / "dist", {})
