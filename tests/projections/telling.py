"""Telling cases to a store in few words."""

from datetime import date, datetime, timedelta

from domain.admission import admit, admit_register
from domain.event import Event, with_data
from domain.fact import Fact, money
from domain.ids import CaseId, case_id, division, item
from domain.parties import Conduct, Officer, Party, PartyClass, PartyKind
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import PenaltyKind
from domain.ports.event_log import Append
from domain.ports.store import Store
from domain.registers.facts import (
    CalendarPublished,
    CertificateIssued,
    Correction,
    FineRange,
    ItemVersionPublished,
    OrganKind,
    OrganRegistered,
)
from domain.time.instants import CHINA

SOURCE = "urn:test:city"
BUREAU = "bureau-westlake"
RIVAL = "bureau-gongshu"
LITTERING = item("ZJ-SR-32.2-a")
FIRST_DAY = date(2023, 1, 1)


def at(text: str) -> datetime:
    """Read a Chinese local time such as ``2023-07-12 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def case(subject: str) -> CaseId:
    """Name the case of a subject."""
    return case_id(SOURCE, subject)


def told(subject: str, when: str, fact: Fact | str, organ: str = BUREAU, **data: object) -> Event:
    """Make a reported event."""
    known = with_data(fact, data) if isinstance(fact, str) else fact
    return Event(
        source=SOURCE,
        id=f"{subject}/{known.TAG}/{when}",
        fact=known,
        occurred_at=at(when),
        subject=subject,
        organ=organ,
        synthetic=True,
    )


def unit(event: Event) -> Append:
    """Make the unit of append of a reported case fact."""
    return admit(event, case(event.subject))


def tell(store: Store, *events: Event) -> None:
    """Append reported facts in this order."""
    store.log.append([unit(event) for event in events])


def registers() -> list[Append]:
    """Make the reference data that the tests judge by."""
    organs = ((BUREAU, "330106"), (RIVAL, "330105"))
    holidays = tuple(date(2023, 9, 29) + timedelta(days=n) for n in range(8))
    facts: list[Fact] = [
        *(organ(code, region) for code, region in organs),
        littering(),
        CalendarPublished(year=2023, days_off=holidays, worked_weekends=(date(2023, 10, 7), date(2023, 10, 8))),
        *(certificate(name) for name in ("chen", "lin")),
    ]
    return [register(fact) for fact in facts]


def organ(code: str, region: str) -> OrganRegistered:
    """Make an organ."""
    return OrganRegistered(
        organ=code, name=code, kind=OrganKind.INTEGRATED, region=division(region), effective_from=FIRST_DAY
    )


def littering() -> ItemVersionPublished:
    """Make the littering item: 20 to 50 yuan, persons only."""
    return ItemVersionPublished(
        item=LITTERING,
        name="乱扔果皮纸屑烟蒂",
        norm="浙江省城市市容和环境卫生管理条例",
        article="32(2)",
        correction=Correction.NONE,
        fine_optional=True,
        fines=(FineRange(party=PartyClass.PERSON, minimum=money(20_00), maximum=money(50_00)),),
        effective_from=FIRST_DAY,
        kinds=(PenaltyKind.FINE, PenaltyKind.WARNING),
    )


def certificate(officer: str) -> CertificateIssued:
    """Make an officer's certificate."""
    return CertificateIssued(
        certificate=f"cert-{officer}",
        officer=officer,
        organ=BUREAU,
        valid_from=FIRST_DAY,
        valid_to=date(2027, 12, 31),
    )


def register(fact: Fact) -> Append:
    """Make the unit of append of a register fact."""
    event = Event(
        source="urn:test:registers",
        id=f"{fact.TAG}/{fact!r}"[:400],
        fact=fact,
        occurred_at=at("2022-12-01 09:00"),
        subject="registers",
    )
    return admit_register(event)


PERSON = Party(token="party-1", kind=PartyKind.PERSON)  # noqa: S106 -- a name, not a secret
OFFICERS = (Officer(id="chen", certificate="cert-chen"), Officer(id="lin", certificate="cert-lin"))


def conduct(fingerprint: str = "litter-1") -> Conduct:
    """Name an act."""
    return Conduct(fingerprint=fingerprint, on=date(2023, 7, 12))


def on_the_spot(form: str, fine: int, fingerprint: str = "litter-1") -> OnTheSpotDecided:
    """Make an on-the-spot decision of the littering item, with two officers whose certificates are in force."""
    return OnTheSpotDecided(
        form_number=form,
        item=LITTERING,
        party=PERSON,
        conduct=conduct(fingerprint),
        officers=OFFICERS,
        fine=money(fine),
        identity_shown=True,
    )


def filed(number: str, fingerprint: str = "litter-1") -> CaseFiled:
    """Make a filing of the littering item."""
    return CaseFiled(
        case_number=number, items=(LITTERING,), party=PERSON, conduct=conduct(fingerprint), approver="chief"
    )
