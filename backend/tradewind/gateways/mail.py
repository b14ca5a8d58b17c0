"""Mail. What is asked for is sent at most once: there are no retries here, as an answer that is late says nothing of what became of it.

    MailRefused     it was not sent, and may be tried again
    MailUncertain   it may have been sent, or not

boto3 comes with Lambda's runtime, and is imported only when a mail is first sent.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, Protocol

TIMEOUT_SECONDS = 10
# Of the answers that say that the service itself has failed, the ones that also say that it has done nothing.
DONE_NOTHING = {"ServiceUnavailable", "ServiceUnavailableException", "SlowDown", "ThrottlingException", "TooManyRequestsException"}


class MailRefused(Exception):
    """`code` is the mail service's name for the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MailUncertain(Exception):
    """No answer came, or none that says what became of it."""


class Mail(NamedTuple):
    """`sender` is an address, with or without a name: `Tradewind <shop@example.com>`."""

    sender: str
    recipient: str
    subject: str
    text: str
    html: str


class MailGateway(Protocol):
    def send(self, mail: Mail) -> None:
        """Raises MailRefused or MailUncertain."""


class SesMail:
    """SES, version 2 of its API."""

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._made: Any = None

    def send(self, mail: Mail) -> None:
        from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError

        try:
            self._client().send_email(
                FromEmailAddress=mail.sender,
                Destination={"ToAddresses": [mail.recipient]},
                Content={
                    "Simple": {
                        "Subject": _content(mail.subject),
                        "Body": {"Text": _content(mail.text), "Html": _content(mail.html)},
                    }
                },
            )
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if error.response["ResponseMetadata"]["HTTPStatusCode"] < 500 or code in DONE_NOTHING:
                raise MailRefused(code) from error
            raise MailUncertain from error
        except (ConnectTimeoutError, EndpointConnectionError) as error:
            raise MailRefused(type(error).__name__) from error
        except BotoCoreError as error:
            raise MailUncertain from error

    def _client(self) -> Any:
        if self._made is None:
            import boto3
            from botocore.config import Config

            waits = {"connect_timeout": 3, "read_timeout": TIMEOUT_SECONDS, "retries": {"total_max_attempts": 1}}
            self._made = boto3.client("sesv2", config=Config(**waits), **self._options)
        return self._made


@cache
def connect() -> SesMail:
    return SesMail()


def _content(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
