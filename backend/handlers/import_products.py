from tradewind.contract.types import ProductImport, ProductImportRequest
from tradewind.edge.operation import Request, Response, operation
from tradewind.edge.validation import parse_each
from tradewind.gateways.clock import SystemClock
from tradewind.services.import_products import Warehouse, import_products
from tradewind.shop import load_shop
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
house = Warehouse(Products(db), Stock(db), Categories(db), load_shop(), SystemClock())


@operation("importProducts")
def handler(request: Request) -> Response:
    wanted = request.body(ProductImportRequest)
    items = parse_each(wanted.items, ProductImport)
    return Response(200, import_products(house, items, request.signed_in().sub, dry_run=wanted.dry_run))
