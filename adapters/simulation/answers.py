"""The answer key of a simulated city, kept outside its log, and how findings score against it."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

Shown: TypeAlias = tuple[str, str, str]
"""A breach by guard id, source and event id: what planted and found have in common."""


class Planted(Struct, frozen=True, kw_only=True):
    """One breach that was planted, or with ``lawful`` one act at the very edge of the law, which must not be found."""

    guard: str
    how: str
    """Which way of breaking the guard, or of just keeping it."""
    source: str
    event_id: str
    """The event that shows it."""
    case: str
    """Id of its case."""
    subject: str
    """How the event names its case."""
    lawful: bool = False

    @property
    def shown(self) -> Shown:
        """The breach as a finding names it."""
        return (self.guard, self.source, self.event_id)


class Score(Struct, frozen=True, kw_only=True):
    """How the findings on one guard compare with what was planted."""

    planted: int
    found: int
    """Planted and found."""
    missed: tuple[Shown, ...]
    """Planted and not found."""
    false: tuple[Shown, ...]
    """Found and not planted."""

    @property
    def perfect(self) -> bool:
        """True where exactly the planted breaches were found."""
        return not self.missed and not self.false


def score(planted: Iterable[Planted], findings: Iterable[Shown]) -> dict[str, Score]:
    """Compare findings with the answer key, guard by guard; lawful edges count as not planted."""
    wanted = {p.shown for p in planted if not p.lawful}
    found = set(findings)
    return {
        guard: Score(
            planted=sum(s[0] == guard for s in wanted),
            found=sum(s[0] == guard for s in wanted & found),
            missed=tuple(sorted(s for s in wanted - found if s[0] == guard)),
            false=tuple(sorted(s for s in found - wanted if s[0] == guard)),
        )
        for guard in sorted({s[0] for s in wanted | found})
    }
