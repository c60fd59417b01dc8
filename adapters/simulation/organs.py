"""The organs of the simulated city and their officers, the same in every city whatever its seed."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from adapters.registers.divisions import divisions
from adapters.registers.items import items
from adapters.registers.seed import midnight
from adapters.simulation.identities import SOURCE_PREFIX, organ_code
from adapters.simulation.rules import WARNABLE, rules
from domain.authority import EVERY_ORGAN
from domain.event import Event
from domain.fact import Fact
from domain.ids import DivisionCode, Uscc
from domain.parties import Officer
from domain.registers.duties import TownshipGrantPublished
from domain.registers.facts import (
    REGISTER_OF,
    CertificateExpired,
    CertificateIssued,
    CertificateSuspended,
    OrganKind,
    OrganRegistered,
)
from domain.registers.sources import SourceRegistered

_SINCE: Final = date(2021, 1, 1)
_VALID: Final = (_SINCE, date(2026, 12, 31))
_LAPSED: Final = (date(2015, 1, 1), date(2020, 12, 31))
_WITHDRAWN_ON: Final = date(2021, 6, 1)
_OFFICERS: Final = 6

PLATFORM: Final = ("enforcement-app", "penalty-system")
"""Systems of the enforcement platform (执法平台), which speak for every organ."""
_BODIES: Final = (
    ("综合行政执法局", OrganKind.INTEGRATED),
    ("住房和城乡建设局", OrganKind.DEPARTMENT),
    ("生态环境局", OrganKind.DEPARTMENT),
    ("示例街道办事处", OrganKind.TOWNSHIP),
    ("行政审批局", OrganKind.APPROVAL),
    ("司法局", OrganKind.SUPERVISION),
)


class Staff(Struct, frozen=True, kw_only=True):
    """The people of an enforcement organ."""

    qualified: tuple[Officer, ...]
    expired: Officer
    suspended: Officer
    ended: Officer
    """Whose certificate was ended before its term."""
    trainee: Officer
    """Who has no certificate yet."""
    auxiliary: Officer


class Organ(Struct, frozen=True, kw_only=True):
    """An organ with its people."""

    code: Uscc
    name: str
    kind: OrganKind
    region: DivisionCode
    short: str
    """Short name in document numbers, such as ``330106-1``."""
    staff: Staff


class Place(Struct, frozen=True, kw_only=True):
    """A county-level unit, or the city itself, with its organs."""

    region: DivisionCode
    enforcement: tuple[Organ, ...]
    """The integrated enforcement bureau first."""
    approval: Organ
    justice: Organ
    """司法局: supervises enforcement and decides reviews."""


def places() -> tuple[Place, ...]:
    """Build all places."""
    return tuple(_place(region, name) for region, name in divisions().items())


def _place(region: DivisionCode, name: str) -> Place:
    organs = [_organ(region, name, number) for number in range(len(_BODIES))]
    return Place(region=region, enforcement=tuple(organs[:4]), approval=organs[4], justice=organs[5])


def _organ(region: DivisionCode, place: str, number: int) -> Organ:
    body, kind = _BODIES[number]
    code = organ_code(region, number + 1)
    short = f"{region}-{number + 1}"
    return Organ(code=code, name=f"{place}{body}（模拟）", kind=kind, region=region, short=short, staff=_staff(short))


def _staff(short: str) -> Staff:
    def officer(number: int) -> Officer:
        return Officer(id=f"officer-{short}-{number:02d}", certificate=f"SIM-{short}-{number:02d}")

    return Staff(
        qualified=tuple(officer(n) for n in range(1, _OFFICERS + 1)),
        expired=officer(91),
        suspended=officer(92),
        ended=officer(93),
        trainee=Officer(id=f"officer-{short}-94"),
        auxiliary=Officer(id=f"auxiliary-{short}-95", auxiliary=True),
    )


def organ_events(all_places: tuple[Place, ...]) -> Iterator[Event]:
    """Register organs and certificates; every event says that it is made up."""
    for name, first, rule in rules():
        yield _event(name, rule, midnight(first))
    for system in PLATFORM:
        yield _event(
            f"source-{system}",
            SourceRegistered(source=SOURCE_PREFIX + system, organs=(EVERY_ORGAN,), effective_from=_SINCE),
        )
    for place in all_places:
        for organ in (*place.enforcement, place.approval, place.justice):
            if organ.kind == OrganKind.TOWNSHIP:
                yield _granted(organ)
            yield _event(
                f"organ-{organ.short}",
                OrganRegistered(
                    organ=organ.code, name=organ.name, kind=organ.kind, region=organ.region, effective_from=_SINCE
                ),
            )
        for organ in place.enforcement:
            yield from _certificates(organ)


def _granted(organ: Organ) -> Event:
    """Grant a township every item of the shipped catalogue, and the made-up one."""
    return _event(
        f"grant-{organ.short}",
        TownshipGrantPublished(
            township=organ.code,
            items=(WARNABLE.item, *(version.item for _, _, version in items())),
            document="模拟：赋权决定",
            effective_from=_SINCE,
            published_url="urn:simulated:grants",
        ),
    )


def _certificates(organ: Organ) -> Iterator[Event]:
    staff = organ.staff
    for officer in (*staff.qualified, staff.suspended, staff.ended, staff.expired):
        certificate = officer.certificate or officer.id
        valid_from, valid_to = _LAPSED if officer is staff.expired else _VALID
        yield _event(
            f"issued-{certificate}",
            CertificateIssued(
                certificate=certificate,
                officer=officer.id,
                organ=organ.code,
                valid_from=valid_from,
                valid_to=valid_to,
            ),
            midnight(valid_from),
        )
    suspended, ended = staff.suspended.certificate or "", staff.ended.certificate or ""
    yield _event(
        f"suspended-{suspended}",
        CertificateSuspended(certificate=suspended, suspended_from=_WITHDRAWN_ON, reason="模拟：暂扣"),
        midnight(_WITHDRAWN_ON),
    )
    yield _event(
        f"ended-{ended}",
        CertificateExpired(certificate=ended, expired_on=_WITHDRAWN_ON, reason="模拟：调离执法岗位"),
        midnight(_WITHDRAWN_ON),
    )


def _event(name: str, fact: Fact, at: datetime | None = None) -> Event:
    return Event(
        source=f"{SOURCE_PREFIX}registers",
        id=name,
        fact=fact,
        occurred_at=at or midnight(_SINCE),
        subject=f"urn:bihuan:register:{REGISTER_OF[type(fact)]}",
        synthetic=True,
    )
