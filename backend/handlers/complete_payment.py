from tradewind.configuration import payment_gateway
from tradewind.contract.types import CompletePaymentHeader, CompletePaymentPath, PaymentCompletion
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.complete_payment import complete_payment
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till = Till(Orders(db), payment_gateway(db), SystemClock())


@operation("completePayment")
def handler(request: Request) -> Response:
    order_id, wanted = request.path(CompletePaymentPath).order_id, request.body(PaymentCompletion)
    owner = request.caller.sub if request.caller else None
    token = request.headers(CompletePaymentHeader).order_token or None
    order = complete_payment(till, order_id, owner, token, wanted.challenge_token or "")
    return Response(200, order, cache="private, no-store")
