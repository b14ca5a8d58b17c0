"""docs/operations.md: every alarm has its row, and every remedy that a run names. Costs nothing."""

from __future__ import annotations

import re

from ops.setup import ROOT
from ops.terraform import ADVICE

PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
ALARMS = (ROOT / "infra" / "modules" / "observability" / "alarms.tf").read_text("utf-8")


def test_every_alarm_says_what_it_means_and_what_to_do() -> None:
    of_the_shop = set(re.findall(r"^    ([\w-]+) = \{\n      description", ALARMS, re.M))
    of_one = {f"<function>{suffix}" for suffix in re.findall(r'"\$\{trimprefix\([^"]*\}(-\w+)" =>', ALARMS)}
    of_one |= {"<queue>-dead" for _ in re.findall(r"in var\.dead_letter_queue_names :", ALARMS)}
    single = set(re.findall(r'alarm_name += "\$\{var\.name_prefix\}([\w-]+)"', ALARMS))
    rows = re.findall(r"^\| `([^`]+)` \| (\S.*\S) \| (\S.*\S) \|$", PAGE.partition("## Alarms")[2].partition("\n## ")[0], re.M)
    assert of_the_shop
    assert of_one
    assert single
    assert {name for name, _, _ in rows} == of_the_shop | of_one | single


def test_every_command_that_a_refused_run_advises_is_explained() -> None:
    advised = {command for _, advice in ADVICE for command in re.findall(r"\bmake [a-z]+", advice)}
    assert advised == {"make adopt", "make unlock"}
    assert {command for command in advised if f"`{command} " not in PAGE} == set()
