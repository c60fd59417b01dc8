"""Keeping (记录·隐私·公示): personal data seen and put away, the log anchored, and what an organ says of itself."""

from datetime import date, timedelta

from adapters.simulation.matters import matter
from adapters.simulation.scribe import NOBODY, Scribe
from domain.custody.facts import (
    AccessRight,
    ChainAnchored,
    PersonalDataAccessed,
    PersonalDataKeyErased,
    PersonalDataProcessingRestricted,
    PersonalField,
)
from domain.disclosure.organ import AnnualStatsPublished, Basic, BasicsPublished
from domain.evaluation.oversight_facts import IndicatorComputed
from domain.supervision.facts import Disposition, LeadDisposed, LeadReceived, LeadSource


def keep(s: Scribe) -> None:
    """Look into a lead that comes to nothing, and put its data away."""
    m = matter(s)
    s.say(LeadReceived(lead_number=s.number("lead"), lead_source=LeadSource.GRID, party=m.party, region=m.region))
    officer = f"staff-{s.organ.short}-1"
    for fields, unmasked in (((PersonalField.NAME,), False), ((PersonalField.IDENTITY_NUMBER,), True)):
        s.say(
            PersonalDataAccessed(
                who=officer,
                purpose="核对当事人身份",
                fields=fields,
                role="核查人员",
                party=m.party.token,
                unmasked=unmasked,
                right=AccessRight.FULL if unmasked else AccessRight.MASKED,
                assessment="个人信息保护影响评估（模拟）",
                assessed_on=s.today - timedelta(days=s.clock.between(1, 300)),
            ),
            by=officer,
        )
    s.clock.wait(1, 6)
    s.say(LeadDisposed(disposition=Disposition.UNFOUNDED), by=NOBODY)
    s.clock.wait(1, 6)
    s.say(PersonalDataProcessingRestricted(party=m.party.token, ground="处理目的已实现"))
    s.clock.wait(20, 60)
    s.say(
        PersonalDataKeyErased(party=m.party.token, ground="保存期限届满", retained_until=s.today - timedelta(days=1)),
        by=NOBODY,
    )


def anchor(s: Scribe) -> None:
    """Anchor the log again and again."""
    last = 0
    for _ in range(4):
        first, last = last + 1, last + s.clock.between(100, 5000)
        root = f"{s.rng.getrandbits(256):064x}"
        s.say(ChainAnchored(first=first, last=last, root=root, timestamp=s.number(f"tsa-{first}")), by=NOBODY)
        s.clock.wait(1, 5)


def publish_basics(s: Scribe) -> None:
    """Publish the basics, and the figures of the year in the next January."""
    s.say(BasicsPublished(contents=tuple(Basic), valid_from=s.today, norms_as_of=s.today))
    year = s.today.year
    s.clock.go(s.clock.working(date(year + 1, 1, s.clock.between(4, 20))))
    s.say(AnnualStatsPublished(year=year, tables=(s.number("figures"),)), by=NOBODY)
    s.say(
        IndicatorComputed(
            indicator="行政行为赋码率",
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            numerator=s.clock.between(80, 100),
            denominator=100,
            as_of_position=s.clock.between(1000, 9000),
        ),
        by=NOBODY,
    )
