from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways import user_pool
from tradewind.services.list_people import list_people
from tradewind.stores.dynamodb import connect
from tradewind.stores.people import People

people = People(connect())


@operation("listPeople")
def handler(_request: Request) -> Response:
    page = list_people(people, user_pool.connect())
    return Response(200, page, cache="private, no-store", version=page.version)
