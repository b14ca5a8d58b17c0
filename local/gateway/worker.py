"""One gateway process. The supervisor starts several on one listening socket: python -m local.gateway.worker SOCKET LOG"""

from __future__ import annotations

import logging
import os
import socket
import sys
from pathlib import Path

import uvicorn

from local.gateway.api import Api, load_handlers
from local.gateway.app import Gateway
from local.gateway.authorizer import Authorizer
from local.gateway.cognito import PATH as COGNITO_PATH
from local.gateway.cognito import Cognito
from local.gateway.log import RequestLog
from local.gateway.mail import Mailbox
from local.gateway.media import Media
from local.gateway.routes import read_contract, read_operations
from local.gateway.site import Site
from local.settings import ROOT

FINISH_SECONDS = 5


def build_gateway(environment: dict[str, str], log: RequestLog) -> Gateway:
    contract = read_contract()
    operations = read_operations(contract)
    issuer, client_id = environment["TOKEN_ISSUER"], environment["TOKEN_AUDIENCE"]
    authorizer = Authorizer(environment["TOKEN_KEYS_URL"], issuer, client_id)
    site_config = {
        "environment": "local",
        "apiUrl": "/api",
        "cognitoUrl": COGNITO_PATH,
        "region": environment["AWS_REGION"],
        "userPoolId": issuer.rsplit("/", 1)[-1],
        "clientId": client_id,
        "paymentProvider": environment["PAYMENT_PROVIDER"],
    }
    if "STRIPE_PUBLISHABLE_KEY" in environment:
        site_config["stripePublishableKey"] = environment["STRIPE_PUBLISHABLE_KEY"]
    api = Api(operations, load_handlers(operations), authorizer, log)
    emulator = environment["AWS_ENDPOINT_URL"]
    site = Site(ROOT / "frontend" / "dist", ROOT / "demo" / "images")
    return Gateway(api, Cognito(emulator), Mailbox(emulator), Media(emulator, site), contract, log, site_config, site)


def main(listening: str, log_file: str) -> None:
    # Request lines go to the terminal as they are; what handlers write goes, by stderr, to the supervisor, which keeps it too.
    terminal = os.dup(1)
    os.dup2(2, 1)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    gateway = build_gateway(dict(os.environ), RequestLog(Path(log_file), terminal))
    uvicorn.Server(server_config(gateway)).run(sockets=[socket.socket(fileno=int(listening))])


def server_config(gateway: Gateway) -> uvicorn.Config:
    return uvicorn.Config(
        gateway,
        access_log=False,
        http="httptools",
        lifespan="off",
        log_config=None,
        loop="uvloop",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=FINISH_SECONDS,
        timeout_keep_alive=65,
        ws="none",
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
