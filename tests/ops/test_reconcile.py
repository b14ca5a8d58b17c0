"""The command that compares payments with orders: what it says, and how it ends. Pure; under a second."""

from __future__ import annotations

import pytest

from ops import reconcile

REPAIRED = {"order": "ord_1", "kind": "charged-but-not-paid", "amount": 4390, "repaired": True}
LEFT = {"order": "ord_2", "kind": "paid-but-not-charged", "amount": 1690, "repaired": False}


@pytest.mark.parametrize(
    ("differences", "code", "words"),
    [([], 0, ["agree"]), ([REPAIRED], 0, ["ord_1", "4390", "repaired"]), ([REPAIRED, LEFT], 1, ["ord_2", "paid-but-not-charged", "LEFT"])],
)
def test_differences_are_told_and_what_is_left_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], differences: list[dict[str, object]], code: int, words: list[str]
) -> None:
    monkeypatch.setattr(reconcile, "here", lambda: differences)
    monkeypatch.setattr("sys.argv", ["reconcile"])
    assert reconcile.main() == code
    printed = capsys.readouterr().out
    assert all(word in printed for word in words)


def test_without_a_shop_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("TRADEWIND_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setattr("sys.argv", ["reconcile"])
    assert reconcile.main() == 1
    assert "make up" in capsys.readouterr().err
