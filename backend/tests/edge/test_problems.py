"""Every refusal has its row, and every row makes a problem as the contract describes it. Pure; under a second."""

from __future__ import annotations

import json

import pytest

from backend.tests.support.contract import contract, rows, violations
from ops.generate import resolve
from tradewind.domain.refusal import KINDS, Field, Refusal
from tradewind.edge import problems


def test_every_kind_of_refusal_has_a_row() -> None:
    assert set(KINDS) <= problems.ROWS.keys()


def test_no_row_is_without_a_use() -> None:
    of_failures = {"internal-error", "unavailable"}
    of_gateways = {"gateway-timeout", "method-not-allowed"}
    assert problems.ROWS.keys() - set(KINDS) == of_failures | of_gateways


@pytest.mark.parametrize("kind", sorted(problems.ROWS))
def test_every_row_makes_a_problem_of_the_contract(kind: str) -> None:
    answer = problems.problem(kind, "Do this next.", "request-1")
    body = json.loads(answer["body"])
    assert violations("Problem", body) == []
    assert answer["statusCode"] == body["status"] == problems.ROWS[kind].status
    assert 400 <= body["status"] < 600
    assert body["type"] == f"/problems/{kind}"
    assert (body["detail"], body["requestId"]) == ("Do this next.", "request-1")
    assert "errors" not in body
    assert answer["headers"]["Content-Type"] == "application/problem+json"
    assert answer["headers"]["Cache-Control"] == "no-store"
    assert ("WWW-Authenticate" in answer["headers"]) == (body["status"] == 401)
    assert ("Retry-After" in answer["headers"]) == (body["status"] in (429, 503))


def test_bad_fields_are_told_with_their_words_for_programs() -> None:
    refusal = Refusal("out-of-stock", "Take less.", Field("/lines/0/quantity", "2 left.", "not-enough-stock"), Field("/x", "No."))
    body = json.loads(problems.refused(refusal, "request-1")["body"])
    assert violations("Problem", body) == []
    assert body["errors"] == [
        {"pointer": "/lines/0/quantity", "detail": "2 left.", "code": "not-enough-stock"},
        {"pointer": "/x", "detail": "No."},
    ]


def test_the_contract_names_every_kind_of_refusal_under_its_status() -> None:
    named: set[str] = set()
    for row in rows().values():
        operation = contract()["paths"][row["path"]][row["method"].lower()]
        for status, response in operation["responses"].items():
            kinds = {word for word in resolve(contract(), response)["description"].split("`")[1::2] if word in problems.ROWS}
            if status != "default":
                assert {problems.ROWS[kind].status for kind in kinds} <= {int(status)}
            named |= kinds
    assert named == set(KINDS) | {"internal-error", "unavailable"}
