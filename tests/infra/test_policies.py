"""Least privilege, proven: what each function may do is what its row in the contract says, both ways, and nothing more is open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from local.settings import ROOT
from ops.generate import dead_of, queue_of, read_functions, tables_of
from tests.infra.conftest import INFRA, WITH_STRIPE, Workshop

BACKEND = "modules/backend"
TABLES = "arn:aws:dynamodb:eu-central-1:123456789012:table/tradewind-test-"
QUEUES = "arn:aws:sqs:eu-central-1:123456789012:tradewind-test-"
MEDIA = "arn:aws:s3:::tradewind-test-media"
PARAMETERS = "arn:aws:ssm:eu-central-1:123456789012:parameter/tradewind/test/"
STRIPE_SECRETS = ("stripe-secret-key", "stripe-webhook-secret")
BUS = "arn:aws:events:eu-central-1:123456789012:event-bus/tradewind-test-events"
USER_POOL = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_test"
STREAM = "/stream/2026-01-01T00:00:00.000"
# By the shop's address, or by its domain where that is what AWS knows.
SENDERS = {f"arn:aws:ses:eu-central-1:123456789012:identity/{name}" for name in ("shop@example.com", "example.com")}
FOLLOWING = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"}
EMPTYING = {"ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "ReceiveMessage"}
SENDING = {"GetQueueUrl", "SendMessage"}
# Of dead letters, by what a row says.
LETTERS = {"listed": EMPTYING - {"DeleteMessage"}, "replayed": EMPTYING}
# AWS knows no narrower resource for these.
ONLY_ON_ALL = {"xray:PutTelemetryRecords", "xray:PutTraceSegments"}
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}

# What a deployment's role may do to everything of a service, and why not to less.
ON_EVERYTHING = {
    "cloudfront": (
        "AllowVendedLogDeliveryForResource Create* Delete* Get* List* TagResource UntagResource Update*",
        "names nothing by a name of ours, and several of its actions by no resource at all",
    ),
    "cloudwatch": ("DescribeAlarms GetMetricData", "knows no resource for them"),
    "cognito-idp": ("CreateUserPool", "a pool has its id only once it is made"),
    "logs": (
        "CreateDelivery DeleteDelivery* DescribeLogGroups GetDelivery GetDeliveryDestination GetDeliverySource PutDelivery*",
        "a delivery has an id of AWS's, and lists are of everything",
    ),
    "sns": ("GetSubscriptionAttributes Unsubscribe", "a subscription is named by no resource"),
}

Grants = set[tuple[str, str]]


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    contract = yaml.load((ROOT / "contract" / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)
    for item in contract["paths"].values():
        for verb, operation in item.items():
            if verb != "parameters":
                yield operation["operationId"], operation["x-tradewind"]


STARTED = read_functions()
ROWS = {**dict(operations()), **STARTED}


def named_in_contract(id: str, secrets: tuple[str, ...] = ()) -> Grants:
    """The (action, resource) pairs of a row: `products` is a table, `products/shelf-newest` an index of it. `secrets`: the provider's."""
    row = ROWS[id]
    grants = {
        (f"dynamodb:{action}", TABLES + target.replace("/", "/index/", 1))
        for target, actions in tables_of(row).items()
        for action in actions
    }
    own = queue_of(id, row) if id in STARTED else None
    dead = dead_of(id, row) if id in STARTED else None
    if "stream" in row.get("trigger", {}):
        grants |= {(f"dynamodb:{action}", TABLES + row["trigger"]["stream"] + STREAM) for action in FOLLOWING}
    if own:
        grants |= {(f"sqs:{action}", QUEUES + own) for action in EMPTYING}
    grants |= {(f"sqs:{action}", QUEUES + name) for name in [*row.get("sends", []), *([dead] if dead else [])] for action in SENDING}
    queues, letters = ({QUEUES + found for name, each in STARTED.items() if (found := of(name, each))} for of in (queue_of, dead_of))
    grants |= {(f"sqs:{action}", queue) for queue in letters for action in LETTERS.get(row.get("deadLetters", ""), ())}
    if row.get("deadLetters") == "replayed":
        grants |= {(f"sqs:{action}", queue) for queue in queues for action in SENDING}
    grants |= {(f"s3:{action}", f"{MEDIA}/{folder}/*") for folder, actions in row.get("objects", {}).items() for action in actions}
    if row.get("payments"):
        grants |= {("ssm:GetParameters", PARAMETERS + name) for name in secrets}
    grants |= {(f"cognito-idp:{action}", USER_POOL) for action in row.get("userPool", [])}
    if row.get("publishes"):
        grants |= {("events:PutEvents", BUS)}
    if row.get("mails"):
        grants |= {("ses:SendEmail", identity) for identity in SENDERS}
    return grants


def granted(policy: str) -> Grants:
    grants: Grants = set()
    for statement in json.loads(policy)["Statement"]:
        assert statement["Effect"] == "Allow"
        assert set(statement) == {"Effect", "Action", "Resource"}, "a statement of another form is not understood here"
        actions, resources = ([value] if isinstance(value, str) else value for value in (statement["Action"], statement["Resource"]))
        grants |= {(action, resource) for action in actions for resource in resources}
    return grants


@pytest.fixture(scope="module")
def policies(workshop: Workshop) -> dict[str, Grants]:
    return policies_of(workshop)


@pytest.fixture(scope="module")
def stripe_policies(workshop: Workshop) -> dict[str, Grants]:
    """Of a shop whose payment provider is Stripe."""
    return policies_of(workshop, WITH_STRIPE)


def policies_of(workshop: Workshop, run: str = "") -> dict[str, Grants]:
    return {id: granted(values["policy"]) for id, values in workshop.values(BACKEND, "aws_iam_role_policy.functions", run).items()}


def test_every_function_has_a_policy_and_there_is_no_other(policies: dict[str, Grants]) -> None:
    assert set(policies) == set(ROWS)


@pytest.mark.parametrize("function", sorted(ROWS))
def test_a_function_may_do_what_its_row_says_and_no_more(workshop: Workshop, policies: dict[str, Grants], function: str) -> None:
    """Besides, each writes its own log and traces."""
    own_log = workshop.values(BACKEND, "aws_cloudwatch_log_group.functions")[function]["arn"]
    besides = {(action, f"{own_log}:*") for action in LOGS} | {(action, "*") for action in ONLY_ON_ALL}
    assert policies[function] == named_in_contract(function) | besides


@pytest.mark.parametrize("function", sorted(ROWS))
def test_with_stripe_a_function_may_read_its_secrets_where_its_row_says_so_and_no_more(
    workshop: Workshop, stripe_policies: dict[str, Grants], function: str
) -> None:
    own_log = workshop.values(BACKEND, "aws_cloudwatch_log_group.functions", WITH_STRIPE)[function]["arn"]
    besides = {(action, f"{own_log}:*") for action in LOGS} | {(action, "*") for action in ONLY_ON_ALL}
    assert stripe_policies[function] == named_in_contract(function, STRIPE_SECRETS) | besides


def test_the_boundary_lets_functions_do_what_rows_may_name_and_no_more(workshop: Workshop, stripe_policies: dict[str, Grants]) -> None:
    """Actions that no row names yet are those of tables."""
    bounds = {action for action, _ in granted(workshop.values("bootstrap", "aws_iam_policy.functions_boundary")[""]["policy"])}
    used = {action for grants in stripe_policies.values() for action, _ in grants}
    assert used <= bounds
    assert {action for action in bounds - used if not action.startswith("dynamodb:")} == set()


def test_a_role_is_of_its_function_alone(workshop: Workshop) -> None:
    roles = workshop.values(BACKEND, "aws_iam_role.functions")
    policies = workshop.values(BACKEND, "aws_iam_role_policy.functions")
    assert {id: values["role"] for id, values in policies.items()} == {id: values["name"] for id, values in roles.items()}
    assert len({values["name"] for values in roles.values()}) == len(ROWS)
    for values in roles.values():
        (statement,) = json.loads(values["assume_role_policy"])["Statement"]
        assert statement == {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}


def test_no_function_takes_a_managed_policy_or_a_second_one() -> None:
    text = "".join(path.read_text("utf-8") for path in (INFRA / BACKEND).glob("*.tf"))
    assert "policy_attachment" not in text
    assert text.count('resource "aws_iam_role_policy"') == 1


def test_a_deployment_names_what_it_may_do_by_its_name_where_aws_lets_it(workshop: Workshop) -> None:
    """The role of prod, and that by which plans are shown: whatever is granted on everything has its reason here."""
    policies = [workshop.values("modules/delivery", f"aws_iam_role_policy.{name}") for name in ("deploy", "plan")]
    statements = [s for of in policies for values in of.values() for s in json.loads(values["policy"])["Statement"]]
    on_all = {action for statement in statements if "*" in statement["Resource"] for action in statement["Action"]}
    assert {action.partition(":")[0] for action in on_all} == set(ON_EVERYTHING)
    assert on_all == {f"{service}:{action}" for service, (actions, _) in ON_EVERYTHING.items() for action in actions.split()}
    assert not [action for statement in statements for action in statement["Action"] if action == "*" or action.endswith(":*")]


def test_no_policy_grants_every_action() -> None:
    # Denials may name all: a bucket refuses everything that comes without TLS.
    text = "\n".join(path.read_text("utf-8") for path in INFRA.rglob("*.tf"))
    statements = re.findall(r"Effect\s+= \"Allow\"\n.*?(?=Effect|\n\s*\}\n|\Z)", text, re.S)
    assert len(statements) >= 7
    assert [statement for statement in statements if re.search(r'Action\s+= (\[\s*)?"(\*|[a-z0-9-]+:\*)"', statement)] == []
