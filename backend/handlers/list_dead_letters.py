from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.list_dead_letters import list_dead_letters

queues = connect_queues()


@operation("listDeadLetters")
def handler(_request: Request) -> Response:
    return Response(200, list_dead_letters(queues))
