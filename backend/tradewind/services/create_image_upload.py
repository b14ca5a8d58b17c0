from __future__ import annotations

import os

from tradewind.contract.types import CreatedImageUpload, ImageUpload, ImageUploadInput
from tradewind.domain.identifiers import upload_id
from tradewind.domain.pictures import upload_key
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.media import UploadForms
from tradewind.services.shared.auditing import change_record
from tradewind.stores.image_uploads import ImageUploads


def create_image_upload(uploads: ImageUploads, forms: UploadForms, clock: Clock, wanted: ImageUploadInput, by: str) -> CreatedImageUpload:
    """The upload that is awaited, and the form that takes its file and no other."""
    now = clock.seconds()
    upload = ImageUpload(
        id=upload_id(os.urandom(14)),
        name=wanted.name,
        content_type=wanted.content_type,
        size=wanted.size,
        state="awaited",
        created_at=timestamp(now),
    )
    uploads.create(upload, int(now), change_record("createImageUpload", by, upload.created_at, upload.id, after=upload))
    return CreatedImageUpload(upload=upload, form=forms.form(upload_key(upload.id), upload.content_type, upload.size, now))
