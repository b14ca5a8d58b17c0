"""The documents against the checkout: every link leads somewhere, every command is a target, every decision is in the index."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from local.settings import ROOT

LINK = re.compile(r"\[[^\]]*\]\((?!https?://|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"`make ([a-z]+)")
PAGES = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_are_targets(page: Path) -> None:
    assert set(COMMAND.findall(page.read_text("utf-8"))) <= TARGETS


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    assert set(LINK.findall((folder / "README.md").read_text("utf-8"))) == {page.name for page in folder.glob("0*.md")}


def test_the_request_path_passes_only_lines_that_exist() -> None:
    """docs/request-path.md quotes code as `file: code`; each quote stands in its file."""
    page = (ROOT / "docs" / "request-path.md").read_text("utf-8")
    quotes = re.findall(r"\[`[^`]+`\]\(\.\./([^)]+)\): `([^`]+)`", page)
    assert len(quotes) >= 8
    for file, code in quotes:
        assert code in (ROOT / file).read_text("utf-8"), f"{file} no longer holds {code}"
