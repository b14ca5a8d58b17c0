"""The command that makes the first admin: who is invited, and what is refused. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.tables import dump, records_of
from backend.tests.support.user_pool import Account, FakeUserPool
from ops.invite import BY, Place, main
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.people import People


@pytest.fixture
def place(dynamodb: DynamoDB) -> Place:
    """A shop that has just been deployed: nobody works there, and one customer has registered."""
    return Place(People(dynamodb), FakeUserPool(Account("ada", "ada@example.com", groups={"customers"})))


def invite(place: Place, *arguments: str) -> int:
    return main(list(arguments), lambda _env: place)


def test_the_first_admin_is_invited_and_it_is_recorded(dynamodb: DynamoDB, place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert invite(place, "nina@example.com", "admin", "--env", "dev") == 0
    assert "nina@example.com is invited as admin" in capsys.readouterr().out
    assert list(place.people.all().standings.values()) == ["admin"]
    (record,) = records_of(dynamodb, "invitePerson")
    assert record["by"] == BY


def test_an_account_that_there_is_gets_the_role(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    for role in ("staff", "admin"):
        assert invite(place, "ada@example.com", role) == 0
        assert f"works here as {role}" in capsys.readouterr().out
    assert place.people.standing("ada") == "admin"


@pytest.mark.parametrize(
    ("email", "role", "word"),
    [
        ("nina", "admin", "EMAIL must be"),
        ("", "admin", "EMAIL must be"),
        ("nina@example.com\n--", "admin", "EMAIL must be"),
        ("nina@example.com", "owner", "ROLE must be"),
        ("nina@example.com", "customer", "ROLE must be"),
        ("nina@example.com", "", "ROLE must be"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_done(
    dynamodb: DynamoDB, place: Place, capsys: pytest.CaptureFixture[str], email: str, role: str, word: str
) -> None:
    before = dump(dynamodb)
    assert invite(place, email, role) == 1
    assert word in capsys.readouterr().err
    assert dump(dynamodb) == before


def test_who_works_here_already_is_named_and_what_does_not_answer_too(
    dynamodb: DynamoDB, place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert invite(place, "ada@example.com", "admin") == 0
    before = dump(dynamodb)
    assert invite(place, "ada@example.com", "staff") == 1
    assert "They work here already, as an admin." in capsys.readouterr().err
    assert isinstance(place.pool, FakeUserPool)
    place.pool.down = {"AdminCreateUser"}
    assert invite(place, "nina@example.com", "staff") == 1
    assert "again finishes it" in capsys.readouterr().err
    assert dump(dynamodb) == before


def test_without_a_shop_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("TRADEWIND_HOME", str(tmp_path_factory.mktemp("home")))
    assert main(["nina@example.com", "admin"]) == 1
    assert "make up" in capsys.readouterr().err
