from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_health import get_health
from tradewind.stores.dynamodb import connect

db = connect()


@operation("getHealth")
def handler(_request: Request) -> Response:
    health = get_health(db)
    return Response(200 if health.status == "ok" else 503, health)
