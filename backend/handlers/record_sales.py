from tradewind.contract.types import OrderEvent
from tradewind.edge.consumer import consumer
from tradewind.gateways.clock import SystemClock
from tradewind.services.record_sales import record_sales
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.sales import Sales

sales, shop, clock = Sales(connect()), load_shop(), SystemClock()


@consumer("recordSales")
def handler(event: OrderEvent) -> None:
    record_sales(sales, shop, clock, event)
