from tradewind.contract.types import RemovePersonPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import user_pool
from tradewind.gateways.clock import SystemClock
from tradewind.services.remove_person import remove_person
from tradewind.stores.dynamodb import connect
from tradewind.stores.people import People

people, clock = People(connect()), SystemClock()


@operation("removePerson")
def handler(request: Request) -> Response:
    person = request.path(RemovePersonPath).person_id
    remove_person(people, user_pool.connect(), clock, person, request.version(), request.signed_in().sub)
    return Response(204)
