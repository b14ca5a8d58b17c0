"""The owner's guide and its pictures: each is taken by the script, each is shown, and all of them together are small."""

from __future__ import annotations

import json
import re

from local.settings import ROOT

FOLDER = ROOT / "docs" / "images" / "guide"
MOST_BYTES = 1_500_000


def shown() -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(images/guide/([a-z-]+)\.webp\)", (ROOT / "docs" / "owners-guide.md").read_text("utf-8"))


def test_the_guide_shows_each_picture_once_and_no_other() -> None:
    assert sorted(shown()) == sorted(path.stem for path in FOLDER.glob("*.webp"))


def test_each_picture_has_a_row_in_the_script_and_the_outline_of_what_it_shows() -> None:
    rows = re.findall(r"^ +(?:\{ )?name: '([a-z-]+)'", (ROOT / "tests" / "browser" / "guide-pictures.ts").read_text("utf-8"), re.M)
    outlines = json.loads((FOLDER / "outlines.json").read_text("utf-8"))
    assert set(rows) == set(outlines) == set(shown())
    assert all(len(outline) > 3 for outline in outlines.values())


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES
