"""/mail: the mails that the emulator caught. A mail's HTML stands in a frame that runs nothing and loads nothing."""

from __future__ import annotations

import asyncio
import datetime
import json
import urllib.request
from html import escape
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from local.gateway.site import SECURITY_HEADERS

PATH = "/mail"
TIMEOUT_SECONDS = 5
PAGE_POLICY = {
    "content-security-policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'self'; style-src 'self'"
    ),
    "cache-control": "no-store",
    **SECURITY_HEADERS,
}
# Links of a mail open beside the shop, in a page that is no longer held in the frame; that is all that it may do.
MAY = "allow-popups allow-popups-to-escape-sandbox"
MAIL_POLICY = {
    **PAGE_POLICY,
    "content-security-policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; img-src data:; style-src 'unsafe-inline';"
        f" sandbox {MAY}"
    ),
}
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; background: Canvas; color: CanvasText; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 0.5rem; text-align: left; }
th, td { padding: 0.5rem 1rem 0.5rem 0; border-top: 1px solid GrayText; text-align: left; vertical-align: top; }
time { white-space: nowrap; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
iframe { width: 100%; height: 75vh; border: 1px solid GrayText; background: Canvas; }
pre { padding: 1rem; border: 1px solid GrayText; white-space: pre-wrap; overflow-wrap: anywhere; }
"""


class Caught(NamedTuple):
    id: str
    sender: str
    recipients: str
    subject: str
    text: str
    html: str
    at: str


class Mailbox:
    """`emulator` is the address of what catches the mails."""

    def __init__(self, emulator: str) -> None:
        self._address = f"{emulator}/_ministack/ses/messages"

    def routes(self) -> list[Route]:
        return [
            Route(PATH, self.overview),
            Route(f"{PATH}/style.css", self.style),
            Route(f"{PATH}/{{id}}", self.show),
            Route(f"{PATH}/{{id}}/html", self.html),
        ]

    async def overview(self, request: Request) -> Response:
        request.state.route = PATH
        try:
            mails = await asyncio.to_thread(self.read)
        except OSError:
            return _page("Mail", "<p>The emulator that catches mail does not answer yet. Try again in a moment.</p>", 503)
        rows = "".join(
            f"<tr><td>{escape(mail.at)}</td><td>{escape(mail.recipients)}</td>"
            f'<th scope="row"><a href="{PATH}/{escape(mail.id)}">{escape(mail.subject)}</a></th></tr>'
            for mail in mails
        )
        table = (
            "<table><caption>The newest first. Nothing of this has left this machine.</caption>"
            '<thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )
        return _page("Mail", table if mails else "<p>No mail yet. Order something, and its confirmation comes here.</p>")

    async def show(self, request: Request) -> Response:
        request.state.route = f"{PATH}/…"
        mail = await self._find(request)
        if mail is None:
            return _gone()
        return _page(
            mail.subject,
            f'<p><a href="{PATH}">All mail</a></p>'
            f"<dl><dt>From</dt><dd>{escape(mail.sender)}</dd><dt>To</dt><dd>{escape(mail.recipients)}</dd>"
            f"<dt>Sent</dt><dd>{escape(mail.at)}</dd></dl>"
            f'<h2>As HTML</h2><iframe title="The mail as HTML" sandbox="{MAY}" src="{PATH}/{escape(mail.id)}/html"></iframe>'
            f"<h2>As text</h2><pre>{escape(mail.text)}</pre>",
        )

    async def html(self, request: Request) -> Response:
        request.state.route = f"{PATH}/…/html"
        mail = await self._find(request)
        if mail is None:
            return _gone()
        return Response(f'<base target="_blank">{mail.html}', headers=MAIL_POLICY, media_type="text/html")

    async def style(self, request: Request) -> Response:
        request.state.route = f"{PATH}/style.css"
        return Response(STYLE, headers=PAGE_POLICY, media_type="text/css")

    async def _find(self, request: Request) -> Caught | None:
        wanted = request.path_params["id"]
        try:
            return next((mail for mail in await asyncio.to_thread(self.read) if mail.id == wanted), None)
        except OSError:
            return None

    def read(self) -> list[Caught]:
        """The newest first."""
        with urllib.request.urlopen(self._address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - a loopback address of ours
            by_account = json.loads(answer.read())["messages"]
        found = sorted((mail for mails in by_account.values() for mail in mails), key=lambda mail: mail["Timestamp"], reverse=True)
        return [
            Caught(
                id=mail["MessageId"].partition("@")[0],
                sender=mail["Source"],
                recipients=", ".join(mail["To"]),
                subject=mail["Subject"],
                text=mail["BodyText"] or "",
                html=mail["BodyHtml"] or "",
                at=datetime.datetime.fromtimestamp(mail["Timestamp"]).astimezone().strftime("%Y-%m-%d %H:%M:%S"),
            )
            for mail in found
        ]


def _page(title: str, content: str, status: int = 200) -> Response:
    body = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="{PATH}/style.css"></head>'
        f"<body><main><h1>{escape(title)}</h1>{content}</main></body></html>"
    )
    return Response(body, status, headers=PAGE_POLICY, media_type="text/html")


def _gone() -> Response:
    return _page("Not here", f'<p>This mail is not kept any more. <a href="{PATH}">All mail</a></p>', 404)
