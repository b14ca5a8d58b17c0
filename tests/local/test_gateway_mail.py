"""/mail: what the emulator caught is shown, and whatever is in a mail does nothing to the page or the shop. Pure; a second."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.conftest import Answer, RunningGateway

NASTY = '<script>alert("1")</script>'


def caught(number: int, subject: str, html: str = "<p>HTML</p>", text: str = "Text") -> dict[str, Any]:
    return {
        "MessageId": f"m-{number}@email.amazonses.com",
        "Source": "shop@example.com",
        "To": ["ada@example.com"],
        "Subject": subject,
        "BodyText": text,
        "BodyHtml": html,
        "Timestamp": 1_772_357_400.5 + number,
    }


@pytest.fixture
def pages(gateway: RunningGateway) -> RunningGateway:
    gateway.caught = [caught(1, "First"), caught(2, f"Second {NASTY}", f"<h1>Hello</h1>{NASTY}", f"Text {NASTY}")]
    return gateway


def get(pages: RunningGateway, path: str) -> tuple[int, str, dict[str, str]]:
    """Status, page and policy."""
    answer: Answer = pages.request("GET", path)
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return answer.status, answer.body.decode(), {name: value for name, _, value in parts}


def test_the_list_shows_the_newest_first_and_leads_to_each(pages: RunningGateway) -> None:
    _, page, _ = get(pages, "/mail")
    assert page.index("Second") < page.index("First")
    assert 'href="/mail/m-2"' in page
    assert NASTY not in page


def test_a_mail_is_shown_as_html_and_as_text(pages: RunningGateway) -> None:
    _, page, _ = get(pages, "/mail/m-2")
    assert "sandbox=" in page
    assert 'src="/mail/m-2/html"' in page
    assert "&lt;script&gt;" in page
    assert NASTY not in page
    assert "<h1>Hello</h1>" not in page


def test_the_html_may_do_nothing(pages: RunningGateway) -> None:
    _, page, policy = get(pages, "/mail/m-2/html")
    assert NASTY in page
    assert (policy["default-src"], policy["img-src"], policy["frame-ancestors"]) == ("'none'", "data:", "'self'")
    assert not {"script-src", "connect-src", "frame-src"} & policy.keys()
    assert "allow-scripts" not in policy["sandbox"]
    assert "allow-same-origin" not in policy["sandbox"]


@pytest.mark.parametrize("path", ["/mail", "/mail/m-1", "/mail/style.css", "/mail/gone"])
def test_the_pages_around_it_load_their_own_style_and_nothing_else(pages: RunningGateway, path: str) -> None:
    _, page, policy = get(pages, path)
    assert (policy["default-src"], policy["style-src"], policy["frame-ancestors"]) == ("'none'", "'self'", "'none'")
    assert "<style" not in page
    assert "style=" not in page


@pytest.mark.parametrize("path", ["/mail/gone", "/mail/gone/html", "/mail/m-", "/mail/%00"])
def test_a_mail_that_is_not_there_is_said_not_to_be(pages: RunningGateway, path: str) -> None:
    assert get(pages, path)[0] == 404


def test_before_the_first_mail_the_list_says_so(gateway: RunningGateway) -> None:
    gateway.caught = []
    assert "No mail yet" in get(gateway, "/mail")[1]


def test_while_the_emulator_is_away_the_page_says_so(gateway: RunningGateway) -> None:
    status, page, _ = get(gateway, "/mail")
    assert status == 503
    assert "emulator" in page
    assert get(gateway, "/mail/m-1")[0] == 404


def test_the_log_keeps_out_which_mail_it_was(pages: RunningGateway) -> None:
    get(pages, "/mail/m-1")
    assert "m-1" not in str(pages.logged(last="/mail/…"))
