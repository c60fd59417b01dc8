"""What msgspec finds wrong, in words for people of two languages."""

import re
from typing import Final

from msgspec import Struct, ValidationError

_PLACE: Final = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>\$[^`]*)`)?$", re.DOTALL)
_NAMED: Final = re.compile(r"`(?P<name>[^`]*)`")
_EXPECTED: Final = re.compile(r"^Expected (?P<wanted>.+?)(?:, got (?P<got>.+))?$", re.DOTALL)


class Wording(Struct, frozen=True):
    """One violation: where, what was expected, and the sentence in both languages."""

    path: str
    """JSON path of the value that is wrong."""
    what: str
    """The finding as msgspec words it."""
    member: str | None
    """The member that is missing or unknown, where that is what is wrong."""
    expected: str | None
    zh: str
    en: str


def wording(error: ValidationError, root: str = "$") -> Wording:
    """Put a violation into words; paths begin with ``root``, which may be empty."""
    match = _PLACE.match(str(error))
    what, path = (match["what"], match["path"] or "$") if match else (str(error), "$")
    here = (root + path[1:]).removeprefix(".") or "$"
    named = _NAMED.search(what)
    if what.startswith("Object missing required field") and named:
        name = named["name"]
        return Wording(
            here, what, name, None, f"{here} 缺少必填成员 {name}", f"{here} lacks the required member {name}."
        )
    if what.startswith("Object contains unknown field") and named:
        name = named["name"]
        return Wording(here, what, name, None, f"{here} 含有未知成员 {name}", f"{here} has the unknown member {name}.")
    return _value(here, what)


def _value(here: str, what: str) -> Wording:
    if expected := _EXPECTED.match(what):
        wanted = expected["wanted"].replace("`", "")
        got = (expected["got"] or "").replace("`", "")
        zh = f"{here} 应为 {wanted}" + (f"，实际为 {got}" if got else "")
        en = f"{here} must be {wanted}" + (f", not {got}." if got else ".")
        return Wording(here, what, None, wanted, zh, en)
    if what.startswith("Invalid enum value"):
        value = what.removeprefix("Invalid enum value ")
        return Wording(here, what, None, None, f"{here} 的取值 {value} 不在枚举范围内", f"{here} may not be {value}.")
    if what.startswith("Invalid RFC3339"):
        kind = "date" if what.endswith("date") else "date-time"
        zh, en = f"{here} 不是存在的日期或时间", f"{here} is no {kind} that exists (RFC 3339)."
        return Wording(here, what, None, f"RFC 3339 {kind}", zh, en)
    return Wording(here, what, None, None, f"{here} 无效：{what}", f"{here}: {what}.")
