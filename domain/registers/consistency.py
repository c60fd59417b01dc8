"""Consistency: what register facts may not say, by themselves and beside what the registers hold already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct

from domain.fact import Fact, flaws
from domain.law.book import GUARDS
from domain.parties import PartyClass
from domain.registers.devices import MonitoringDevicePublished, MonitoringDeviceReviewed
from domain.registers.duties import (
    ComplianceGuidePublished,
    DutyBoundaryPublished,
    EmergencyDeclared,
    EntrustmentPublished,
    SceneListPublished,
    TownshipGrantPublished,
    TownshipGrantWithdrawn,
)
from domain.registers.facts import (
    CalendarPublished,
    CertificateExpired,
    CertificateIssued,
    CertificateSuspended,
    ItemVersionPublished,
    OrganKind,
    OrganRegistered,
    first_day,
)
from domain.registers.party_facts import PartyIdentityMerged, PartyRegistered
from domain.registers.rules import DiscretionTableActivated, LawPackActivated, NoPenaltyListActivated, Tier
from domain.registers.sources import SourceRegistered
from domain.registers.staff import OfficerPosted, OfficerRecalled, QualificationExamPassed, TrainingCompleted
from domain.registers.state import Registers, fine_range

_YUAN: Final = 100
"""Tiers are written in whole yuan: the next may begin one yuan after the last ends."""

_KEYS: Final[dict[type[Fact], tuple[str, ...]]] = {
    OrganRegistered: ("organ",),
    ItemVersionPublished: ("item",),
    CertificateIssued: ("certificate",),
    CertificateSuspended: ("certificate",),
    CertificateExpired: ("certificate",),
    CalendarPublished: ("year",),
    TownshipGrantPublished: ("township", "document"),
    TownshipGrantWithdrawn: ("township", "document"),
    DutyBoundaryPublished: ("item", "region"),
    SceneListPublished: ("scene",),
    ComplianceGuidePublished: ("guide",),
    EntrustmentPublished: ("organ", "organisation", "document"),
    EmergencyDeclared: ("emergency",),
    TrainingCompleted: ("person", "course"),
    QualificationExamPassed: ("person", "course"),
    OfficerPosted: ("person", "to_township"),
    OfficerRecalled: ("person", "to_township"),
    LawPackActivated: ("region",),
    DiscretionTableActivated: ("item", "region"),
    NoPenaltyListActivated: ("list", "item", "leniency"),
    MonitoringDeviceReviewed: ("device",),
    MonitoringDevicePublished: ("device",),
    PartyRegistered: ("party",),
    PartyIdentityMerged: ("merged",),
    SourceRegistered: ("source",),
}
"""What a register fact is about: with its first day, this names one version of it."""

_ONE_AT_A_TIME: Final = frozenset(
    {
        OrganRegistered,
        ItemVersionPublished,
        CertificateIssued,
        DutyBoundaryPublished,
        SceneListPublished,
        LawPackActivated,
        DiscretionTableActivated,
        NoPenaltyListActivated,
    }
)
"""Of these only one version may hold on a day."""

_LAST_DAYS: Final = ("effective_to", "valid_to", "suspended_to", "posted_to")


class Contradiction(Struct, frozen=True):
    """A fact that cannot be taken, by its number in what was to be entered, and the rule that it breaks."""

    number: int
    rule: str
    zh: str
    en: str


def about(fact: Fact) -> tuple[str, ...]:
    """Name what a register fact is about, with its first day: the same name again is a correction of it."""
    values = (str(getattr(fact, field) or "") for field in _KEYS[type(fact)])
    return (fact.TAG, *values, first_day(fact).isoformat())


def contradictions(fresh: Sequence[Fact], known: Iterable[Fact]) -> list[Contradiction]:
    """Find everything that is wrong with facts to be entered into registers that hold ``known``."""
    standing = {about(fact): fact for fact in known}
    standing |= {about(fact): fact for fact in fresh}
    registers = Registers(sorted(standing.values(), key=first_day))
    certificates = {f.certificate for f in standing.values() if isinstance(f, CertificateIssued)}
    officers = {f.officer for f in standing.values() if isinstance(f, CertificateIssued)}
    bench = _Bench(registers, certificates, officers)
    overlaps = _overlapping(standing.values())
    names = [about(fact) for fact in fresh]
    found: list[Contradiction] = []
    for number, (fact, name) in enumerate(zip(fresh, names, strict=True)):
        said = [*_twice(name, names[:number]), *_own(fact), *bench.beside(fact), *overlaps.get(name, ())]
        found.extend(Contradiction(number, rule, zh, en) for rule, zh, en in dict.fromkeys(said))
    return found


_Said = tuple[str, str, str]


def _twice(name: tuple[str, ...], before: Sequence[tuple[str, ...]]) -> Iterator[_Said]:
    if name in before:
        yield "twice", "同一版本在文件中出现两次", "the same version stands there twice"


def _last_day(fact: Fact) -> date | None:
    found = (getattr(fact, field, None) for field in _LAST_DAYS)
    return next((day for day in found if isinstance(day, date)), None)


def _own(fact: Fact) -> Iterator[_Said]:
    """Say what is wrong with a fact whatever the registers hold."""
    for flaw in flaws(fact):
        yield "identifier", f"{flaw.field}={flaw.value}：标识校验不通过", f"{flaw.field} {flaw.value}: {flaw.reason}"
    last = _last_day(fact)
    if last is not None and last < first_day(fact):
        yield "dates", f"{last}早于起始日{first_day(fact)}", f"ends on {last}, before it begins on {first_day(fact)}"
    match fact:
        case ItemVersionPublished(fines=fines):
            if any(f.minimum > f.maximum for f in fines):
                yield "range", "罚款下限高于上限", "the lowest fine exceeds the highest"
        case CalendarPublished(year=year):
            days = (*fact.days_off, *fact.worked_weekends)
            if stray := [day for day in days if day.year != year]:
                yield "calendar", f"{stray[0]}不属于{year}年", f"{stray[0]} falls in another year than {year}"
            if len(set(days)) < len(days):
                yield "calendar", "同一日期出现两次", "a day stands there twice"
        case SceneListPublished() if fact.lead_organ not in fact.organs:
            yield "lead", "牵头机关不在参与机关之列", "the lead organ is none of the organs"
        case LawPackActivated():
            yield from _switched_off(fact)
        case _:
            pass


def _switched_off(pack: LawPackActivated) -> Iterator[_Said]:
    for name in pack.switched_off:
        rule = GUARDS.get(name)
        if rule is None:
            yield "unknown_guard", f"规则包所列{name}不存在", f"the pack names {name}, which is no guard"
        elif not rule.optional:
            yield "verified_guard", f"{name}出自法律文本，不得停用", f"{name} stands in a text of law: it cannot be off"


class _Bench(Struct, frozen=True):
    """What facts are held against."""

    registers: Registers
    certificates: set[str]
    officers: set[str]

    def beside(self, fact: Fact) -> Iterator[_Said]:
        """Say what is wrong with a fact beside all the others."""
        for code in _items(fact):
            if not self.registers.knows_item(code):
                yield "unknown_item", f"事项{code}不在事项库中", f"item {code} is in no catalogue"
        for code in _organs(fact):
            if self.registers.organ(code, first_day(fact)) is None:
                yield "unknown_organ", f"机关{code}当日未登记", f"organ {code} is not registered on that day"
        match fact:
            case TownshipGrantPublished(township=code) | TownshipGrantWithdrawn(township=code):
                if self.registers.kind(code, first_day(fact)) not in {OrganKind.TOWNSHIP, None}:
                    yield "township", f"{code}不是乡镇街道", f"{code} is no township or street office"
            case CertificateSuspended(certificate=name) | CertificateExpired(certificate=name):
                if name not in self.certificates:
                    yield "certificate", f"执法证{name}未曾发放", f"certificate {name} was never issued"
            case OfficerPosted(person=person) | OfficerRecalled(person=person):
                if person not in self.officers:
                    yield "certificate", f"{person}没有执法证有效期", f"{person} has no certificate with a period"
            case DiscretionTableActivated():
                yield from self._tiers(fact)
            case _:
                pass

    def _tiers(self, table: DiscretionTableActivated) -> Iterator[_Said]:
        """Find holes and overlaps of a discretion table, within the range of the item's version of its first day."""
        version = self.registers.item(table.item, table.effective_from)
        for party in sorted({tier.party for tier in table.tiers}):
            tiers = sorted((t for t in table.tiers if t.party == party), key=lambda t: (t.minimum, t.maximum))
            classes = (True, False) if party == PartyClass.ANY else (party == PartyClass.UNIT,)
            for is_unit in classes:
                yield from _holes(tiers, fine_range(version, is_unit=is_unit))
        if not table.tiers:
            yield "hole", "裁量基准没有档次", "the discretion table has no tier"


def _holes(tiers: Sequence[Tier], allowed: tuple[int, int] | None) -> Iterator[_Said]:
    reached = allowed[0] if allowed is not None else tiers[0].minimum
    for tier in tiers:
        if tier.minimum > reached + (_YUAN if tier is not tiers[0] else 0):
            yield "hole", f"{_yuan(reached)}元与{_yuan(tier.minimum)}元之间没有档次", _gap(reached, tier.minimum)
        elif tier.minimum < reached or tier.maximum < tier.minimum:
            yield (
                "tiers",
                f"档次{tier.tier}与前一档次重叠或者超出法定幅度",
                f"tier {tier.tier} overlaps the one before it, or leaves the statutory range",
            )
        reached = max(reached, tier.maximum)
    if allowed is not None and reached < allowed[1]:
        yield "hole", f"{_yuan(reached)}元与{_yuan(allowed[1])}元之间没有档次", _gap(reached, allowed[1])
    if allowed is not None and reached > allowed[1]:
        yield "tiers", "最高档次超出法定幅度", "the highest tier exceeds the statutory range"


def _yuan(fen: int) -> str:
    return f"{fen / _YUAN:,.2f}"


def _gap(low: int, high: int) -> str:
    return f"no tier covers what lies between {_yuan(low)} and {_yuan(high)} yuan"


def _items(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, ItemVersionPublished):
        return ()
    one: str | None = getattr(fact, "item", None)
    several: tuple[str, ...] = getattr(fact, "items", ())
    return ((one,) if one is not None else ()) + several


def _organs(fact: Fact) -> tuple[str, ...]:
    match fact:
        case CertificateIssued(organ=organ) | EntrustmentPublished(organ=organ):
            return (organ,)
        case TownshipGrantPublished(township=township) | TownshipGrantWithdrawn(township=township):
            return (township,)
        case DutyBoundaryPublished(supervisor=supervisor, enforcer=enforcer):
            return (supervisor, enforcer)
        case SceneListPublished(organs=organs):
            return organs
        case OfficerPosted(from_organ=origin, to_township=township):
            return (origin, township)
        case _:
            return ()


def _overlapping(facts: Iterable[Fact]) -> dict[tuple[str, ...], list[_Said]]:
    """Find versions of one thing that hold on one day; where the earlier is open, the later does not end it."""
    versions: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if type(fact) in _ONE_AT_A_TIME:
            versions[about(fact)[:-1]].append(fact)
    found: defaultdict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for several in versions.values():
        in_order = sorted(several, key=first_day)
        for earlier, later in pairwise(in_order):
            last = _last_day(earlier)
            if last is None or last >= first_day(later):
                a, b = first_day(earlier), first_day(later)
                said = ("overlap", f"自{a}起和自{b}起的版本重叠", f"the versions from {a} and from {b} overlap")
                found[about(earlier)].append(said)
                found[about(later)].append(said)
    return found
