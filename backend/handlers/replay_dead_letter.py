from tradewind.contract.types import ReplayDeadLetterPath
from tradewind.edge.consumer import starting
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.bus import connect as connect_bus
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.publish_order_events import publish_order_events
from tradewind.services.queue_simulated_webhooks import queue_simulated_webhooks
from tradewind.services.replay_dead_letter import replay_dead_letter
from tradewind.services.shared.dead_letters import Mailroom
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.mails import Mails

db, queues, bus, clock = connect(), connect_queues(), connect_bus(), SystemClock()
followers = {
    "publishOrderEvents": lambda changes: publish_order_events(bus, changes),
    "queueSimulatedWebhooks": lambda changes: queue_simulated_webhooks(queues, changes),
}
room, audit = Mailroom(queues, Mails(db), starting(followers)), Audit(db)


@operation("replayDeadLetter")
def handler(request: Request) -> Response:
    replay_dead_letter(room, audit, clock, request.path(ReplayDeadLetterPath).letter_id, request.signed_in().sub)
    return Response(204)
