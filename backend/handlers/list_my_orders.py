from tradewind.contract.types import ListMyOrdersQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_my_orders import list_my_orders
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders = Orders(connect())


@operation("listMyOrders")
def handler(request: Request) -> Response:
    query = request.query(ListMyOrdersQuery)
    page = list_my_orders(orders, request.signed_in().sub, query.limit, query.cursor or None)
    return Response(200, page, cache="private, no-store")
