from tradewind.edge.consumer import queue
from tradewind.gateways import media
from tradewind.gateways.pictures import make_picture
from tradewind.services.resize_image import resize_image
from tradewind.stores.dynamodb import connect
from tradewind.stores.image_uploads import ImageUploads

uploads = ImageUploads(connect())


@queue("resizeImage")
def handler(body: str) -> None:
    resize_image(uploads, media.connect(), make_picture, body)
