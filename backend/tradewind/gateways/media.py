"""The media bucket: what staff upload, and the pictures that are made of it.

| folder   | holds                                                                                                    |
|----------|----------------------------------------------------------------------------------------------------------|
| uploads/ | what browsers put there by a signed form, until it has been looked at; forgotten after a day             |
| media/   | pictures, each below the hash of the file that it was made of; never changed, and so kept by all caches  |

boto3 comes with Lambda's runtime, and is imported only by who reads or writes: to sign a form takes none of it.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, Protocol

from tradewind.contract.types import ImageType, UploadForm
from tradewind.domain.refusal import Unavailable
from tradewind.stores.signature import Signer, credentials_of_environment

FORM_SECONDS = 600
FOR_EVER = "public, max-age=31536000, immutable"
# What S3 says of an object that is not there, to one who may not list the bucket too.
ABSENT = {"AccessDenied", "NoSuchKey", "403", "404"}


class UploadForms:
    """Forms by which a browser uploads one file: where to, of what type and how large is signed."""

    def __init__(self, url: str, bucket: str, signer: Signer) -> None:
        self._url = url
        self._bucket = bucket
        self._signer = signer

    def form(self, key: str, content_type: ImageType, size: int, now: float) -> UploadForm:
        """`size` is in bytes, `now` in seconds since 1970."""
        fields = {"key": key, "Content-Type": content_type}
        return UploadForm(url=self._url, fields=self._signer.form(self._bucket, fields, size, now, FORM_SECONDS))


class Media(Protocol):
    """Each method may raise Unavailable."""

    def read(self, key: str, most_bytes: int) -> bytes | None:
        """An object, up to one byte more than so many; None where there is none."""

    def write(self, key: str, content: bytes, content_type: str) -> None:
        """Put an object that never changes."""

    def delete(self, key: str) -> None:
        """Delete an object, if it is there."""


class S3Media:
    def __init__(self, bucket: str, **options: Any) -> None:
        self._bucket = bucket
        self._options = options
        self._made: Any = None

    def read(self, key: str, most_bytes: int) -> bytes | None:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            content: bytes = self._client().get_object(Bucket=self._bucket, Key=key)["Body"].read(most_bytes + 1)
        except ClientError as error:
            if error.response["Error"]["Code"] in ABSENT:
                return None
            raise Unavailable from error
        except BotoCoreError as error:
            raise Unavailable from error
        return content

    def write(self, key: str, content: bytes, content_type: str) -> None:
        self._call("put_object", Key=key, Body=content, ContentType=content_type, CacheControl=FOR_EVER)

    def delete(self, key: str) -> None:
        self._call("delete_object", Key=key)

    def _call(self, method: str, **request: Any) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            getattr(self._client(), method)(Bucket=self._bucket, **request)
        except (BotoCoreError, ClientError) as error:
            raise Unavailable from error

    def _client(self) -> Any:
        if self._made is None:
            import boto3
            from botocore.config import Config

            waits = {"connect_timeout": 2, "read_timeout": 20, "retries": {"mode": "standard", "total_max_attempts": 3}}
            # By its path: an emulator has no name for each bucket.
            self._made = boto3.client("s3", config=Config(**waits, s3={"addressing_style": "path"}), **self._options)
        return self._made


@cache
def connect() -> S3Media:
    """The bucket of the environment that the function runs in."""
    return S3Media(os.environ["MEDIA_BUCKET"])


@cache
def upload_forms() -> UploadForms:
    """Of the environment that the function runs in; KeyError names a variable that is missing."""
    environment = os.environ
    signer = Signer("s3", environment["AWS_REGION"], credentials_of_environment())
    return UploadForms(environment["UPLOAD_URL"], environment["MEDIA_BUCKET"], signer)
