from tradewind.contract.types import OrderMailInput, ResendOrderMailHeader, ResendOrderMailPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import mail
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.letters import Letters
from tradewind.services.resend_order_mail import resend_order_mail
from tradewind.services.shared.mailing import Postman
from tradewind.shop import load_shop, site_address
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.mails import Mails
from tradewind.stores.orders import Orders

db = connect()
letters = Letters(load_shop(), site_address())


@operation("resendOrderMail")
def handler(request: Request) -> Response:
    order_id, key = request.path(ResendOrderMailPath).order_id, request.headers(ResendOrderMailHeader).idempotency_key
    postman = Postman(Mails(db), mail.connect(), letters, SystemClock())
    wanted, by = request.body(OrderMailInput), request.signed_in().sub
    sent, replayed = resend_order_mail(postman, Orders(db), Audit(db), order_id, key, wanted, by)
    return Response(200, sent, replayed=replayed)
