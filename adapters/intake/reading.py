"""Reading one event: from its bytes to an event, or to the problem with it. Pure, and quick."""

from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import Final
from uuid import UUID

from msgspec import Raw, ValidationError, json

from adapters.intake import problem as kinds
from adapters.intake.envelope import check_dataschema, check_json, malformed, read_envelope
from adapters.intake.message import COMMAND_SOURCE, Limits, Read, Sent, Unread, names_of
from adapters.intake.problem import ProblemError, problem
from adapters.intake.wording import wording
from domain.admission import claims
from domain.authority import Action, Principal, permits, sends_from, speaks_for
from domain.catalogue import SENDABLE
from domain.event import MAX_BYTES, Event, content
from domain.fact import TYPE_PREFIX, Fact, flaws
from domain.ids import CaseId, StreamId
from domain.registers.facts import REGISTER_OF

_DECODERS: Final = {TYPE_PREFIX + tag: json.Decoder(cls) for tag, cls in SENDABLE.items()}
_ENVELOPE_ROOM: Final = 8192
"""What the envelope can at most add to the data in the stored form: texts of bounded length, and places in the log."""
_LONGEST_KEY: Final = 200
_ANY_CASE: Final = CaseId(StreamId(UUID(int=0)))
_CHECKED: Final = 3


def read_event(sent: Sent, principal: Principal, now: datetime, limits: Limits) -> Read | Unread:
    """Read one event and see that whoever sends it may; never fails."""
    try:
        return Read(sent, _event(sent, principal, now, limits))
    except ProblemError as error:
        return Unread(sent, error.problem, names_of(sent))


def _event(sent: Sent, principal: Principal, now: datetime, limits: Limits) -> Event:
    if len(sent.body) > limits.body:
        raise _too_large(len(sent.body), limits.body)
    attributes, data = read_envelope(sent)
    decoder = _DECODERS.get(attributes.type)
    if decoder is None:
        raise _unknown_type(attributes.type)
    if sent.attributes is not None:
        check_json(sent.body)
    check_dataschema(attributes)
    occurred_at = _instant(attributes.time, now, limits.skew)
    fact = read_data(decoder, data)
    if limits.checks:
        check_identifiers(fact)
    event = Event(
        source=attributes.source,
        id=attributes.id,
        fact=fact,
        occurred_at=occurred_at,
        subject=attributes.subject,
        organ=attributes.organ or principal.organ,
        actor=attributes.actor,
        causation=attributes.causationid,
        correlation=attributes.correlationid,
        synthetic=attributes.synthetic in {True, "true"},
    )
    _authorise(event, principal)
    check_size(event, len(sent.body))
    return event


def _instant(time: datetime, now: datetime, skew: timedelta) -> datetime:
    try:
        occurred_at = time.astimezone(UTC)
    except OverflowError as error:
        zh, en = "time 超出可表示的范围", "time is out of range."
        raise ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field="time")) from error
    check_time(occurred_at, now, skew)
    return occurred_at


def check_time(occurred_at: datetime, now: datetime, skew: timedelta) -> None:
    """Refuse what has not happened yet; raises ProblemError."""
    if occurred_at > now + skew:
        latest = f"{now.isoformat(timespec='seconds')}"
        zh, en = f"time 晚于当前时间 {latest}，事实不能发生在将来", f"time lies in the future; it is now {latest}."
        raise ProblemError(problem(kinds.TIME_IN_FUTURE, zh, en, field="time", expected=f"not after {latest}"))


def read_data(decoder: "json.Decoder[Fact]", data: bytes | Raw) -> Fact:
    """Read the data of an event as the fact of its type; raises ProblemError."""
    try:
        return decoder.decode(data)
    except ValidationError as error:
        raise violation(error) from error
    except (ValueError, RecursionError) as error:
        raise malformed(bytes(data), error) from error


def violation(error: ValidationError) -> ProblemError:
    """Say where data violates the schema of its type."""
    found = wording(error, "$.data")
    field = f"{found.path}.{found.member}" if found.member else found.path
    return ProblemError(problem(kinds.SCHEMA_VIOLATION, found.zh, found.en, field=field, expected=found.expected))


def check_identifiers(fact: Fact) -> None:
    """Refuse identifiers whose own check fails, such as a check digit; raises ProblemError with the first few."""
    found = [flaw for flaw, _ in zip(flaws(fact, "$.data"), range(_CHECKED), strict=False)]
    if found:
        zh = "；".join(f"{f.field} 的值 {f.value} 校验失败：{f.reason}" for f in found)
        en = " ".join(f"{f.field} is {f.value}: {f.reason}." for f in found)
        raise ProblemError(problem(kinds.FAILED_CHECK, zh, en, field=found[0].field, expected=found[0].reason))


def check_size(event: Event, sent: int) -> None:
    """Refuse what the log cannot take as one event, or under one key; raises ProblemError."""
    if sent + _ENVELOPE_ROOM > MAX_BYTES and (stored := len(content(event)) + 40) > MAX_BYTES:
        raise _too_large(stored, MAX_BYTES)
    for claim in claims(event, _ANY_CASE):
        if len(claim.key) > _LONGEST_KEY:
            zh = f"案件标识 {claim.key[:40]}… 过长，最多 {_LONGEST_KEY} 个字符"
            en = f"The key {claim.key[:40]}… of the case is too long; {_LONGEST_KEY} characters are allowed."
            expected = f"at most {_LONGEST_KEY} characters"
            raise ProblemError(problem(kinds.SCHEMA_VIOLATION, zh, en, field="$.data", expected=expected))


def _authorise(event: Event, principal: Principal) -> None:
    action = Action.WRITE_REGISTERS if type(event.fact) in REGISTER_OF else Action.SEND_FACTS
    if not permits(principal, action):
        zh, en = f"角色 {principal.role} 无权发送此类事件", f"The role {principal.role} may not send such events."
        raise ProblemError(problem(kinds.NOT_PERMITTED, zh, en, field="type"))
    if not speaks_for(principal, event.organ):
        zh, en = f"令牌无权代表机关 {event.organ}", f"The token gives no right to speak for {event.organ}."
        raise ProblemError(problem(kinds.FOREIGN_ORGAN, zh, en, field="organ", expected=principal.organ))
    if not sends_from(principal, event.source) or event.source == COMMAND_SOURCE:
        expected = tuple(sorted(principal.sources or ()))
        zh, en = f"令牌无权以来源 {event.source} 发送", f"The token gives no right to send from {event.source}."
        raise ProblemError(problem(kinds.FOREIGN_SOURCE, zh, en, field="source", expected=expected))


def _unknown_type(given: str) -> ProblemError:
    near = tuple(get_close_matches(given, _DECODERS, n=3))
    known = "GET /v1/schemas"
    zh, en = f"未知事件类型 {given}，全部类型见 {known}", f"The type {given} is unknown; {known} lists all types."
    return ProblemError(problem(kinds.UNKNOWN_TYPE, zh, en, field="type", expected=near or None))


def _too_large(size: int, allowed: int) -> ProblemError:
    zh = f"事件有 {size} 字节，最多 {allowed} 字节；文书和录像请用摘要引用"
    en = f"The event takes {size} bytes, {allowed} are allowed; refer to documents and recordings by digest."
    return ProblemError(problem(kinds.EVENT_TOO_LARGE, zh, en, expected=f"at most {allowed} bytes"))
