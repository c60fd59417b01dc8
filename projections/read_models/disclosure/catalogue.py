"""What is public beforehand (事前公开): organs, certificates, powers, procedures, random checks, as of a day.

All of it is what the registers say; each entry with the days on which it holds, and with why it is stale: it should be
published anew, or taken out. Of an officer only the certificate is told, never a name.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.law.packs import PACKS
from domain.registers.facts import CertificateIssued, ItemVersionPublished, OrganKind, OrganRegistered
from domain.registers.in_force import in_force
from domain.registers.state import Registers
from domain.terms import Term


class Section(StrEnum):
    """What is public beforehand (118号 cl. 4)."""

    ORGANS = "organs"
    CERTIFICATES = "certificates"
    POWERS = "powers"
    PROCEDURES = "procedures"
    RANDOM_CHECKS = "random_checks"


SECTIONS: Final = {
    Section.ORGANS: Term("执法主体", "organs, and whether each has published its basics"),
    Section.CERTIFICATES: Term("执法证件", "officers' certificates, without names"),
    Section.POWERS: Term("执法事项", "enforcement items, and items granted to townships"),
    Section.PROCEDURES: Term("程序与裁量基准", "rule packs and discretion tables"),
    Section.RANDOM_CHECKS: Term("随机抽查与综合查一次清单", "lists for random and joint inspections"),
}
STALE: Final = {
    "never_published": Term("从未公示基本信息", "The organ has never published its basics."),
    "incomplete": Term("公示项目不全", "What the organ published lacks items."),
    "norm_changed": Term("依据已变更而未重新公示", "The norm changed, and this was not published anew."),
    "certificate_expired": Term("证件已失效", "The certificate has expired, and its holder has no other."),
    "certificate_suspended": Term("证件暂扣中", "The certificate is suspended."),
    "ended": Term("已失效而无新版本", "It has ended, and no other version follows."),
    "no_longer_unlawful": Term("行为已合法化", "The act is no longer unlawful."),
    "unpublished": Term("尚未公布", "It has not been published."),
}
"""Why something is stale."""


class Basics(Struct, frozen=True):
    """What an organ last published about itself."""

    published_on: date
    lacking: tuple[str, ...]
    norms_as_of: date


class Listed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is public beforehand."""

    key: str
    name: str
    valid_from: date
    valid_to: date | None = None
    organ: str | None = None
    region: str | None = None
    basis: str | None = None
    stale: tuple[str, ...] = ()
    """Why, by the names in ``STALE``."""
    lacking: tuple[str, ...] = ()
    """What the basics of an organ lack."""
    changed: tuple[str, ...] = ()
    """Items that changed since an organ compared its basis with the norms."""


def listed(section: Section, registers: Registers, basics: Mapping[str, Basics], on: date) -> list[Listed]:
    """List a section as of a day, in order of the keys."""
    match section:
        case Section.ORGANS:
            return _in_order(_organs(registers, basics, on))
        case Section.CERTIFICATES:
            return _in_order(_certificates(registers, on))
        case Section.POWERS:
            return _in_order(_powers(registers, on))
        case Section.PROCEDURES:
            return _in_order(_procedures(registers, on))
        case Section.RANDOM_CHECKS:
            return _in_order(_random_checks(registers, on))


def _in_order(found: Iterable[Listed]) -> list[Listed]:
    return sorted(found, key=lambda one: one.key)


def _organs(registers: Registers, basics: Mapping[str, Basics], on: date) -> Iterator[Listed]:
    changes = [v for item in registers.items for v in registers.versions(item) if v.effective_from <= on]
    for code in registers.organs:
        organ = registers.organ(code, on)
        if organ is None:
            continue
        last = basics.get(code)
        changed = _changed(organ, last, changes)
        stale = {
            "never_published": last is None and organ.kind != OrganKind.SUPERVISION,
            "incomplete": last is not None and bool(last.lacking),
            "norm_changed": bool(changed),
        }
        yield Listed(
            key=code,
            name=organ.name,
            valid_from=organ.effective_from,
            valid_to=organ.effective_to,
            organ=code,
            region=organ.region,
            stale=_named(stale),
            lacking=last.lacking if last is not None else (),
            changed=changed,
        )


def _changed(organ: OrganRegistered, last: Basics | None, changes: list[ItemVersionPublished]) -> tuple[str, ...]:
    """Find the items of an organ's kind that changed after it compared its basis with the norms."""
    if last is None:
        return ()
    of_it = (v for v in changes if not v.enforcers or organ.kind in v.enforcers)
    return tuple(sorted({str(v.item) for v in of_it if v.effective_from > last.norms_as_of}))


def _certificates(registers: Registers, on: date) -> Iterator[Listed]:
    latest: dict[str, CertificateIssued] = {}
    for term in registers.personnel.certificates():
        known = latest.get(term.certificate)
        if term.valid_from <= on and (known is None or known.valid_from <= term.valid_from):
            latest[term.certificate] = term
    valid = {t.officer for t in latest.values() if registers.certified(t.officer, t.certificate, on)}
    for number, term in latest.items():
        counts = registers.certified(term.officer, number, on)
        suspended = not counts and registers.personnel.suspended(number, on)
        if counts or suspended or term.officer not in valid:
            yield Listed(
                key=number,
                name=number,
                valid_from=term.valid_from,
                valid_to=term.valid_to,
                organ=term.organ,
                region=registers.region(term.organ, on),
                stale=_named({"certificate_suspended": suspended, "certificate_expired": not counts and not suspended}),
            )


def _powers(registers: Registers, on: date) -> Iterator[Listed]:
    for code in registers.items:
        known = [v for v in registers.versions(code) if v.effective_from <= on]
        version = in_force(known, on) or max(known, key=lambda v: v.effective_from, default=None)
        if version is not None:
            ended = version.effective_to is not None and version.effective_to < on
            lawful = version.lawful_from is not None and version.lawful_from <= on
            yield Listed(
                key=code,
                name=version.name,
                valid_from=version.effective_from,
                valid_to=version.effective_to,
                basis=f"《{version.norm}》{version.article}",
                stale=_named({"no_longer_unlawful": lawful, "ended": ended and not lawful}),
            )
    for grant in registers.competence.grants():
        if grant.effective_from <= on:
            yield Listed(
                key=f"{grant.township}/{grant.document}",
                name=f"镇街赋权事项（{len(grant.items)}项）",
                valid_from=grant.effective_from,
                organ=grant.township,
                region=registers.region(grant.township, on),
                basis=grant.document,
                stale=_named({"unpublished": grant.published_url is None}),
            )


def _procedures(registers: Registers, on: date) -> Iterator[Listed]:
    for pack in PACKS:
        if pack.first <= on <= (pack.last or on):
            yield Listed(
                key=pack.id, name=pack.because, valid_from=pack.first, valid_to=pack.last, region=pack.jurisdiction
            )
    for table in registers.rulebook.discretion_tables():
        if registers.rulebook.discretion(table.item, table.region, on) != table:
            continue
        version = registers.item(table.item, on)
        unpublished = table.published_on is None or table.published_on > on
        changed = version is not None and version.effective_from > table.effective_from
        yield Listed(
            key=f"{table.item}/{table.region or ''}/{table.document}",
            name=f"裁量基准：{version.name if version is not None else table.item}",
            valid_from=table.effective_from,
            valid_to=table.effective_to,
            region=table.region,
            basis=table.document,
            stale=_named({"unpublished": unpublished, "norm_changed": changed}),
        )


def _random_checks(registers: Registers, on: date) -> Iterator[Listed]:
    by_scene = {
        s.scene: s
        for s in sorted(registers.competence.scenes(), key=lambda s: s.effective_from)
        if s.effective_from <= on
    }
    for name, last in by_scene.items():
        scene = registers.competence.scene(name, on) or last
        ended = scene.effective_to is not None and scene.effective_to < on
        yield Listed(
            key=name,
            name=f"{name}：每年不超过{scene.frequency}次",
            valid_from=scene.effective_from,
            valid_to=scene.effective_to,
            organ=scene.lead_organ,
            region=registers.region(scene.lead_organ, on),
            basis="、".join(scene.items),
            stale=_named({"ended": ended}),
        )


def _named(stale: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, holds in stale.items() if holds)
