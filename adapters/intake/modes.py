"""The three modes in which CloudEvents travel over HTTP: structured, batch and binary."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote_to_bytes

from msgspec import Raw, ValidationError, json

from adapters.intake import problem as kinds
from adapters.intake.envelope import malformed
from adapters.intake.message import BATCH, DATA, STRUCTURED, Sent
from adapters.intake.problem import ProblemError, problem

_ARRAY: Final = json.Decoder(list[Raw])
_STRUCTURED_HEADER: Final = (b"content-type", STRUCTURED.encode())
_BAD_PERCENT: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_ESCAPED: Final = re.compile(rb"\\(.)")


def messages(body: bytes, headers: Sequence[tuple[bytes, bytes]]) -> tuple[list[Sent], bool]:
    """Take an HTTP request apart into events, and say whether it is a batch; raises ProblemError.

    ``headers`` are lower-case names with their values, as they came.
    """
    if _STRUCTURED_HEADER in headers:
        return [Sent(body, STRUCTURED)], False
    content_type = next((value.decode("latin-1") for name, value in headers if name == b"content-type"), "")
    media_type, _, parameters = content_type.partition(";")
    match media_type.strip().lower():
        case "application/cloudevents+json" if _utf8(parameters):
            return [Sent(body, content_type)], False
        case "application/cloudevents-batch+json" if _utf8(parameters):
            return [Sent(single, STRUCTURED) for single in split(body)], True
        case "application/json" if _utf8(parameters):
            attributes, head = binary_attributes(headers)
            if attributes:
                return [Sent(body, content_type, attributes | {"datacontenttype": DATA}, head)], False
        case _:
            pass
    given = content_type or "—"
    zh = f"不支持内容类型 {given}；结构化模式用 {STRUCTURED}，批量用 {BATCH}，二进制模式用 {DATA} 加 ce-* 请求头"
    en = f"Content type {given}: send {STRUCTURED}, {BATCH}, or {DATA} with ce-* headers (binary mode)."
    raise ProblemError(
        problem(kinds.UNSUPPORTED_MEDIA_TYPE, zh, en, field="content-type", expected=(STRUCTURED, BATCH, DATA))
    )


def split(body: bytes) -> list[bytes]:
    """Take a batch apart, byte for byte; raises ProblemError."""
    try:
        return [bytes(single) for single in _ARRAY.decode(body)]
    except ValidationError as error:
        zh, en = "批量模式的正文应为 JSON 数组", "The body of a batch must be a JSON array."
        raise ProblemError(problem(kinds.MALFORMED_JSON, zh, en, field="$", expected="array")) from error
    except (ValueError, RecursionError) as error:
        raise malformed(body, error) from error


def binary_attributes(headers: Iterable[tuple[bytes, bytes]]) -> tuple[dict[str, str], bytes]:
    """Read the attributes of binary mode from ``ce-`` headers, and give those headers back as they came."""
    found: dict[str, str] = {}
    head = b""
    for raw_name, raw_value in headers:
        if not raw_name.startswith(b"ce-"):
            continue
        name = raw_name[3:].decode("latin-1")
        if name in found:
            zh, en = f"请求头 ce-{name} 重复", f"The header ce-{name} stands twice."
            raise ProblemError(problem(kinds.DUPLICATE_MEMBER, zh, en, field=name))
        found[name] = _text(name, raw_value)
        head += raw_name + b": " + raw_value + b"\r\n"
    return found, head


def _text(name: str, value: bytes) -> str:
    """Undo quoting and percent-encoding, as the HTTP binding says."""
    value = value.strip()
    if len(value) > 1 and value.startswith(b'"') and value.endswith(b'"'):
        value = _ESCAPED.sub(rb"\1", value[1:-1])
    try:
        if not _BAD_PERCENT.search(value):
            return unquote_to_bytes(value).decode()
    except UnicodeDecodeError:
        pass
    zh, en = f"请求头 ce-{name} 的百分号编码无效", f"The header ce-{name} is not percent-encoded UTF-8."
    raise ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field=name, expected="percent-encoded UTF-8"))


def _utf8(parameters: str) -> bool:
    """Say whether media type parameters leave the text UTF-8."""
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", parameters, re.IGNORECASE)
    return charset is None or charset[1].lower() in {"utf-8", "utf8", "us-ascii"}
