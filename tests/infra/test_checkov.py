"""checkov over the Terraform: every finding is fixed, or suppressed beside the block that it is about, with the reason.

It is large, so it has an environment of its own, from checkov-requirements.txt: `make test` sets it up. Some 7 s.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from local.settings import ROOT
from tests.infra.conftest import INFRA

CHECKOV = ROOT / ".tradewind" / "checkov" / "bin" / "checkov"
BLOCK = re.compile(r'^resource "(\w+)" "(\w+)" \{\n(.*?)^\}', re.M | re.S)
SUPPRESSION = re.compile(r"^ *# checkov:skip=(\w+):?(.*)\n", re.M)


# What checkov finds in a plan alone, where every variable has its value: `checkov -f plan.json --repo-root-for-plan-enrichment infra`.
ONLY_IN_A_PLAN = {
    ("aws_api_gateway_method.operations", "CKV_AWS_59"),
    ("aws_cloudfront_distribution.site", "CKV_AWS_174"),
    ("aws_cloudfront_distribution.site", "CKV_AWS_68"),
    ("aws_cloudfront_distribution.site", "CKV2_AWS_42"),
    ("aws_cloudwatch_log_group.access", "CKV_AWS_338"),
    ("aws_cloudwatch_log_group.functions", "CKV_AWS_338"),
    ("aws_s3_bucket.bucket", "CKV_AWS_21"),
}


class Finding(NamedTuple):
    file: str
    resource: str
    check: str


def suppressions() -> dict[Finding, str]:
    """Reason by what is suppressed."""
    return {
        Finding(path.relative_to(INFRA).as_posix(), f"{kind}.{name}", check): reason
        for path in INFRA.rglob("*.tf")
        for kind, name, body in BLOCK.findall(path.read_text("utf-8"))
        for check, reason in SUPPRESSION.findall(body)
    }


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[Finding, str]:
    """What checkov says with nothing suppressed, with the name of the check."""
    if not CHECKOV.exists():
        pytest.skip("there is no checkov yet: sh ops/setup.sh checkov")
    bare = tmp_path_factory.mktemp("bare") / "infra"
    shutil.copytree(INFRA, bare, ignore=shutil.ignore_patterns("tests", ".terraform*", "*.tfstate*"))
    for path in bare.rglob("*.tf"):
        path.write_text(SUPPRESSION.sub("", path.read_text("utf-8")), "utf-8")
    command = [str(CHECKOV), "-d", str(bare), "--framework", "terraform", "--skip-download", "-o", "json"]
    environment = {**os.environ, "LOG_LEVEL": "ERROR"}
    done = subprocess.run(command, cwd=bare, capture_output=True, text=True, check=False, timeout=300, env=environment)
    report = json.loads(done.stdout)
    assert report["summary"]["parsing_errors"] == 0
    assert report["summary"]["passed"] > 100
    return {
        Finding(row["file_path"].lstrip("/"), re.sub(r"^(module\.[^.]+\.)+|\[.*", "", row["resource"]), row["check_id"]): row["check_name"]
        for row in report["results"]["failed_checks"]
    }


def test_every_finding_is_fixed_or_suppressed_in_place(findings: dict[Finding, str]) -> None:
    assert {finding: name for finding, name in findings.items() if finding not in suppressions()} == {}


def test_nothing_is_suppressed_that_checkov_does_not_find(findings: dict[Finding, str]) -> None:
    assert sorted(f for f in set(suppressions()) - set(findings) if (f.resource, f.check) not in ONLY_IN_A_PLAN) == []


def test_every_suppression_says_why() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted(Path(INFRA).rglob("*.tf")))
    assert len(suppressions()) == text.count("checkov:skip="), "a suppression stands outside of the block that it is about"
    assert [finding for finding, reason in suppressions().items() if len(reason.split()) < 4] == []
