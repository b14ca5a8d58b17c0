from tradewind.contract.types import ExportMyDataQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.export_my_data import export_my_data
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
customers, orders = Customers(db), Orders(db)


@operation("exportMyData")
def handler(request: Request) -> Response:
    cursor = request.query(ExportMyDataQuery).cursor or None
    return Response(200, export_my_data(customers, orders, request.signed_in().sub, cursor), cache="private, no-store")
