"""The envelope: CloudEvents 1.0 attributes, and the extensions of ours."""

import re
from datetime import datetime
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta, Raw, Struct, ValidationError, convert, json

from adapters.intake import problem as kinds
from adapters.intake.members import DuplicateMemberError, NulCharacterError, check_members
from adapters.intake.message import DATA, Sent
from adapters.intake.problem import ProblemError, problem
from adapters.intake.wording import wording
from domain.catalogue import SENDABLE
from domain.fact import TYPE_PREFIX

_Label: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200)]
_Long: TypeAlias = Annotated[str, Meta(min_length=1, max_length=256)]


class Attributes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The attributes of one event."""

    specversion: Literal["1.0"]
    id: _Long
    source: _Long
    type: _Label
    subject: _Long
    time: Annotated[datetime, Meta(tz=True)]
    datacontenttype: Literal["application/json"] = "application/json"
    dataschema: Annotated[str, Meta(max_length=512)] | None = None
    organ: _Label | None = None
    actor: _Label | None = None
    causationid: _Long | None = None
    correlationid: _Long | None = None
    synthetic: bool | Literal["true", "false"] = False


class Envelope(Attributes, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event in structured mode: its attributes and its data."""

    data: Raw


ATTRIBUTES: Final = Envelope.__struct_fields__
"""Names of everything that an event may carry in structured mode."""
_ENVELOPE: Final = json.Decoder(Envelope)
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_OURS: Final = "/v1/schemas/"


def read_envelope(sent: Sent) -> tuple[Attributes, bytes | Raw]:
    """Read the attributes and the bytes of the data; raises ProblemError."""
    if sent.attributes is not None:
        return read_attributes(sent.attributes), sent.body
    try:
        envelope = _ENVELOPE.decode(sent.body)
    except ValidationError as error:
        check_json(sent.body)
        raise unfit(error) from error
    except (ValueError, RecursionError) as error:
        raise malformed(sent.body, error) from error
    check_json(sent.body)
    if b"\\" in sent.body:
        without_controls(envelope)
    return envelope, envelope.data


def read_attributes(attributes: object) -> Attributes:
    """Read attributes that travelled apart from the data; raises ProblemError."""
    try:
        read = convert(attributes, Attributes)
    except ValidationError as error:
        raise unfit(error) from error
    without_controls(read)
    return read


def check_json(body: bytes) -> None:
    """Check that JSON is well-formed and names no member twice; raises ProblemError."""
    try:
        check_members(body)
    except DuplicateMemberError as error:
        zh, en = f"成员名称 {error} 在同一对象中重复", f"The member name {error} stands twice in one object."
        raise ProblemError(problem(kinds.DUPLICATE_MEMBER, zh, en, field=str(error))) from error
    except NulCharacterError as error:
        zh, en = "文本中含有字符 U+0000", "A text contains the character U+0000."
        raise ProblemError(problem(kinds.SCHEMA_VIOLATION, zh, en, expected="text without U+0000")) from error
    except (ValueError, RecursionError) as error:
        raise malformed(body, error) from error


def malformed(body: bytes, error: Exception) -> ProblemError:
    """Say that bytes are no JSON, or no UTF-8 to begin with."""
    try:
        body.decode()
    except UnicodeDecodeError as found:
        zh, en = f"第 {found.start} 字节处不是有效的 UTF-8", f"Byte {found.start} is not valid UTF-8."
        return ProblemError(problem(kinds.INVALID_UTF8, zh, en, expected="UTF-8"))
    reason = "nested too deeply" if isinstance(error, RecursionError) else str(error) or "not JSON"
    zh, en = f"正文不是格式正确的 JSON：{reason}", f"The body is not well-formed JSON: {reason}."
    return ProblemError(problem(kinds.MALFORMED_JSON, zh, en, expected=DATA))


def check_dataschema(attributes: Attributes) -> None:
    """Check that ``dataschema``, where given, is the schema we serve for the type; raises ProblemError."""
    given, expected = attributes.dataschema, _OURS + attributes.type
    if given is not None and not given.endswith(expected):
        zh, en = f"dataschema 应为本系统提供的 {expected}", f"dataschema must be ours, {expected}."
        raise ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field="dataschema", expected=expected))


def without_controls(attributes: Struct) -> None:
    """Check that no attribute holds a control character, as CloudEvents asks; raises ProblemError."""
    for name in attributes.__struct_fields__:
        value = getattr(attributes, name)
        if isinstance(value, str) and _CONTROLS.search(value):
            zh, en = f"属性 {name} 含有控制字符", f"The attribute {name} contains a control character."
            raise ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field=name, expected="no control characters"))


def unfit(error: ValidationError, known: tuple[str, ...] = ATTRIBUTES) -> ProblemError:
    """Tell which attribute is wrong, and how; ``known`` lists what there may be."""
    found = wording(error, "")
    name = found.member or found.path
    if found.what.startswith("Object missing"):
        zh, en = f"缺少属性 {name}", f"The attribute {name} is missing."
        return ProblemError(problem(kinds.MISSING_ATTRIBUTE, zh, en, field=name, expected=_expected(name)))
    if found.what.startswith("Object contains unknown"):
        zh, en = f"未知属性 {name}", f"The attribute {name} is not one of ours."
        return ProblemError(problem(kinds.UNKNOWN_ATTRIBUTE, zh, en, field=name, expected=known))
    if name == "time" and "timezone" in found.what:
        expected = "2023-07-12T09:30:00+08:00"
        zh, en = f"time 必须带时区偏移，例如 {expected}", f"time must carry an offset, such as {expected}."
        return ProblemError(problem(kinds.TIME_WITHOUT_OFFSET, zh, en, field=name, expected=expected))
    if name == "$":
        zh, en = "事件应为一个 JSON 对象", "An event must be one JSON object."
        return ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field=name, expected="object"))
    zh, en = f"属性 {found.zh}", f"The attribute {found.en}"
    expected_text = found.expected or _expected(name)
    return ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field=name, expected=expected_text))


def _expected(name: str) -> str | None:
    return {
        "specversion": "1.0",
        "type": TYPE_PREFIX + next(iter(SENDABLE)),
        "time": "2023-07-12T09:30:00+08:00",
        "datacontenttype": DATA,
        "data": "object",
        "synthetic": "true or false",
    }.get(name)
