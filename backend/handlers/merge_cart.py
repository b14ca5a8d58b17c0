from tradewind.contract.types import SavedCart
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.merge_cart import merge_cart
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect
from tradewind.stores.stock import Stock

db = connect()
customers, stock = Customers(db), Stock(db)


@operation("mergeCart")
def handler(request: Request) -> Response:
    return Response(200, merge_cart(customers, stock, request.signed_in().sub, request.body(SavedCart)), cache="private, no-store")
