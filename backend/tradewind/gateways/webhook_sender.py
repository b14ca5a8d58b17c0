"""Sends a webhook over HTTPS to an address that staff chose, and so may have been talked into choosing.

The name is resolved once; every address that it has must be one of the public Internet; the connection goes to one of those very
addresses, while Host header, TLS server name and certificate stay the name's. So a name that resolves to something else a moment later
changes nothing. No redirect is followed, no proxy of the environment used, little of the answer read, and all of it has a time limit.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from tradewind.domain.addresses import why_not_public

CONNECT_TIMEOUT_SECONDS = 3.0
ANSWER_TIMEOUT_SECONDS = 10.0
MOST_ANSWER_BYTES = 4096
MOST_ANSWER_CHARACTERS = 1000
USER_AGENT = "Tradewind-Webhooks/1"

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


class UnfitTarget(Exception):
    """An address that webhooks are not sent to; the message is a sentence for those who chose it."""


class Outcome(NamedTuple):
    """What came of sending: a status and the beginning of the answer, or the failure that came instead, a sentence."""

    milliseconds: int
    status: int | None = None
    answer: str = ""
    failure: str = ""


class WebhookSender(Protocol):
    def check(self, url: str) -> None:
        """Raises UnfitTarget where nothing would be sent to this address."""

    def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """POST the body. What goes wrong is told in the outcome."""


class _Target(NamedTuple):
    secure: bool
    host: str
    port: int
    path: str


class HttpSender:
    """`private_targets` lets it send to any address, and over plain HTTP too."""

    def __init__(
        self,
        *,
        private_targets: bool = False,
        resolve: Resolve | None = None,
        connect: Connect | None = None,
        context: ssl.SSLContext | None = None,
        answer_timeout_seconds: float = ANSWER_TIMEOUT_SECONDS,
    ) -> None:
        self._private_targets = private_targets
        self._resolve = resolve or _resolve
        self._connect = connect or _connect
        self._context = context
        self._answer_timeout_seconds = answer_timeout_seconds

    def check(self, url: str) -> None:
        self._addresses(self._read(url))

    def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        begun = time.monotonic()

        def passed() -> int:
            return round((time.monotonic() - begun) * 1000)

        try:
            target = self._read(url)
            with self._dial(target, self._addresses(target)) as connection, _cut_off(connection, self._answer_timeout_seconds) as too_late:
                try:
                    status, answer = self._post(connection, target, headers, body)
                except (OSError, http.client.HTTPException):
                    if too_late.is_set():
                        return Outcome(passed(), failure=f"There was no answer within {self._answer_timeout_seconds:g} seconds.")
                    raise
        except UnfitTarget as error:
            return Outcome(passed(), failure=str(error))
        except (OSError, http.client.HTTPException) as error:
            return Outcome(passed(), failure=_told(error))
        return Outcome(passed(), status, answer)

    def _read(self, url: str) -> _Target:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise UnfitTarget("This is not an address of the Web.") from None
        secure = parts.scheme == "https"
        if not secure and not (parts.scheme == "http" and self._private_targets):
            raise UnfitTarget("The address must begin with https://.")
        if not url.isascii():
            raise UnfitTarget("Write the address in ASCII: its name in Punycode, its path percent-encoded.")
        if not host or port == 0:
            raise UnfitTarget("This is not an address of the Web.")
        if "@" in parts.netloc or "#" in url:
            raise UnfitTarget("The address must have no user name, no password and no fragment.")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return _Target(secure, host, port or (443 if secure else 80), path)

    def _addresses(self, target: _Target) -> list[str]:
        """Where the name leads now: an address of each family that it has. All that it has must be fit to be sent to."""
        addresses = self._resolve(target.host, target.port)
        if not addresses:
            raise UnfitTarget("The name of this address can't be found.")
        if not self._private_targets:
            for why in map(why_not_public, addresses):
                if why:
                    raise UnfitTarget(f"The address leads to a network address that is not public ({why}).")
        first_by_family: dict[bool, str] = {}
        for address in addresses:
            first_by_family.setdefault(":" in address, address)
        return list(first_by_family.values())

    def _dial(self, target: _Target, addresses: list[str]) -> socket.socket:
        for address in addresses[:-1]:
            with suppress(OSError):
                return self._connect(address, target.port, CONNECT_TIMEOUT_SECONDS)
        return self._connect(addresses[-1], target.port, CONNECT_TIMEOUT_SECONDS)

    def _post(self, connection: socket.socket, target: _Target, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
        connection.settimeout(self._answer_timeout_seconds)
        if target.secure:
            if self._context is None:
                self._context = ssl.create_default_context()
            request: http.client.HTTPConnection = http.client.HTTPSConnection(target.host, target.port, context=self._context)
            request.sock = self._context.wrap_socket(connection, server_hostname=target.host)
        else:
            request = http.client.HTTPConnection(target.host, target.port)
            request.sock = connection
        try:
            request.request("POST", target.path, body, {"User-Agent": USER_AGENT, "Connection": "close", **headers})
            with request.getresponse() as response:
                answer = b""
                # Whoever answers with a status has heard, even if the rest of the answer is not fit to be read.
                with suppress(OSError, http.client.HTTPException):
                    answer = response.read(MOST_ANSWER_BYTES)
                return response.status, _text(answer)
        finally:
            request.close()


@contextmanager
def _cut_off(connection: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """Ends a connection after so many seconds, however often a byte comes in meanwhile; the event tells that it did."""
    too_late = threading.Event()
    # TLS takes the socket over; this is another handle of the same connection.
    handle = connection.dup()

    def cut() -> None:
        too_late.set()
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield too_late
    finally:
        timer.cancel()
        timer.join()
        handle.close()


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _connect(address: str, port: int, timeout_seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout_seconds)


def _told(error: OSError | http.client.HTTPException) -> str:
    """A failure in words that do not depend on what the other side sent."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The certificate is not valid: {error.verify_message}."
    if isinstance(error, ssl.SSLError):
        return "TLS could not be agreed on."
    if isinstance(error, TimeoutError):
        return "There was no answer in time."
    if isinstance(error, OSError):
        return f"The connection failed ({type(error).__name__})."
    return "The answer was not HTTP."


def _text(answer: bytes) -> str:
    text = answer.decode("utf-8", "replace")[:MOST_ANSWER_CHARACTERS]
    return "".join(character if character.isprintable() or character in "\n\t" else " " for character in text)
