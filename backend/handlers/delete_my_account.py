from tradewind.edge.operation import Request, Response, operation
from tradewind.services.delete_my_account import delete_my_account
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
customers, orders = Customers(db), Orders(db)


@operation("deleteMyAccount")
def handler(request: Request) -> Response:
    return Response(200, delete_my_account(customers, orders, request.signed_in().sub), cache="private, no-store")
