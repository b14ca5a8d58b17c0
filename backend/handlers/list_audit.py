from tradewind.contract.types import ListAuditQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_audit import list_audit
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect

audit = Audit(connect())


@operation("listAudit")
def handler(request: Request) -> Response:
    return Response(200, list_audit(audit, request.query(ListAuditQuery)), cache="private, no-store")
