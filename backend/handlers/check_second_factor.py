from tradewind.edge.token_trigger import before_token
from tradewind.gateways import user_pool
from tradewind.services.check_second_factor import check_second_factor


@before_token("checkSecondFactor")
def handler(pool_id: str, user_id: str, groups: list[str]) -> list[str] | None:
    return check_second_factor(user_pool.connect_to(pool_id), user_id, groups)
