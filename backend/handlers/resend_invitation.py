from tradewind.contract.types import ResendInvitationPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import user_pool
from tradewind.gateways.clock import SystemClock
from tradewind.services.resend_invitation import resend_invitation
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.people import People

db = connect()
people, audit, clock = People(db), Audit(db), SystemClock()


@operation("resendInvitation")
def handler(request: Request) -> Response:
    person = request.path(ResendInvitationPath).person_id
    resend_invitation(people, audit, user_pool.connect(), clock, person, request.signed_in().sub)
    return Response(204)
