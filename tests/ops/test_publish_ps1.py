"""ops/publish.ps1, read by a real parser of PowerShell: it is whole, it is careful, and it publishes as ops/publish.py does.

What it does when it runs is proven by ops/publish.Tests.ps1, where there is a PowerShell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

from ops import publish
from ops.setup import ROOT

SCRIPT = ROOT / "ops" / "publish.ps1"
TESTS = ROOT / "ops" / "publish.Tests.ps1"
# What only looks, and so may be done under -WhatIf.
LOOKS = r"@\('--version'\)|@\('s3api', 'list-objects-v2',|@\('cloudfront', 'wait', 'invalidation-completed',"


def parse(source: bytes) -> Node:
    return Parser(Language(tree_sitter_powershell.language())).parse(source).root_node


TREE = parse(SCRIPT.read_bytes())


def text(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def within(node: Node, kind: str) -> Iterator[Node]:
    """The nodes of a kind below a node, in the order of the source."""
    for child in node.children:
        if child.type == kind:
            yield child
        yield from within(child, kind)


def commands(node: Node, name: str) -> list[Node]:
    return [found for found in within(node, "command") if (of := found.child_by_field_name("command_name")) and text(of) == name]


def functions() -> dict[str, Node]:
    return {text(next(within(node, "function_name"))): node for node in within(TREE, "function_statement")}


def parameters() -> dict[str, str]:
    """The script's own, each with its attributes."""
    block = next(child for child in TREE.children if child.type == "param_block")
    return {text(list(within(node, "variable"))[-1])[1:]: text(node) for node in within(block, "script_parameter")}


def statements() -> list[Node]:
    """What runs, from top to bottom, outside functions."""
    body = next(child for child in TREE.children if child.type == "statement_list")
    return [child for child in body.children if child.type not in ("comment", "function_statement")]


def assigned(name: str) -> Node:
    """The statement that gives a variable of the script its value."""
    return next(node for node in statements() if text(node).startswith(f"${name} = "))


def table(node: Node) -> dict[str, str]:
    """A hash literal of constants."""
    found = (re.fullmatch(r"\s*'?([^'=]*?)'?\s*=\s*'(.*)'[;\s]*", text(entry), re.S) for entry in within(node, "hash_entry"))
    return {entry[1]: entry[2] for entry in found if entry}


@pytest.mark.parametrize("path", [SCRIPT, TESTS], ids=lambda path: path.name)
def test_it_parses_without_an_error(path: Path) -> None:
    tree = parse(path.read_bytes())
    assert not tree.has_error
    assert len(list(within(tree, "command"))) > 20


def test_the_parser_would_find_an_error() -> None:
    assert parse(SCRIPT.read_bytes().replace(b"foreach ($step in $Steps) {", b"foreach ($step in ) {")).has_error


def test_it_is_strict_before_it_does_anything() -> None:
    strict, stop, own_check, *rest = (text(node) for node in statements())
    assert (strict, stop) == ("Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'")
    assert own_check == "$PSNativeCommandUseErrorActionPreference = $false"
    assert rest


def test_every_parameter_is_explained_and_those_without_a_default_are_mandatory() -> None:
    manual = text(next(node for node in TREE.children if text(node).startswith("<#")))
    assert re.findall(r"^\.PARAMETER (\w+)$", manual, re.M) == list(parameters())
    assert [keyword for keyword in (".SYNOPSIS", ".DESCRIPTION", ".EXAMPLE", ".OUTPUTS") if keyword not in manual] == []
    mandatory = [name for name, attributes in parameters().items() if "[Parameter(Mandatory)]" in attributes]
    assert mandatory == ["Environment", "Bucket", "DistributionId", "ApiUrl", "Region", "UserPoolId", "ClientId"]


def test_every_text_parameter_is_validated_with_a_message() -> None:
    for name, attributes in parameters().items():
        if "[string]" in attributes:
            assert re.search(r"\[Validate(Set|Pattern|Script)\(.*ErrorMessage = \"[^\"]*'\{0\}'", attributes, re.S), name
        if "ValidatePattern" in attributes:
            assert "Options = 'None'" in attributes, f"{name} would be compared without regard to case"


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("Bucket", ["tradewind-dev-site", "a.b-c"], ["s3://site", "site/path", "Site", "-site", "ab"]),
        ("DistributionId", ["E2EXAMPLE12345"], ["d111111abcdef8.cloudfront.net", "e2example12345", ""]),
        (
            "ApiUrl",
            ["https://api.example.com", "https://a.execute-api.eu-west-1.amazonaws.com/v1"],
            ["http://a.b", "https://a.b/", "/api"],
        ),
        ("Region", ["eu-central-1", "us-gov-west-1"], ["Frankfurt", "eu-central", "eu-central-1a"]),
        ("UserPoolId", ["eu-central-1_AbCdEf123"], ["AbCdEf123", "eu-central-1"]),
        ("ClientId", ["1example23456789"], ["not an id", "short", "a-b-c-d-e-f-g-h"]),
    ],
)
def test_patterns_accept_what_aws_gives_and_nothing_else(name: str, good: list[str], bad: list[str]) -> None:
    pattern = re.search(r"\[ValidatePattern\('([^']+)'", parameters()[name])
    assert pattern
    assert [value for value in good if not re.search(pattern[1], value)] == []
    assert [value for value in bad if re.search(pattern[1], value)] == []


def test_one_function_runs_commands_of_the_system_and_looks_at_every_exit_code() -> None:
    started = [node for node in within(TREE, "command") if any(child.type == "command_invokation_operator" for child in node.children)]
    assert [text(node) for node in started] == ["& $Command @Arguments"]
    native = functions()["Invoke-Native"]
    assert started[0] in within(native, "command")
    assert [text(next(within(node, "pipeline"))) for node in within(native, "if_statement")][-1] == "$LASTEXITCODE -ne 0"
    assert [text(node) for name in ("aws", "npm") for node in commands(TREE, name)] == []


def test_every_change_asks_first() -> None:
    assert "[CmdletBinding(SupportsShouldProcess)]" in text(next(node for node in TREE.children if node.type == "param_block"))
    change = functions()["Invoke-Change"]
    assert "[CmdletBinding(SupportsShouldProcess)]" in text(change)
    (asks,) = within(change, "if_statement")
    assert text(next(within(asks, "pipeline"))) == "$PSCmdlet.ShouldProcess($Target, $Action)"
    inside = commands(change, "Invoke-Native")
    assert inside == commands(asks, "Invoke-Native")
    elsewhere = [text(node) for node in commands(TREE, "Invoke-Native") if node not in inside]
    assert len(elsewhere) == 3
    assert [call for call in elsewhere if not re.search(LOOKS, call)] == []


def test_what_changes_files_here_is_the_build_and_a_file_that_is_deleted_again() -> None:
    changing = re.compile(r"\b(Set-Content|Add-Content|Out-File|New-Item|Remove-Item|Copy-Item|Move-Item)\b")
    assert not changing.search(SCRIPT.read_text("utf-8"))
    (writes,) = (node for node in functions().values() if "WriteAllText" in text(node))
    assert "[IO.File]::Delete($file)" in text(next(within(writes, "finally_clause")))


def test_the_order_and_the_headers_are_those_of_make_deploy() -> None:
    literals = [table(node) for node in within(assigned("Steps"), "hash_literal_expression")]
    assert [step["Start"] for step in literals] == list(publish.ORDER)
    assert {step["Start"]: step["CacheControl"] for step in literals} == dict(publish.RULES)


def test_the_content_types_are_those_of_make_deploy() -> None:
    types = table(next(within(assigned("ContentTypes"), "hash_literal_expression")))
    assert {".html", ".js", ".css", ".json", ".svg", ".webp", ".woff2", ".txt"} <= set(types)
    assert types == {suffix: publish.File(f"file{suffix}", b"").content_type for suffix in types}


def test_everything_that_the_build_brings_has_a_content_type() -> None:
    types = table(next(within(assigned("ContentTypes"), "hash_literal_expression")))
    sources = [*(ROOT / "frontend" / "public").rglob("*"), *(ROOT / "demo" / "images").iterdir()]
    assert {path.suffix for path in sources if path.is_file()} <= set(types)


def test_the_runtime_configuration_is_what_the_storefront_reads() -> None:
    interface = re.search(r"interface RuntimeConfig \{(.*?)\n\}", (ROOT / "frontend/src/config/runtime-config.ts").read_text("utf-8"), re.S)
    assert interface
    written = functions()["Publish-Configuration"]
    keys = [text(next(within(node, "simple_name"))) for node in within(next(within(written, "hash_literal_expression")), "hash_entry")]
    assert keys == re.findall(r"^  (\w+)\??:", interface[1], re.M)


def test_it_builds_before_it_uploads_and_uploads_before_it_invalidates() -> None:
    order = [
        next(i for i, node in enumerate(statements()) if mark in text(node))
        for mark in ("'run', 'build'", "Get-Published", "Publish-File", "'s3', 'rm'", "'create-invalidation'", "Uploaded =")
    ]
    assert order == sorted(set(order))
    # A failed build throws, and nothing catches it.
    assert list(within(TREE, "catch_clause")) == []


def test_only_assets_past_their_grace_period_are_removed() -> None:
    assert not re.search(r"'sync'|--delete|'rb'|delete-objects", SCRIPT.read_text("utf-8"))
    assert re.search(rf"\$GraceDays = {publish.GRACE_DAYS}\b", parameters()["GraceDays"])
    old = text(assigned("old"))
    assert all(condition in old for condition in (".StartsWith('assets/')", "-not $current.Contains($_)", ".At -lt $limit"))


def test_an_invalidation_names_paths_and_is_waited_for() -> None:
    (changed,) = (node for node in statements() if text(node).startswith("if ($changed)"))
    assert [text(node).strip() for node in commands(changed, "Invoke-Native")] == [
        "Invoke-Native aws @('cloudfront', 'wait', 'invalidation-completed', '--distribution-id', $DistributionId, '--id', $id)"
    ]
    assert "'/*'" not in text(TREE)


def test_pester_holds_it_to_what_it_promises() -> None:
    described = re.findall(r"^    It '([^']+)'", TESTS.read_text("utf-8"), re.M)
    assert len(described) > 8
    assert "uploads nothing if the build failed" in described
    assert "changes nothing with -WhatIf" in described
