"""Query parameters: each is named, read once, and refused where it says nothing."""

from datetime import date, datetime
from typing import Final, TypeVar

from starlette.requests import Request

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from domain.time.instants import last_instant, parse_instant

_T = TypeVar("_T", bound=str)
_TRUTH: Final = {"true": True, "false": False}


class Parameters:
    """The query parameters of one request; raises ProblemError for any that is not allowed, or stands twice."""

    def __init__(self, request: Request, *allowed: str) -> None:
        """Take a request, and the parameters that its path knows."""
        self._values: dict[str, str] = {}
        for name, value in request.query_params.multi_items():
            if name not in allowed:
                wanted = "、".join(allowed) or "无"
                zh = f"未知查询参数 {name}，允许的参数：{wanted}"
                en = f"The query parameter {name} is unknown; allowed: {', '.join(allowed) or 'none'}."
                raise ProblemError(problem(kinds.UNKNOWN_PARAMETER, zh, en, field=name, expected=allowed))
            if name in self._values:
                raise _invalid(name, "once")
            self._values[name] = value

    def text(self, name: str) -> str | None:
        """Read a text; an empty one is refused."""
        value = self._values.get(name)
        if value == "":
            raise _invalid(name, "a value")
        return value

    def truth(self, name: str) -> bool | None:
        """Read ``true`` or ``false``."""
        value = self._values.get(name)
        if value is not None and value not in _TRUTH:
            raise _invalid(name, "true or false")
        return None if value is None else _TRUTH[value]

    def choice(self, name: str, allowed: tuple[_T, ...]) -> _T | None:
        """Read one of some words."""
        value = self.text(name)
        found = next((word for word in allowed if word == value), None)
        if value is not None and found is None:
            zh, en = f"查询参数 {name} 应为 {'、'.join(allowed)} 之一", f"{name} must be one of {', '.join(allowed)}."
            raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field=name, expected=allowed))
        return found

    def number(self, name: str, lowest: int, highest: int) -> int | None:
        """Read a whole number within bounds."""
        value = self._values.get(name)
        if value is None:
            return None
        digits = value.isascii() and value.isdigit() and len(value) <= len(str(highest))
        if not digits or not lowest <= int(value) <= highest:
            raise _invalid(name, f"{lowest} to {highest}")
        return int(value)

    def limit(self) -> int:
        """Read how many rows a page may have, 1 to 500; 100 where it is not said."""
        return self.number("limit", 1, 500) or 100

    def day(self, name: str) -> date | None:
        """Read a date."""
        value = self._values.get(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError as error:
            raise _invalid(name, "a date such as 2026-03-31") from error

    def instant(self, name: str) -> datetime | None:
        """Read an instant with offset, or a date, which means its end in Asia/Shanghai."""
        value = self._values.get(name)
        if value is None:
            return None
        try:
            return instant_of(value.replace(" ", "+"))
        except (ValueError, OverflowError) as error:
            raise _invalid(name, "2026-03-31 or 2026-03-31T12:00:00+08:00") from error


def instant_of(text: str) -> datetime:
    """Read an instant with offset, or a date, which means its end in Asia/Shanghai; raises ValueError."""
    if len(text) == len("2026-03-31"):
        return last_instant(date.fromisoformat(text))
    return parse_instant(text)


def _invalid(name: str, expected: str) -> ProblemError:
    zh, en = f"查询参数 {name} 无效，应为 {expected}", f"The query parameter {name} must be {expected}."
    return ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field=name, expected=expected))
