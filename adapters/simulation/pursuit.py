"""One penalty case in the ordinary procedure, as its steps hand it on."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.matters import Matter
from adapters.simulation.scribe import Scribe
from adapters.simulation.terms import Terms
from domain.penalty.investigation import PeriodExtended
from domain.penalty.kinds import LegalBasis

PERIOD: Final = 90
"""Calendar days from filing to decision (APL art. 60)."""
EXTENSION: Final = 30
_SOON: Final = 40


class Pursuit:
    """A penalty case under way."""

    terms: Terms | None = None
    """What is proposed, once that is fixed."""
    hearing_record: str | None = None
    """Record of the hearing, once it was held."""
    published: bool = False
    """True once the decision is public."""

    def __init__(self, s: Scribe, m: Matter) -> None:
        """Begin it on the day of filing."""
        self.s: Final = s
        self.m: Final = m
        self.evidence: Final[list[str]] = []
        """Names of the evidence collected."""
        self.filed_on: Final = s.today
        self.limit: date = s.today + timedelta(days=PERIOD)
        """Last day for deciding."""

    @property
    def fine(self) -> int:
        """The fine as decided, in fen."""
        return 0 if self.terms is None else self.terms.fine

    def extend(self, days: int = EXTENSION) -> None:
        """Extend the period for deciding."""
        basis = LegalBasis(norm="浙江省行政程序办法", article="延期")
        approver = self.staff("head")
        self.s.say(PeriodExtended(days=days, ground="案情复杂", basis=basis, approver=approver), by=approver)
        self.limit += timedelta(days=days)

    def mind_the_period(self) -> None:
        """Extend in good time where the days run out, unless the story is about just that."""
        if not self.s.about("G066") and self.limit - self.s.today < timedelta(days=_SOON):
            self.extend()

    def staff(self, role: str) -> str:
        """Name a member of the staff by role."""
        return f"staff-{self.s.organ.short}-{role}"
