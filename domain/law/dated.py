"""Dated values: what the law said on a day, without gap or overlap."""

from datetime import date
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Dated(Generic[_T]):
    """A value that laws change: each version holds from its day until the next one's."""

    def __init__(self, *versions: tuple[date, _T]) -> None:
        """Take versions in order of their first day; raises ValueError where there is none or two share a day."""
        days = [day for day, _ in versions]
        if not days or sorted(set(days)) != days:
            msg = "versions must be in ascending order of distinct days"
            raise ValueError(msg)
        self._versions = versions

    @property
    def since(self) -> date:
        """First day for which a value is known."""
        return self._versions[0][0]

    def on(self, day: date) -> _T:
        """Read the value that held on a day; raises LookupError before the first."""
        for start, value in reversed(self._versions):
            if start <= day:
                return value
        msg = f"no value before {self.since}"
        raise LookupError(msg)
