"""Tests that are killed leave no shop behind. Some 5 s."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from local.settings import ROOT, python_environment
from tests.local.test_shop import eventually, gone

PROGRAM = """
import sys
from pathlib import Path
from tests.support.shop import running_shop
with running_shop(Path(sys.argv[1]), WORKERS="1") as shop:
    print(shop.running["pid"], *shop.running["processes"].values(), flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's death")
def test_a_killed_test_run_takes_its_shop_with_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, env=python_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        pids = [int(pid) for pid in run.stdout.readline().split()]
        run.send_signal(signal.SIGKILL)
    assert len(pids) >= 3
    assert eventually(lambda: all(gone(pid) for pid in pids))
