from msgspec import UNSET

from tradewind.contract.types import GetOrderHeader, GetOrderPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_order import get_order
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders = Orders(connect())


@operation("getOrder")
def handler(request: Request) -> Response:
    token, caller = request.headers(GetOrderHeader).order_token, request.caller
    order = get_order(
        orders,
        request.path(GetOrderPath).order_id,
        owner=caller.sub if caller else None,
        is_staff=caller is not None and caller.has_role("staff"),
        token=None if token is UNSET else token,
    )
    return Response(200, order, cache="private, no-store")
