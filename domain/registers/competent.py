"""Who is competent for an item in a division on a day (权责归属): who supervises, who punishes, which townships may.

Where a duty boundary (监管与执法边界) is in force it names the enforcer. Where there is none, every organ of the
division competes whose kind the catalogue names. Townships punish what they were granted, within their own territory,
which is finer than a division code: they stand beside, and do not make a second enforcer.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.registers.duties import DutyBoundaryPublished
from domain.registers.facts import OrganKind, OrganRegistered
from domain.registers.state import Registers


class Ground(StrEnum):
    """What makes an organ competent."""

    BOUNDARY = "boundary"
    CATALOGUE = "catalogue"
    GRANT = "grant"


class Holder(Struct, frozen=True, kw_only=True):
    """An organ that holds a power."""

    organ: str
    name: str | None
    """None for an organ that no register knows on that day."""
    kind: OrganKind | None
    by: Ground
    since: date | None = None
    """First day of the boundary that names it."""


class Gap(StrEnum):
    """What is wrong with the competence for an item."""

    NONE = "none"
    """Nobody punishes it."""
    SEVERAL = "several"
    """More than one organ does."""
    UNREGISTERED = "unregistered"
    """The one who should is not registered as an organ."""


class Competent(Struct, frozen=True, kw_only=True):
    """Who was competent for an item in a division on a day."""

    item: str
    item_name: str | None
    norm: str | None
    article: str | None
    in_force: bool
    """Whether a version of the item was in force."""
    region: str
    on: date
    supervisor: str | None
    """None where no boundary says who supervises."""
    enforcers: tuple[Holder, ...]
    townships: tuple[Holder, ...]
    transfer_standard: str | None = None
    gap: Gap | None = None


def competent(registers: Registers, item: str, region: str, on: date) -> Competent:
    """Find who was competent; an item that was not in force had nobody, and is no gap."""
    return _competent(registers, item, region, on, registers.organs_in(region, on), _grantees(registers, item, on))


def _competent(  # noqa: PLR0913, PLR0917 -- what is the same for many items, or many divisions, is looked up once
    registers: Registers,
    item: str,
    region: str,
    on: date,
    organs: Sequence[OrganRegistered],
    grantees: Sequence[OrganRegistered],
) -> Competent:
    version = registers.item(item, on)
    boundaries = registers.competence.boundaries(item, region, on)
    latest = registers.competence.boundary(item, region, on)
    enforcers: tuple[Holder, ...] = ()
    if boundaries:
        enforcers = tuple(_named(registers, boundary, on) for boundary in _last_by_enforcer(boundaries))
    elif version is not None:
        enforcers = tuple(_by_kind(organs, version.enforcers))
    return Competent(
        item=item,
        item_name=version.name if version is not None else None,
        norm=version.norm if version is not None else None,
        article=version.article if version is not None else None,
        in_force=version is not None,
        region=region,
        on=on,
        supervisor=latest.supervisor if latest is not None else None,
        enforcers=enforcers,
        townships=tuple(_holder(t, Ground.GRANT) for t in grantees if t.region == region)
        if version is not None
        else (),
        transfer_standard=latest.transfer_standard if latest is not None else None,
        gap=_gap(enforcers) if version is not None else None,
    )


def gaps(registers: Registers, on: date, regions: Iterable[str], items: Iterable[str]) -> Iterator[Competent]:
    """Find the items in force that nobody punishes, or more than one does, in order of item and division."""
    places = {region: registers.organs_in(region, on) for region in sorted(regions)}
    for item in sorted(items):
        if registers.item(item, on) is not None:
            grantees = _grantees(registers, item, on)
            found = (_competent(registers, item, r, on, organs, grantees) for r, organs in places.items())
            yield from (one for one in found if one.gap is not None)


def regions(registers: Registers, on: date) -> set[str]:
    """List the divisions that have an organ on a day."""
    found = (registers.organ(code, on) for code in registers.organs)
    return {str(organ.region) for organ in found if organ is not None}


def _last_by_enforcer(boundaries: Iterable[DutyBoundaryPublished]) -> list[DutyBoundaryPublished]:
    by_enforcer = {b.enforcer: b for b in sorted(boundaries, key=lambda b: b.effective_from)}
    return [by_enforcer[enforcer] for enforcer in sorted(by_enforcer)]


def _named(registers: Registers, boundary: DutyBoundaryPublished, on: date) -> Holder:
    organ = registers.organ(boundary.enforcer, on)
    return Holder(
        organ=boundary.enforcer,
        name=organ.name if organ is not None else None,
        kind=organ.kind if organ is not None else None,
        by=Ground.BOUNDARY,
        since=boundary.effective_from,
    )


def _by_kind(organs: Iterable[OrganRegistered], kinds: Iterable[OrganKind]) -> Iterator[Holder]:
    for organ in organs:
        if organ.kind in kinds and organ.kind != OrganKind.TOWNSHIP:
            yield _holder(organ, Ground.CATALOGUE)


def _grantees(registers: Registers, item: str, on: date) -> list[OrganRegistered]:
    found = (registers.organ(township, on) for township in registers.competence.townships(item, on))
    return [organ for organ in found if organ is not None]


def _holder(organ: OrganRegistered, by: Ground) -> Holder:
    return Holder(organ=organ.organ, name=organ.name, kind=organ.kind, by=by)


def _gap(enforcers: tuple[Holder, ...]) -> Gap | None:
    match enforcers:
        case ():
            return Gap.NONE
        case (Holder(kind=None),):
            return Gap.UNREGISTERED
        case (_,):
            return None
        case _:
            return Gap.SEVERAL
