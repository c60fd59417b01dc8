"""A small city for specifications: its organs, officers, items and days, and the people they meet."""

from datetime import date

from domain.fact import money
from domain.ids import division, item
from domain.parties import AgeBand, Conduct, Officer, Party, PartyClass, PartyKind
from domain.penalty.kinds import PenaltyKind
from domain.registers.facts import (
    CertificateIssued,
    Correction,
    FineRange,
    ItemVersionPublished,
    OrganKind,
    OrganRegistered,
)
from domain.registers.state import Registers
from tests.domain.days import CALENDAR_2023, CALENDAR_2024

XIHU = "organ-xihu"
"""An organ in Hangzhou."""
GONGSHU = "organ-gongshu"
"""Another organ in Hangzhou."""
NINGBO = "organ-ningbo"
"""An organ in the province, and outside every rule pack."""

SHOPFRONT = item("Z-17.3-1")
"""店外经营: correction first, any party 100 to 1,000 yuan."""
BURNING = item("Z-32.2-2")
"""露天焚烧: a citizen 100 to 500 yuan."""
SORTING = item("H-65")
"""不按规定投放生活垃圾: refusal to correct first, a citizen up to 200 yuan, a unit 500 to 5,000."""
DUMPING = item("Z-28.4")
"""随意倾倒建筑垃圾: a unit 100,000 to 1,000,000 yuan; nothing for a citizen in this catalogue."""
TICKET = item("L-1")
"""An item that a 法律 lets one officer act on alone."""

ZHANG = Officer(id="zhang", certificate="C-1")
LI = Officer(id="li", certificate="C-2")
WANG = Officer(id="wang", certificate="C-3")
"""Certificate ended on 2023-06-30."""
HEAD = "head"
"""Who heads the organ."""
HELPER = Officer(id="helper", certificate="C-4", auxiliary=True)
TWO = (ZHANG, LI)

CITIZEN = Party(token="p-citizen", kind=PartyKind.PERSON, age_band=AgeBand.ADULT)  # noqa: S106 -- names a party, opens nothing
CHILD = Party(token="p-child", kind=PartyKind.PERSON, age_band=AgeBand.UNDER_14)  # noqa: S106 -- the same
MINOR = Party(token="p-minor", kind=PartyKind.PERSON, age_band=AgeBand.FROM_14_TO_17)  # noqa: S106 -- the same
TRADER = Party(token="p-trader", kind=PartyKind.SOLE_TRADER)  # noqa: S106 -- the same
UNIT = Party(token="p-unit", kind=PartyKind.UNIT)  # noqa: S106 -- the same

BURNT = Conduct(fingerprint="burnt-leaves", on=date(2023, 7, 10))


def fines(party: PartyClass, minimum: int, maximum: int) -> FineRange:
    """Write a range in yuan."""
    return FineRange(party=party, minimum=money(minimum * 100), maximum=money(maximum * 100))


def _organ(code: str, region: str) -> OrganRegistered:
    return OrganRegistered(
        organ=code,
        name=code,
        kind=OrganKind.INTEGRATED,
        region=division(region),
        effective_from=date(2019, 1, 1),
    )


def _item(code: str, correction: Correction, *ranges: FineRange, alone: str | None = None) -> ItemVersionPublished:
    return ItemVersionPublished(
        item=item(code),
        name=code,
        norm="norm",
        article="1",
        correction=correction,
        fine_optional=False,
        fines=ranges,
        effective_from=date(2019, 1, 1),
        single_officer_law=alone,
        kinds=tuple(kind for kind in PenaltyKind if kind not in {PenaltyKind.DETENTION, PenaltyKind.OTHER}),
    )


def _certificate(officer: Officer, valid_to: date) -> CertificateIssued:
    return CertificateIssued(
        certificate=officer.certificate or "",
        officer=officer.id,
        organ=XIHU,
        valid_from=date(2019, 1, 1),
        valid_to=valid_to,
    )


REGISTERED = (
    _organ(XIHU, "330106"),
    _organ(GONGSHU, "330105"),
    _organ(NINGBO, "330203"),
    _item(SHOPFRONT, Correction.FIRST, fines(PartyClass.ANY, 100, 1000)),
    _item(BURNING, Correction.WITH, fines(PartyClass.PERSON, 100, 500)),
    _item(SORTING, Correction.REFUSE, fines(PartyClass.PERSON, 0, 200), fines(PartyClass.UNIT, 500, 5000)),
    _item(DUMPING, Correction.WITH, fines(PartyClass.UNIT, 100_000, 1_000_000)),
    _item(TICKET, Correction.NONE, fines(PartyClass.ANY, 20, 200), alone="道路交通安全法"),
    _certificate(ZHANG, date(2028, 12, 31)),
    _certificate(LI, date(2028, 12, 31)),
    _certificate(WANG, date(2023, 6, 30)),
    _certificate(HELPER, date(2028, 12, 31)),
    CALENDAR_2023,
    CALENDAR_2024,
)

CITY = Registers(REGISTERED)
