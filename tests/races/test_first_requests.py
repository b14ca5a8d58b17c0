"""The first requests of a gateway come to threads that run at once, and do not crash it; five processes, about four seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROCESSES = 5


def test_first_requests_at_once_crash_nothing() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.races.first_requests"]
    codes = [subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode for _ in range(PROCESSES)]
    assert codes == [0] * PROCESSES
