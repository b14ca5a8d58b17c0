"""What `make test` says of its suites, and its exit code."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests import suites
from tests.suites import Suite, main


@pytest.fixture(autouse=True)
def three_suites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(
        suites,
        "SUITES",
        [
            Suite("kites", "what flies", lambda: 0),
            Suite("boats", "what floats", lambda: 1),
            Suite("moons", "what is far", lambda: pytest.fail("not to be run"), lambda: "no telescope: buy one"),
        ],
    )


def closing_lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.split("\n\n")[-2].splitlines()


def test_every_suite_has_a_line_with_the_reason_of_one_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    words = [line.split() for line in closing_lines(capsys)]
    assert [line[:2] for line in words] == [["kites", "passed"], ["boats", "failed"], ["moons", "left"]]
    assert words[2][-4:] == ["no", "telescope:", "buy", "one"]


def test_a_failing_suite_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    assert main(["kites"]) == 0
    assert capsys.readouterr().out.endswith("suites: 1 passed, 0 failed, 0 skipped\n")


def test_a_suite_left_out_fails_the_run_in_ci_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["kites", "moons"]) == 0
    monkeypatch.setenv("CI", "true")
    assert main(["kites", "moons"]) == 1


def test_an_unknown_suite_is_named_beside_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trains"]) == 2
    assert capsys.readouterr().err == "No such suite: trains. There are kites, boats, moons.\n"


def test_a_suite_beside_others_goes_on_until_one_needs_the_machine_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, meanwhile, ran = tmp_path / "trains.log", threading.Event(), []

    def trains() -> int:
        log.write_text("arrived")
        assert meanwhile.wait(30)
        ran.append("trains")
        return 1

    def kites() -> int:
        ran.append("kites")
        meanwhile.set()
        return 0

    def boats() -> int:
        ran.append("boats")
        return 0

    monkeypatch.setattr(
        suites,
        "SUITES",
        [
            Suite("trains", "what rolls", trains, beside=log),
            Suite("kites", "what flies", kites),
            Suite("boats", "what floats", boats, alone=True),
        ],
    )
    monkeypatch.setattr(suites, "ROOT", tmp_path)
    assert main([]) == 1
    assert ran == ["kites", "trains", "boats"]
    said = capsys.readouterr().out
    assert said.index("── kites") < said.index("arrived") < said.index("── boats")
    assert [line.split()[:2] for line in said.split("\n\n")[-2].splitlines()] == [
        ["kites", "passed"],
        ["trains", "failed"],
        ["boats", "passed"],
    ]
