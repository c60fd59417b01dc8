"""Versions in force: of several that hold on a day, the one that began last, as it was last entered."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Version(Protocol):
    """What is in force from a day on, and up to a last day if there is one."""

    @property
    def effective_from(self) -> date:
        """First day."""

    @property
    def effective_to(self) -> date | None:
        """Last day, or None."""


_V = TypeVar("_V", bound=Version)


def all_in_force(versions: Iterable[_V], on: date) -> list[_V]:
    """Find all versions in force on a day."""
    return [v for v in versions if v.effective_from <= on and (v.effective_to is None or on <= v.effective_to)]


def in_force(versions: Iterable[_V], on: date) -> _V | None:
    """Find the version in force on a day: the one that began last, and of two of one day the one entered last."""
    found: _V | None = None
    for version in versions:
        began = version.effective_from
        if began <= on and (version.effective_to is None or on <= version.effective_to):
            found = version if found is None or began >= found.effective_from else found
    return found
