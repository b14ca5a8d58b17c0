from tradewind.contract.types import AddOrderNoteHeader, AddOrderNotePath, OrderNoteInput
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.add_order_note import add_order_note
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders, clock = Orders(connect()), SystemClock()


@operation("addOrderNote")
def handler(request: Request) -> Response:
    order_id, key = request.path(AddOrderNotePath).order_id, request.headers(AddOrderNoteHeader).idempotency_key
    note, replayed = add_order_note(orders, clock, order_id, key, request.body(OrderNoteInput), request.signed_in().sub)
    return Response(201, note, replayed=replayed)
