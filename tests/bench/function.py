"""What a function costs before and after its first request, and how large it is: CPU time of whole processes, ratios in one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from itertools import cycle
from typing import Any, NamedTuple

from local.settings import ROOT

COLD_RUNS = 11
WARM_RUNS = 2000
BASELINE = "import boto3; boto3.client('dynamodb', region_name='eu-central-1')"
COLD = "import time; start = time.process_time(); {code}; print(time.process_time() - start)"


class ColdStart(NamedTuple):
    baseline_ms: float
    handler_ms: float
    ratio: float


def cold_start(handler: str, environment: dict[str, str]) -> ColdStart:
    """Import of a handler, its clients made, against a bare boto3 client; in turns, the ratio pair by pair."""
    pairs = [(_cpu(BASELINE, environment), _cpu(f"import handlers.{handler}", environment)) for _ in range(COLD_RUNS)]
    return ColdStart(
        statistics.median(baseline for baseline, _ in pairs) * 1000,
        statistics.median(own for _, own in pairs) * 1000,
        statistics.median(own / baseline for baseline, own in pairs),
    )


def _cpu(code: str, environment: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", COLD.format(code=code)], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def warm_handler_ms(handler: Any, event: dict[str, Any], db: Any) -> float:
    """CPU of one call, the client's answers being those that it gave the first time."""
    recorded: list[Any] = []
    call = db.call

    def record(action: str, request: dict[str, Any], *attempts: int) -> Any:
        recorded.append(call(action, request, *attempts))
        return recorded[-1]

    db.call = record
    try:
        if handler(event, None)["statusCode"] != 200:
            raise RuntimeError("the handler refused its event")
        answers = cycle(recorded)
        db.call = lambda *_: next(answers)
        started = time.process_time()
        for _ in range(WARM_RUNS):
            handler(event, None)
        return (time.process_time() - started) / WARM_RUNS * 1000
    finally:
        del db.call
