"""Counting rules (期间计算): how each statute counts the days of its own periods, and when a last day rolls."""

from typing import Final

from msgspec import Struct

from domain.law.statutes import APL, ARL2023, CL, CPL, LL, Citation
from domain.time.periods import Period, Unit


class CountingRule(Struct, frozen=True, kw_only=True):
    """How a statute counts days."""

    citation: Citation
    working: frozenset[int] | None
    """Numbers of days that are working days; None where every number is."""

    def counts_working_days(self, days: int) -> bool:
        """Say whether a period of so many days is one of working days."""
        return self.working is None or days in self.working

    def days(self, number: int, *, binds_party: bool = False) -> Period:
        """Make the period of a number of days.

        Only a period of calendar days can end on a day off. Its last day rolls (CPL art. 85(3)) where a party must act
        by it; a limit on an organ's power does not roll.

        Doubt: the penalty, licensing and coercion laws have no sentence of their own on rolling; that of civil
        procedure is applied by analogy, in the party's favour only.
        """
        working = self.counts_working_days(number)
        unit = Unit.WORKING_DAY if working else Unit.CALENDAR_DAY
        return Period(length=number, unit=unit, rolls=binds_party and not working)


PENALTY: Final = CountingRule(citation=APL.article(85), working=frozenset({2, 3, 5, 7}))
"""Two, three, five and seven days are working days."""
LICENSING: Final = CountingRule(citation=LL.article(82), working=None)
"""All periods of organs are working days."""
COERCION: Final = CountingRule(citation=CL.article(69), working=frozenset(range(1, 11)))
"""Periods of up to ten days are working days."""
REVIEW: Final = CountingRule(citation=ARL2023.article(88, paragraph=2), working=frozenset({3, 5, 7, 10}))
"""Three, five, seven and ten days are working days; the rest follows civil procedure (art. 88(1))."""
PROCEDURE: Final = CountingRule(citation=CPL.article(85), working=frozenset())
"""Civil procedure, which suits against organs follow too: calendar days, rolling at the end."""


def months(number: int, *, binds_party: bool = False) -> Period:
    """Make a period of months, which no statute makes working days."""
    return Period(length=number, unit=Unit.MONTH, rolls=binds_party)


def years(number: int, *, binds_party: bool = False) -> Period:
    """Make a period of years."""
    return Period(length=number, unit=Unit.YEAR, rolls=binds_party)
