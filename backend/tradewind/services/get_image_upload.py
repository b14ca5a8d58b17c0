from tradewind.contract.types import ImageUpload
from tradewind.domain.refusal import Refusal
from tradewind.stores.image_uploads import ImageUploads


def get_image_upload(uploads: ImageUploads, upload_id: str) -> ImageUpload:
    upload = uploads.get(upload_id)
    if upload is None:
        raise Refusal("not-found", "There is no such upload, or it was forgotten: after a day it is. Upload the picture again.")
    return upload
