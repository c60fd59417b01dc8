"""Messages: CloudEvents as the Kafka protocol binding carries them, and our own on the way out."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias
from urllib.parse import quote

from msgspec import Struct, json

from adapters.intake import problem as kinds
from adapters.intake.message import DATA, STRUCTURED, Sent
from adapters.intake.problem import Problem, ProblemError, problem
from domain.event import Recorded, Unreadable, encode
from domain.ports.refusals import Refusal

Headers: TypeAlias = Sequence[tuple[str, bytes | None]]

_ATTRIBUTE: Final = "ce_"
SIGNATURE: Final = "signature"
"""Header with the Ed25519 signature of a message, in base64."""
SIGNED_BY: Final = "signed-by"
"""Header with the name of the key."""


def sent_by(value: bytes | None, headers: Headers, place: str) -> Sent:
    """Take a message as an event in structured or binary mode; raises ProblemError.

    A message whose headers say nothing of its content is taken as structured, as plain producers send it.
    """
    given = {name.lower(): content or b"" for name, content in headers}
    body = value or b""
    content_type = given.get("content-type", b"").decode("utf-8", "replace")
    media_type = content_type.partition(";")[0].strip().lower()
    named = [(name[len(_ATTRIBUTE) :], content) for name, content in given.items() if name.startswith(_ATTRIBUTE)]
    if media_type in {STRUCTURED, ""} and not named:
        return Sent(body, content_type or STRUCTURED, place=place)
    if media_type in {DATA, ""} and named:
        attributes = {name: _text(name, content) for name, content in named}
        head = b"".join(b"ce-%b: %b\r\n" % (n.encode(), quote(t, safe=" ").encode()) for n, t in attributes.items())
        return Sent(body, content_type or DATA, attributes | {"datacontenttype": DATA}, head, place)
    zh = f"不支持内容类型 {content_type}；结构化模式用 {STRUCTURED}，二进制模式用 {DATA} 加 ce_ 消息头"
    en = f"Content type {content_type}: send {STRUCTURED}, or {DATA} with ce_ headers (binary mode)."
    wanted = (STRUCTURED, DATA)
    raise ProblemError(problem(kinds.UNSUPPORTED_MEDIA_TYPE, zh, en, field="content-type", expected=wanted))


def raw(value: bytes | None, headers: Headers, place: str) -> Sent:
    """Take a message as bytes that nobody understands, so that it can be kept."""
    kept = b"".join(b"%b: %b\r\n" % (name.encode("utf-8", "replace"), content or b"") for name, content in headers)
    return Sent(value or b"", "application/octet-stream", {}, kept, place)


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        zh, en = f"消息头 ce_{name} 不是 UTF-8 文本", f"The header ce_{name} is not UTF-8."
        raise ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field=name, expected="UTF-8")) from error


def signed_part(value: bytes | None, headers: Headers) -> bytes:
    """Write what a signature covers: the ``ce_`` headers in the order of their names, an empty line, and the value."""
    lines: Iterable[bytes] = sorted(
        name.lower().encode() + b": " + (content or b"") + b"\n"
        for name, content in headers
        if name.lower().startswith(_ATTRIBUTE)
    )
    return b"".join(lines) + b"\n" + (value or b"")


class Message(Struct, frozen=True):
    """One message on the way out."""

    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]

    @property
    def size(self) -> int:
        """Bytes that it takes in a batch, or a few more."""
        return len(self.key) + len(self.value) + sum(len(n) + len(v) + 8 for n, v in self.headers) + 32


def stored(entry: Recorded | Unreadable) -> Message:
    """Write an event as it is stored, byte for byte, with its place in the headers."""
    stream = str(entry.stream).encode()
    headers = [
        ("position", str(entry.position).encode()),
        ("stream", stream),
        ("version", str(entry.version).encode()),
    ]
    if isinstance(entry, Unreadable):
        return Message(stream, b"", [*headers, ("unreadable", entry.reason.encode())])
    return Message(stream, encode(entry.event, entry.stream, entry.version, entry.recorded_at), headers)


def reasons(refused: Refusal) -> list[tuple[str, bytes]]:
    """Write why a message was refused, and where it stood."""
    found = json.decode(refused.problem, type=Problem)
    topic, _, rest = (refused.place or "").rpartition("/")
    partition, _, offset = rest.partition("@")
    return [
        ("reason", found.detail_en.encode()),
        ("reason-zh", found.detail.encode()),
        ("problem-type", found.type.encode()),
        ("source-topic", topic.encode()),
        ("source-partition", partition.encode()),
        ("source-offset", offset.encode()),
        ("refusal", str(refused.number).encode()),
        ("content-type", refused.content_type.encode()),
    ]
