from tradewind.contract.types import ChangePersonRolePath, RoleChange
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import user_pool
from tradewind.gateways.clock import SystemClock
from tradewind.services.change_person_role import change_person_role
from tradewind.stores.dynamodb import connect
from tradewind.stores.people import People

people, clock = People(connect()), SystemClock()


@operation("changePersonRole")
def handler(request: Request) -> Response:
    person, version, by = request.path(ChangePersonRolePath).person_id, request.version(), request.signed_in().sub
    return Response(200, change_person_role(people, user_pool.connect(), clock, person, version, request.body(RoleChange).role, by))
