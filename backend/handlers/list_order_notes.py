from tradewind.contract.types import ListOrderNotesPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_order_notes import list_order_notes
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders = Orders(connect())


@operation("listOrderNotes")
def handler(request: Request) -> Response:
    return Response(200, list_order_notes(orders, request.path(ListOrderNotesPath).order_id), cache="private, no-store")
