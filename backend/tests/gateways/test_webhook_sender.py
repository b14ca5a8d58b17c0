"""Where webhooks are sent and where they are not, against a receiver on loopback, with TLS and without. A few seconds."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from backend.tests.support.receiver import NAME, PUBLIC, Receiver, Route, make_certificate, receiving, trusting
from tradewind.configuration import webhook_sender
from tradewind.gateways import webhook_sender as module
from tradewind.gateways.webhook_sender import MOST_ANSWER_CHARACTERS, HttpSender, Outcome, UnfitTarget

BODY = b'{"id":"ord_1-0"}'
URL = f"https://{NAME}/hooks?shop=1"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), NAME, PUBLIC)


@pytest.fixture
def secure(certificate: Path) -> Iterator[Receiver]:
    with receiving(certificate) as receiver:
        yield receiver


@pytest.fixture
def plain() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def sender(route: Route, certificate: Path | None = None) -> HttpSender:
    """One that refuses what is not public, as on AWS."""
    return HttpSender(resolve=route.resolve, connect=route.connect, context=trusting(certificate) if certificate else None)


def send_locally(receiver: Receiver, timeout_seconds: float = 5) -> Outcome:
    return HttpSender(private_targets=True, answer_timeout_seconds=timeout_seconds).send(receiver.url, {}, BODY)


def test_it_connects_to_the_address_that_was_checked_under_the_name_that_was_asked_for(secure: Receiver, certificate: Path) -> None:
    # The second lookup would lead to loopback.
    route = Route(secure, [PUBLIC], ["127.0.0.1"])
    outcome = sender(route, certificate).send(URL, {"Content-Type": "application/json", "Tradewind-Event-Id": "ord_1-0"}, BODY)
    assert (outcome.status, outcome.answer, outcome.failure) == (200, "thanks", "")
    assert (route.lookups, route.dialled) == ([NAME], [PUBLIC])
    (got,) = secure.got
    assert (got.path, got.body, secure.names) == ("/hooks?shop=1", BODY, [NAME])
    assert got.headers["Host"] == NAME
    assert (got.headers["Content-Type"], got.headers["Tradewind-Event-Id"]) == ("application/json", "ord_1-0")


def test_a_name_that_leads_elsewhere_after_it_was_checked_is_refused(secure: Receiver) -> None:
    route = Route(secure, [PUBLIC], ["169.254.169.254"])
    strict = sender(route)
    strict.check(URL)
    outcome = strict.send(URL, {}, BODY)
    assert outcome.failure == "The address leads to a network address that is not public (link-local)."
    assert (route.dialled, secure.got) == ([], [])


@pytest.mark.parametrize("others", [["10.0.0.1"], ["::1"], ["::ffff:10.0.0.1"], ["169.254.169.254"], ["100.64.0.1"]])
def test_one_bad_address_among_good_ones_is_enough(plain: Receiver, others: list[str]) -> None:
    route = Route(plain, [PUBLIC, *others])
    with pytest.raises(UnfitTarget, match="not public"):
        sender(route).check(URL)
    assert sender(route).send(URL, {}, BODY).failure
    assert route.dialled == []


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0177.0.0.1/",
        "https://0/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fd00:ec2::254]/latest/meta-data/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1:8443/",
        "https://224.0.0.1/",
    ],
)
def test_numbers_in_any_spelling_are_looked_at_as_what_they_lead_to(url: str) -> None:
    with pytest.raises(UnfitTarget, match="not public"):
        HttpSender().check(url)
    assert HttpSender().send(url, {}, BODY).status is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://hooks.example.com/", "https"),
        ("ftp://hooks.example.com/", "https"),
        ("https:///hooks", "not an address"),
        ("https://hooks.example.com:0/", "not an address"),
        ("https://hooks.example.com:99999/", "not an address"),
        ("https://hooks.example.com:https/", "not an address"),
        ("https://[::1/", "not an address"),
        ("https://[nonsense]/", "not an address"),
        ("https://ada@hooks.example.com/", "no user name"),
        ("https://ada:secret@hooks.example.com/", "no user name"),
        ("https://hooks.example.com/#part", "no fragment"),
        ("https://hooks.example.com/ü", "ASCII"),
        ("https://bücher.example/", "ASCII"),
    ],
)
def test_what_is_no_fit_address_is_refused_before_it_is_looked_up(plain: Receiver, url: str, why: str) -> None:
    route = Route(plain)
    with pytest.raises(UnfitTarget, match=why):
        sender(route).check(url)
    assert route.lookups == []


@pytest.mark.parametrize(
    "url", [f"https://{'a' * 64}.example/", "https://a..example/", "https://.example/", "https://no-such-name.invalid/"]
)
def test_a_name_that_is_not_found_is_refused(url: str) -> None:
    with pytest.raises(UnfitTarget, match="can't be found"):
        HttpSender().check(url)


def test_where_one_address_does_not_answer_the_one_of_the_other_family_does(secure: Receiver, certificate: Path) -> None:
    route = Route(secure, ["2606:4700::1", "2606:4700::2", PUBLIC])
    route.unreachable = {"2606:4700::1"}
    assert sender(route, certificate).send(URL, {}, BODY).status == 200
    assert route.dialled == ["2606:4700::1", PUBLIC]


def test_a_certificate_must_be_good_and_the_names_own(secure: Receiver, certificate: Path) -> None:
    route = Route(secure)
    outcome = sender(route).send(URL, {}, BODY)
    assert outcome.failure.startswith("The certificate is not valid: self-signed certificate")
    outcome = sender(route, certificate).send("https://other.example.com/", {}, BODY)
    assert outcome.failure.startswith("The certificate is not valid: Hostname mismatch")
    assert secure.got == []


def test_an_address_for_a_name_has_a_certificate_too(secure: Receiver, certificate: Path) -> None:
    assert sender(Route(secure), certificate).send(f"https://{PUBLIC}:8443/", {}, BODY).status == 200
    assert secure.got[0].headers["Host"] == f"{PUBLIC}:8443"


def test_a_server_that_does_not_speak_tls_is_a_failure(plain: Receiver) -> None:
    assert sender(Route(plain)).send(URL, {}, BODY).failure == "TLS could not be agreed on."


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(plain: Receiver, status: int) -> None:
    plain.status, plain.headers = status, {"Location": plain.url + "/elsewhere"}
    assert send_locally(plain).status == status
    assert len(plain.got) == 1


def test_of_a_long_answer_the_beginning_is_kept(plain: Receiver) -> None:
    plain.answer = "ü\x00\x1b".encode() * 1_000_000
    outcome = send_locally(plain)
    assert outcome.status == 200
    assert outcome.answer == ("ü  " * MOST_ANSWER_CHARACTERS)[:MOST_ANSWER_CHARACTERS]


def test_who_is_not_there_is_told_of(plain: Receiver) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        plain.port = unused.getsockname()[1]
        assert send_locally(plain).failure == "The connection failed (ConnectionRefusedError)."


def hang_up(_handler: BaseHTTPRequestHandler) -> None:
    pass


def talk_nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SMTP ready\r\n\r\n")


def drip(handler: BaseHTTPRequestHandler, beginning: bytes = b"HTTP/1.") -> None:
    """A line that never ends, a byte at a time: no single wait is long."""
    handler.wfile.write(beginning)
    for _ in range(400):
        handler.wfile.write(b"x")
        time.sleep(0.02)


def promise_more(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nheard")


@pytest.mark.parametrize(
    ("respond", "failure"),
    [
        (hang_up, "The connection failed (RemoteDisconnected)."),
        (talk_nonsense, "The answer was not HTTP."),
        (lambda _handler: time.sleep(1.5), "There was no answer within 0.5 seconds."),
        (drip, "There was no answer within 0.5 seconds."),
    ],
)
def test_bad_answers_are_told_of_in_words_of_ours_and_in_time(plain: Receiver, respond: object, failure: str) -> None:
    plain.respond = respond  # type: ignore[assignment]
    begun = time.monotonic()
    outcome = send_locally(plain, 0.5)
    assert (outcome.status, outcome.answer, outcome.failure) == (None, "", failure)
    assert time.monotonic() - begun < 1.4
    assert 0 <= outcome.milliseconds < 1400


@pytest.mark.parametrize("respond", [promise_more, lambda handler: drip(handler, b"HTTP/1.1 202 Accepted\r\nX: ")])
def test_who_has_said_a_status_has_heard(plain: Receiver, respond: object) -> None:
    plain.respond = respond  # type: ignore[assignment]
    outcome = send_locally(plain, 0.5)
    assert (outcome.status, outcome.failure) == (202, "")


def test_plain_http_and_loopback_are_for_where_they_are_allowed(plain: Receiver) -> None:
    HttpSender(private_targets=True).check(plain.url)
    with pytest.raises(UnfitTarget):
        HttpSender().check(plain.url)
    assert plain.got == []


@pytest.mark.parametrize(("setting", "allowed"), [(None, False), ("refused", False), ("allowed", True)])
def test_only_one_value_of_the_environment_allows_them(monkeypatch: pytest.MonkeyPatch, setting: str | None, allowed: bool) -> None:
    if setting is None:
        monkeypatch.delenv("WEBHOOK_PRIVATE_TARGETS", raising=False)
    else:
        monkeypatch.setenv("WEBHOOK_PRIVATE_TARGETS", setting)
    made = webhook_sender()
    if allowed:
        made.check("http://127.0.0.1:9/")
    else:
        with pytest.raises(UnfitTarget):
            made.check("https://127.0.0.1:9/")
        with pytest.raises(UnfitTarget):
            made.check(f"http://{PUBLIC}/")


def test_any_other_value_of_it_is_a_mistake_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_PRIVATE_TARGETS", "yes")
    with pytest.raises(ValueError, match="WEBHOOK_PRIVATE_TARGETS=yes"):
        webhook_sender()


def test_all_waits_together_leave_the_function_time_to_write_down_what_came_of_it() -> None:
    assert 2 * module.CONNECT_TIMEOUT_SECONDS + module.ANSWER_TIMEOUT_SECONDS < 25
