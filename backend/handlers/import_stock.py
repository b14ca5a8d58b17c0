from tradewind.contract.types import StockImport, StockImportRequest
from tradewind.edge.operation import Request, Response, operation
from tradewind.edge.validation import parse_each
from tradewind.gateways.clock import SystemClock
from tradewind.services.import_stock import Shelf, import_stock
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
shelf = Shelf(Stock(db), Products(db), load_shop(), SystemClock())


@operation("importStock")
def handler(request: Request) -> Response:
    wanted = request.body(StockImportRequest)
    items = parse_each(wanted.items, StockImport)
    return Response(200, import_stock(shelf, items, wanted.file, request.signed_in().sub, dry_run=wanted.dry_run))
