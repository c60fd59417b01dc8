"""Dated values: what the law said on a day, without gap or overlap."""

from datetime import date
from typing import Final, Generic, TypeVar

_T = TypeVar("_T")


class NotInForceError(LookupError):
    """A dated value was asked for on a day before its first version."""

    def __init__(self, day: date, since: date) -> None:
        """Name the day and the first day for which there is a value."""
        super().__init__(f"no value on {day}, the first is of {since}")
        self.day, self.since = day, since


class Dated(Generic[_T]):
    """A value that laws change: each version holds from its day until the next one's."""

    def __init__(self, *versions: tuple[date, _T]) -> None:
        """Take versions in order of their first day; raises ValueError where there is none or two share a day."""
        days = [day for day, _ in versions]
        if not days or sorted(set(days)) != days:
            msg = "versions must be in ascending order of distinct days"
            raise ValueError(msg)
        self.versions: Final = versions
        """Each version with its first day, in their order."""

    @property
    def since(self) -> date:
        """First day for which a value is known."""
        return self.versions[0][0]

    def on(self, day: date) -> _T:
        """Read the value that held on a day; raises NotInForceError before the first."""
        for start, value in reversed(self.versions):
            if start <= day:
                return value
        raise NotInForceError(day, self.since)
