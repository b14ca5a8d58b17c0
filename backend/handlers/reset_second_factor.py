from tradewind.contract.types import ResetSecondFactorPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import user_pool
from tradewind.gateways.clock import SystemClock
from tradewind.services.reset_second_factor import reset_second_factor
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.people import People

db = connect()
people, audit, clock = People(db), Audit(db), SystemClock()


@operation("resetSecondFactor")
def handler(request: Request) -> Response:
    person = request.path(ResetSecondFactorPath).person_id
    reset_second_factor(people, audit, user_pool.connect(), clock, person, request.signed_in().sub)
    return Response(204)
