from tradewind.contract.types import ImageUploadInput
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.media import upload_forms
from tradewind.services.create_image_upload import create_image_upload
from tradewind.stores.dynamodb import connect
from tradewind.stores.image_uploads import ImageUploads

uploads, forms, clock = ImageUploads(connect()), upload_forms(), SystemClock()


@operation("createImageUpload")
def handler(request: Request) -> Response:
    created = create_image_upload(uploads, forms, clock, request.body(ImageUploadInput), request.signed_in().sub)
    return Response(201, created, headers={"Location": f"/image-uploads/{created.upload.id}"})
