from tradewind.contract.types import GetImageUploadPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_image_upload import get_image_upload
from tradewind.stores.dynamodb import connect
from tradewind.stores.image_uploads import ImageUploads

uploads = ImageUploads(connect())


@operation("getImageUpload")
def handler(request: Request) -> Response:
    return Response(200, get_image_upload(uploads, request.path(GetImageUploadPath).upload_id))
