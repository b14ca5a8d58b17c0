"""From untrusted bytes and strings to the contract's types; or a refusal with a JSON pointer for each bad field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from tradewind.domain.refusal import Field, Refusal

T = TypeVar("T")
MOST_FIELDS = 20
DETAIL = "Change the fields that are named, then send it again."
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}
_PATTERN = re.compile(r"Expected `str` matching regex .*", re.DOTALL)
_INTEGER = re.compile(r"-?[0-9]+")
_AT = re.compile(r" - at `.*`\Z")


def parse_body(body: bytes, kind: type[T]) -> T:
    """The body as the contract's type. Types are strict: no float is an integer, and no string a number."""
    try:
        try:
            return _decode(body, kind)
        except msgspec.ValidationError:
            wrong = list(islice(_wrong(msgspec.json.decode(body), kind, ""), MOST_FIELDS))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        wrong = [Field("", "This is not valid JSON, or is nested too deep.")]
    raise Refusal("malformed-request", DETAIL, *wrong)


def parse_each(values: list[Any], kind: type[T]) -> list[T | Refusal]:
    """Each value as the contract's type, or why it is not: what is wrong with one says nothing of another."""
    return [_parsed(value, kind) for value in values]


def _parsed(value: Any, kind: type[T]) -> T | Refusal:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return Refusal("malformed-request", DETAIL, *islice(_wrong(value, kind, ""), MOST_FIELDS))


def parse_strings(values: Mapping[str, str], kind: type[T], place: str) -> T:
    """Parameters of a place (`query`, `path` or `header`) as the contract's type; numbers are written as strings there."""
    try:
        parsed = msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError:
        fields = list(_wrong(values, kind, f"/{place}", strict=False))
        raise Refusal("malformed-request", DETAIL, *fields) from None
    # `5.0` and `1e1` are integers to msgspec here, but not to the contract.
    fields = [
        Field(f"/{place}/{field.encode_name}", "Expected a whole number.")
        for field in msgspec.structs.fields(kind)  # type: ignore[arg-type]
        if isinstance(getattr(parsed, field.name), int) and not _INTEGER.fullmatch(values.get(field.encode_name, "0"))
    ]
    if fields:
        raise Refusal("malformed-request", DETAIL, *fields)
    return parsed


def _decode(body: bytes, kind: type[T]) -> T:
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    parsed: T = decoder.decode(body)
    return parsed


def _wrong(value: Any, kind: Any, pointer: str, *, strict: bool = True) -> Iterator[Field]:
    """Every field that does not fit, found by going down to where a value fits no more."""
    try:
        msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        detail = _PATTERN.sub("Another form is expected here", _AT.sub("", str(error)))
    else:
        return
    inner = list(_inner(value, kind, pointer, strict=strict))
    yield from inner or [Field(pointer, f"{detail}.")]


def _inner(value: Any, kind: Any, pointer: str, *, strict: bool) -> Iterator[Field]:
    for option in _options(kind):
        if isinstance(option, type) and issubclass(option, msgspec.Struct) and isinstance(value, Mapping):
            yield from _in_struct(value, option, pointer, strict=strict)
        elif get_origin(option) is list and isinstance(value, list):
            for i, member in enumerate(value):
                yield from _wrong(member, get_args(option)[0], f"{pointer}/{i}", strict=strict)
        elif get_origin(option) is dict and isinstance(value, Mapping):
            for name, member in value.items():
                yield from _wrong(member, get_args(option)[1], f"{pointer}/{_escape(name)}", strict=strict)


def _in_struct(value: Mapping[str, Any], kind: type[msgspec.Struct], pointer: str, *, strict: bool) -> Iterator[Field]:
    known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name, field in known.items():
        if name in value:
            yield from _wrong(value[name], field.type, f"{pointer}/{_escape(name)}", strict=strict)
        elif field.required:
            yield Field(f"{pointer}/{_escape(name)}", "This is missing.", "missing")
    if kind.__struct_config__.forbid_unknown_fields:
        for name in value.keys() - known.keys():
            yield Field(f"{pointer}/{_escape(name)}", "There is no such field.", "unknown")


def _options(kind: Any) -> tuple[Any, ...]:
    """The types that a type stands for, without annotations: `Annotated[list[X], …] | UnsetType` gives `list[X]` and UnsetType."""
    if hasattr(kind, "__metadata__"):
        return _options(kind.__origin__)
    if get_origin(kind) in (list, dict) or isinstance(kind, type):
        return (kind,)
    return tuple(option for part in get_args(kind) for option in _options(part))


def _escape(name: str) -> str:
    """A name as a part of a JSON pointer (RFC 6901); one that somebody made up is cut."""
    return name[:80].replace("~", "~0").replace("/", "~1")
