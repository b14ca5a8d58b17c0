"""What a destroyed shop left behind in its account: everything whose name says that it was Tradewind's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tradewind.shop import load_shop

MARK = "tradewind"


def leftovers(session: Any) -> list[str]:
    return [
        f"{kind} {name}"
        for service, kinds in SERVICES.items()
        for kind, names in kinds.items()
        for name in names(session.client(service))
        if MARK in name.lower()
    ]


def _pages(operation: str, key: str, name: str) -> Callable[[Any], Iterator[str]]:
    def names(client: Any) -> Iterator[str]:
        for page in client.get_paginator(operation).paginate():
            for item in page.get(key, []):
                yield item if isinstance(item, str) else str(item.get(name, ""))

    return names


SERVICES: dict[str, dict[str, Callable[[Any], Iterator[str]]]] = {
    "lambda": {
        "function": _pages("list_functions", "Functions", "FunctionName"),
        "event source mapping": _pages("list_event_source_mappings", "EventSourceMappings", "FunctionArn"),
    },
    "sqs": {"queue": _pages("list_queues", "QueueUrls", "")},
    "events": {
        "bus": lambda client: (bus["Name"] for bus in client.list_event_buses()["EventBuses"]),
        # Of the default bus: others take theirs with them.
        "rule": _pages("list_rules", "Rules", "Name"),
    },
    # It has no name of ours: the shop's address, and it is Tradewind's as long as that is.
    "sesv2": {
        "sender": lambda client: (
            f"{MARK}: {each['IdentityName']}"
            for each in client.list_email_identities()["EmailIdentities"]
            if each["IdentityName"] == load_shop().email
        )
    },
    "dynamodb": {"table": _pages("list_tables", "TableNames", "")},
    "s3": {"bucket": lambda client: (bucket["Name"] for bucket in client.list_buckets()["Buckets"])},
    "cognito-idp": {"user pool": lambda client: (pool["Name"] for pool in client.list_user_pools(MaxResults=60)["UserPools"])},
    "apigateway": {"API": _pages("get_rest_apis", "items", "name")},
    "iam": {"role": _pages("list_roles", "Roles", "RoleName")},
    "logs": {"log group": _pages("describe_log_groups", "logGroups", "logGroupName")},
    "sns": {"topic": _pages("list_topics", "Topics", "TopicArn")},
    "cloudwatch": {
        "alarm": _pages("describe_alarms", "MetricAlarms", "AlarmName"),
        "dashboard": _pages("list_dashboards", "DashboardEntries", "DashboardName"),
    },
    "cloudfront": {
        "distribution": lambda client: (
            item.get("Comment", "") for item in client.list_distributions().get("DistributionList", {}).get("Items", [])
        ),
    },
}
