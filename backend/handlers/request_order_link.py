from tradewind.contract.types import OrderLinkRequest
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.request_order_link import request_order_link
from tradewind.stores.dynamodb import connect
from tradewind.stores.limits import Limits

limits, queues, clock = Limits(connect()), connect_queues(), SystemClock()


@operation("requestOrderLink")
def handler(request: Request) -> Response:
    return Response(202, request_order_link(limits, queues, clock, request.source, request.body(OrderLinkRequest)))
