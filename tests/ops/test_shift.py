"""Whether a new version may take all calls: against a Lambda and a CloudWatch in memory. Costs nothing."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

from ops.shift import Trial, failures, load, trials

NEW = Trial("listProducts", "tradewind-dev-list-products", "8")
OUTPUTS = {
    "function_names": {"getOrder": "tradewind-dev-get-order", "listProducts": "tradewind-dev-list-products"},
    "newest_versions": {"getOrder": "3", "listProducts": "8"},
    "live_versions": {"getOrder": "3", "listProducts": "7"},
}
SINCE = datetime(2026, 3, 1, 9, 30, 12, tzinfo=UTC)


class Functions:
    """Lambda, where one version raises when it is loaded."""

    def __init__(self, broken: str) -> None:
        self.broken = broken
        self.called: list[tuple[str, str]] = []

    def invoke(self, *, FunctionName: str, Qualifier: str, Payload: bytes) -> dict[str, Any]:  # noqa: N803
        self.called.append((FunctionName, Qualifier))
        assert "body" not in json.loads(Payload)
        if Qualifier == self.broken:
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(b'{"errorMessage": "No module named msgspec"}')}
        return {"Payload": io.BytesIO(b'{"statusCode": 401}')}


class Metrics:
    """CloudWatch, with the sum of each metric by its name."""

    def __init__(self, **sums: float) -> None:
        self.sums = sums
        self.asked: dict[str, Any] = {}

    def get_paginator(self, name: str) -> Any:
        assert name == "get_metric_data"
        return self

    def paginate(self, *, MetricDataQueries: list[dict[str, Any]], **window: datetime) -> list[dict[str, Any]]:  # noqa: N803
        self.asked = {query["MetricStat"]["Metric"]["MetricName"]: query["MetricStat"]["Metric"] for query in MetricDataQueries} | window
        results = [
            {"Id": q["Id"], "Values": [self.sums.get(q["MetricStat"]["Metric"]["MetricName"], 0.0) / 2] * 2} for q in MetricDataQueries
        ]
        return [{"MetricDataResults": results[:1]}, {"MetricDataResults": results[1:]}]


def test_what_has_no_new_version_is_not_tried() -> None:
    assert trials(OUTPUTS) == [NEW]


def test_a_version_that_answers_may_take_calls_and_one_that_does_not_load_may_not() -> None:
    functions = Functions(broken="9")
    assert load(functions, [NEW]) == []
    assert load(functions, [NEW._replace(version="9")]) == ["tradewind-dev-list-products, version 9, does not run: No module named msgspec"]
    assert functions.called == [(NEW.function, "8"), (NEW.function, "9")]


def test_only_an_operation_is_called_to_see_whether_it_loads() -> None:
    """Whatever the clock starts would do its work."""
    functions = Functions(broken="8")
    assert load(functions, [NEW._replace(id="sweepTheShop")]) == []
    assert functions.called == []


def test_an_error_of_the_new_version_counts_from_the_first() -> None:
    metrics = Metrics(Errors=1, Count=5000)
    assert failures(metrics, "tradewind-dev", [NEW], SINCE) == ["tradewind-dev-list-products, version 8, failed 1 times"]
    assert {d["Name"]: d["Value"] for d in metrics.asked["Errors"]["Dimensions"]} == {
        "FunctionName": NEW.function,
        "Resource": f"{NEW.function}:live",
        "ExecutedVersion": "8",
    }
    # A figure is of a whole minute.
    assert metrics.asked["StartTime"] == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_the_api_may_fail_as_seldom_as_it_may_at_any_time() -> None:
    assert failures(Metrics(**{"5XXError": 10, "Count": 1000}), "tradewind-dev", [NEW], SINCE) == []
    assert failures(Metrics(**{"5XXError": 11, "Count": 1000}), "tradewind-dev", [NEW], SINCE) == [
        "11 of the API's 1000 answers were failures"
    ]


def test_silence_is_no_failure() -> None:
    assert failures(Metrics(), "tradewind-dev", [NEW], SINCE) == []
