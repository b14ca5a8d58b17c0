from tradewind.configuration import payment_gateway
from tradewind.contract.types import PaymentNoticeReceipt
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.receive_payment_webhook import receive_payment_webhook
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till, audit = Till(Orders(db), payment_gateway(db), SystemClock()), Audit(db)


@operation("receivePaymentWebhook")
def handler(request: Request) -> Response:
    receive_payment_webhook(till, audit, request.raw_body(), request.all_headers, request.source)
    return Response(200, PaymentNoticeReceipt(received=True))
