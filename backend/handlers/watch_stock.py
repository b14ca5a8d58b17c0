from tradewind.contract.types import OrderEvent
from tradewind.edge.consumer import consumer
from tradewind.gateways import mail
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.letters import Letters
from tradewind.services.shared.mailing import Postman
from tradewind.services.watch_stock import Shelves, watch_stock
from tradewind.shop import load_shop, site_address
from tradewind.stores.dynamodb import connect
from tradewind.stores.mails import Mails
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db, shop = connect(), load_shop()
shelves, letters = Shelves(Products(db), Stock(db), shop), Letters(shop, site_address())


@consumer("watchStock")
def handler(event: OrderEvent) -> None:
    watch_stock(shelves, Postman(Mails(db), mail.connect(), letters, SystemClock()), event)
