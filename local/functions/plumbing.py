"""The queues, the bus with its rules, the media bucket and the sender of mails, from contract/events.yaml in whatever answers as AWS."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import boto3
from botocore.config import Config

from local.settings import ACCESS_KEY, MEDIA_BUCKET, REGION, TABLE_PREFIX
from ops.generate import dead_of, queue_of, read_functions
from tradewind.gateways.bus import SOURCE


def client(endpoint: str, service: str) -> Any:
    options: dict[str, Any] = {"region_name": REGION, "aws_access_key_id": ACCESS_KEY, "aws_secret_access_key": ACCESS_KEY}
    if service == "s3":
        options["config"] = Config(s3={"addressing_style": "path"})
    return boto3.client(service, endpoint_url=endpoint, **options)


def ensure_plumbing(endpoint: str, sender: str, prefix: str = TABLE_PREFIX) -> None:
    """Make what is missing; what is there is brought to what the contract says now."""
    sqs, events = client(endpoint, "sqs"), client(endpoint, "events")
    rows = read_functions()
    notices = []
    bus = f"{prefix}events"
    if bus not in {each["Name"] for each in events.list_event_buses(NamePrefix=bus)["EventBuses"]}:
        events.create_event_bus(Name=bus)
    for name, row in rows.items():
        queue, dead = queue_of(name, row), dead_of(name, row)
        if dead:
            dead_arn = _ensure_queue(sqs, prefix + dead, {"MessageRetentionPeriod": str(14 * 86_400)})
        if queue:
            redrive = {"deadLetterTargetArn": dead_arn, "maxReceiveCount": row["attempts"] + 1}
            attributes = {"VisibilityTimeout": str(row["timeoutSeconds"]), "RedrivePolicy": json.dumps(redrive)}
            arn = _ensure_queue(sqs, prefix + queue, attributes)
            if "events" in row["trigger"]:
                pattern = {"source": [SOURCE], "detail-type": row["trigger"]["events"]}
                events.put_rule(Name=prefix + queue, EventBusName=bus, EventPattern=json.dumps(pattern))
                events.put_targets(Rule=prefix + queue, EventBusName=bus, Targets=[{"Id": queue, "Arn": arn}])
            if "objects" in row["trigger"]:
                folder = {"Key": {"FilterRules": [{"Name": "prefix", "Value": f"{row['trigger']['objects']}/"}]}}
                notices.append({"Id": queue, "QueueArn": arn, "Events": ["s3:ObjectCreated:*"], "Filter": folder})
    _ensure_bucket(client(endpoint, "s3"), MEDIA_BUCKET, notices)
    _ensure_sender(client(endpoint, "sesv2"), sender)


def _ensure_queue(sqs: Any, name: str, attributes: dict[str, str]) -> str:
    """The queue's ARN."""
    try:
        url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    except sqs.exceptions.QueueDoesNotExist:
        url = sqs.create_queue(QueueName=name)["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
    arn: str = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return arn


def _ensure_bucket(s3: Any, name: str, notices: list[dict[str, Any]]) -> None:
    if name not in {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}:
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_notification_configuration(Bucket=name, NotificationConfiguration={"QueueConfigurations": notices})


def _ensure_sender(ses: Any, address: str) -> None:
    with contextlib.suppress(ses.exceptions.AlreadyExistsException):
        ses.create_email_identity(EmailIdentity=address)
