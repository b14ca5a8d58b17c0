"""New versions of functions, tried before they take all calls: each is loaded once, then takes its share while failures are counted."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any, NamedTuple

from ops.generate import operations, read_contract
from ops.smoke import Smoke, sample

# CloudWatch has the figures of a minute some time after it.
TRIAL_SECONDS = 180
PAUSE_SECONDS = 3
FAILING_SHARE = 0.01
# Enough of an event to answer, and nothing to do.
EMPTY_REQUEST = json.dumps({"requestContext": {"requestId": "trial"}}).encode()


class Trial(NamedTuple):
    """A function by its name in the contract, and the version of it that its alias is not at yet."""

    id: str
    function: str
    version: str


def trials(outputs: dict[str, Any]) -> list[Trial]:
    """The functions that have a new version, from Terraform's outputs."""
    names, newest, live = (outputs[name] for name in ("function_names", "newest_versions", "live_versions"))
    return [Trial(id, names[id], newest[id]) for id in sorted(names) if newest[id] != live[id]]


def load(functions: Any, tried: list[Trial]) -> list[str]:
    """Call each version of an operation by itself, as nobody else does yet; what is wrong, a sentence each.

    An operation answers or refuses the empty request, and changes nothing. What raises has not even been loaded.
    """
    of_the_api = {operation["id"] for operation in operations(read_contract())}
    problems = []
    for trial in tried:
        if trial.id in of_the_api:
            answer = functions.invoke(FunctionName=trial.function, Qualifier=trial.version, Payload=EMPTY_REQUEST)
            if "FunctionError" in answer:
                why = json.loads(answer["Payload"].read()).get("errorMessage", "it does not say why")
                problems.append(f"{trial.function}, version {trial.version}, does not run: {why}")
    return problems


def watch(metrics: Any, api_name: str, smoke: Smoke, tried: list[Trial], since: datetime, seconds: float) -> list[str]:
    """Ask the shop again and again while the versions have their share; what went wrong since they may have had it, a sentence each."""
    deadline = time.monotonic() + seconds
    seen: dict[str, None] = {}
    while time.monotonic() < deadline:
        seen |= dict.fromkeys(sample(smoke))
        time.sleep(PAUSE_SECONDS)
    return [*seen, *failures(metrics, api_name, tried, since)]


def failures(metrics: Any, api_name: str, tried: list[Trial], since: datetime) -> list[str]:
    """What CloudWatch counted since: versions that failed without an answer, and the API's share of failures, whichever version's."""
    asked = {
        f"version{n}": (
            "AWS/Lambda",
            "Errors",
            {"FunctionName": t.function, "Resource": f"{t.function}:live", "ExecutedVersion": t.version},
        )
        for n, t in enumerate(tried)
    }
    asked |= {"failed": ("AWS/ApiGateway", "5XXError", {"ApiName": api_name}), "calls": ("AWS/ApiGateway", "Count", {"ApiName": api_name})}
    queries = [
        {
            "Id": id,
            "MetricStat": {
                "Metric": {"Namespace": space, "MetricName": name, "Dimensions": [{"Name": k, "Value": v} for k, v in dimensions.items()]},
                "Period": 60,
                "Stat": "Sum",
            },
        }
        for id, (space, name, dimensions) in asked.items()
    ]
    counted = dict.fromkeys(asked, 0.0)
    for page in metrics.get_paginator("get_metric_data").paginate(
        MetricDataQueries=queries, StartTime=since.replace(second=0, microsecond=0), EndTime=datetime.now(UTC)
    ):
        for result in page["MetricDataResults"]:
            counted[result["Id"]] += sum(result["Values"])
    problems = [
        f"{t.function}, version {t.version}, failed {counted[f'version{n}']:.0f} times"
        for n, t in enumerate(tried)
        if counted[f"version{n}"]
    ]
    if counted["failed"] > FAILING_SHARE * counted["calls"]:
        problems.append(f"{counted['failed']:.0f} of the API's {counted['calls']:.0f} answers were failures")
    return problems
