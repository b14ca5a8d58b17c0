from tradewind.edge.consumer import queue
from tradewind.gateways import mail
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.letters import Letters
from tradewind.services.send_order_link import send_order_link
from tradewind.services.shared.mailing import Postman
from tradewind.shop import load_shop, site_address
from tradewind.stores.dynamodb import connect
from tradewind.stores.mails import Mails
from tradewind.stores.orders import Orders

db = connect()
letters = Letters(load_shop(), site_address())


@queue("sendOrderLink")
def handler(body: str) -> None:
    send_order_link(Postman(Mails(db), mail.connect(), letters, SystemClock()), Orders(db), body)
