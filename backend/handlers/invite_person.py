from tradewind.contract.types import Invitation
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import user_pool
from tradewind.gateways.clock import SystemClock
from tradewind.services.invite_person import invite_person
from tradewind.stores.dynamodb import connect
from tradewind.stores.people import People

people, clock = People(connect()), SystemClock()


@operation("invitePerson")
def handler(request: Request) -> Response:
    return Response(201, invite_person(people, user_pool.connect(), clock, request.body(Invitation), request.signed_in().sub))
