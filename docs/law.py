"""Writes LAW.md: what carries each article, the guards, what is left out and why, and which pack holds when."""

import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from msgspec import Struct

from docs.coverage.book import COVERED, Carrier, rows
from docs.fields import docstrings
from docs.samples import samples
from domain import law
from domain.case import EMPTY
from domain.catalogue import FACTS, PART_OF
from domain.context import Context
from domain.event import Event
from domain.fact import Fact
from domain.judgement import JUDGES, judge
from domain.law.book import GUARDS
from domain.law.dated import Dated
from domain.law.guard import Guard
from domain.law.packs import NONE, PACKS
from domain.law.penalty.art_63_hearing_right import Sums
from domain.law.statutes import Citation
from domain.registers.state import Registers

_ROOT = Path(__file__).parents[1]


def page() -> str:
    """Write the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Law"
    yield ""
    yield "Generated from the code by `python -m docs.generate`; do not edit."
    yield ""
    yield "A guard refuses a command, and is a finding where a reported fact breaches it."
    yield ""
    yield from _coverage()
    yield from _articles()
    yield from _guards()
    yield from _not_coded()
    yield from _packs()


def _coverage() -> Iterator[str]:
    yield "## Coverage 覆盖"
    yield ""
    yield "Every paragraph (款) of these statutes, with what carries it: a guard, a [timer](DEADLINES.md), an"
    yield "[event](EVENTS.md) or a projection; or the reason why nothing does."
    yield ""
    for coverage in COVERED:
        yield f"### {coverage.statute.short} {coverage.statute.zh}"
        yield ""
        covered = list(rows(coverage))
        carried = sum(bool(row.carriers) for row in covered)
        yield f"{coverage.statute.en}: {len(coverage.paragraphs)} {coverage.parts} in {len(covered)} paragraphs,"
        yield f"{carried} of them carried, {len(covered) - carried} excused."
        yield ""
        yield "| paragraph 条款 | carried by 承载 | remarks 说明 |"
        yield "| --- | --- | --- |"
        for row in covered:
            place = row.citation.en.removeprefix(f"{coverage.statute.short} ")
            zh = row.citation.zh.removeprefix(f"《{coverage.statute.zh}》")
            yield f"| {place} {zh} | {', '.join(map(_carrier, row.carriers)) or '–'} | {' '.join(row.notes)} |"
        yield ""


def _carrier(carrier: Carrier) -> str:
    name = carrier.name
    items = f" ({'、'.join(map(str, carrier.items))} 项)" if carrier.items else ""
    if name in GUARDS:
        return f"[{name}](#{name.lower()}){items}"
    return f"{FACTS[name].ZH} `{name}`" if name in FACTS else f"`{name}`{items}"


def _articles() -> Iterator[str]:
    whole = {coverage.statute for coverage in COVERED}
    cited = sorted(
        ((c, g) for g in GUARDS.values() for c in g.citations if c.statute not in whole),
        key=lambda pair: _place(pair[0]),
    )
    yield "## Articles of other norms"
    yield ""
    yield "| article | 条文 | guard |"
    yield "| --- | --- | --- |"
    for citation, guard in cited:
        yield f"| {citation.en} | {citation.zh} | [{guard.id}](#{guard.id.lower()}) |"
    yield ""


def _place(citation: Citation) -> tuple[str, int, int, int]:
    return (citation.statute.short, citation.number, citation.paragraph or 0, citation.item or 0)


def _guards() -> Iterator[str]:
    asked = facts_that_meet()
    homes = {value.id: module for module in modules() for value in vars(module).values() if isinstance(value, Guard)}
    yield "## Guards"
    yield ""
    for guard in sorted(GUARDS.values(), key=lambda g: g.id):
        yield from _guard(guard, homes[guard.id], asked.get(guard.id, []))


def _guard(guard: Guard[Any], home: ModuleType, asked: list[type[Fact]]) -> Iterator[str]:
    verified = "not verified in a text of law" if guard.unverified else "verified"
    grades = ", ".join(grade.name.lower() for grade in guard.grades)
    core = "; core" if guard.core else ""
    path = home.__name__.replace(".", "/") + ".py"
    yield f"### {guard.id}"
    yield ""
    yield f"**{guard.zh}** {guard.en}"
    yield ""
    yield " ".join((guard.law.__doc__ or "").split())
    yield ""
    yield f"- Law: {'; '.join(c.en for c in guard.citations)} · {'、'.join(c.zh for c in guard.citations)}"
    yield f"- Grade: {guard.grade} ({grades}), {verified}{core}"
    yield f"- Asked by: {', '.join(f'{cls.ZH} `{cls.TAG}`' for cls in asked) or 'no fact: the door for commands'}"
    yield f"- Code: `{path}`"
    yield f"- Specification: {_specification(home)}"
    yield ""


def _specification(home: ModuleType) -> str:
    folder, _, name = home.__name__.replace(".", "/").rpartition("/")
    path = f"tests/{folder}/test_{name}.py"
    return f"`{path}`" if (_ROOT / path).exists() else "none"


def _not_coded() -> Iterator[str]:
    yield "## Not coded"
    yield ""
    yield "| module | what | why not |"
    yield "| --- | --- | --- |"
    for module in modules():
        for what, why in vars(module)["NOT_CODED"].items():
            yield f"| `{module.__name__.removeprefix('domain.law.')}` | {what} | {why} |"
    yield ""


def _packs() -> Iterator[str]:
    yield "## Rule packs"
    yield ""
    yield "The pack is chosen by the place of the organ and the date of the act. Outside every pack nothing is judged."
    yield ""
    yield "| pack | divisions | first day | last day | began with | legal review | guards |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for pack in PACKS:
        without = ", ".join(sorted(GUARDS.keys() - pack.guards))
        guards = f"all but {without}" if without else "all"
        last = pack.last or ""
        yield (
            f"| {pack.id} | {pack.jurisdiction}… | {pack.first} | {last} | {pack.because} "
            f"| {pack.legal_review.value} | {guards} |"
        )
    yield f"| {NONE.id} | elsewhere |  |  | {NONE.because} |  | none |"
    yield ""
    yield from _policies()
    yield from _dated()


def _policies() -> Iterator[str]:
    yield "## Values that a pack sets"
    yield ""
    yield "No text of law fixes them, or none that was read: an organ sets its own. D and M are not verified."
    yield ""
    yield "| value | packs | default | grade | source |"
    yield "| --- | --- | --- | --- | --- |"
    values = [("policy", name) for name in PACKS[0].policy.__struct_fields__]
    values += [("procedure", name) for name in PACKS[0].procedure.__struct_fields__]
    for group, name in values:
        for setting, packs in groupby(PACKS, key=attrgetter(f"{group}.{name}")):
            first, *rest = [pack.id for pack in packs]
            span = f"{first} to {rest[-1]}" if rest else first
            told = (name.replace("_", " "), span, _words(setting.value), setting.grade, setting.source)
            yield f"| {' | '.join(told)} |"
    yield ""


def _dated() -> Iterator[str]:
    yield "## Values that laws change"
    yield ""
    yield "Each version holds from its first day until the next one's; which holds is read by the day of the act."
    yield ""
    yield "| value | from | version | what it is |"
    yield "| --- | --- | --- | --- |"
    for module in modules():
        said = docstrings(module)
        for name, value in vars(module).items():
            if isinstance(value, Dated) and name in said:
                of = f"`{module.__name__.removeprefix('domain.law.')}` {name.lower().replace('_', ' ')}"
                for first, version in value.versions:
                    yield f"| {of} | {first} | {_words(version)} | {said[name]} |"
    yield ""


def _words(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    if isinstance(value, dict):
        return "; ".join(f"{k}: {f'{v.least} to {v.most} months' if v else 'not shown'}" for k, v in value.items())
    if isinstance(value, Sums):
        return ", ".join(f"{name} {getattr(value, name) / 100:,.0f} yuan" for name in value.__struct_fields__)
    if isinstance(value, tuple):
        return ", ".join(str(one).replace("_", " ") for one in value)
    if isinstance(value, Struct):
        return ", ".join(f"{name.replace('_', ' ')} {getattr(value, name)}" for name in value.__struct_fields__)
    return "none" if value is None else str(value)


def modules() -> list[ModuleType]:
    """List the modules of the law that hold guards: one a topic, one package a statute."""
    found = pkgutil.walk_packages(law.__path__, f"{law.__name__}.")
    depth = law.__name__.count(".") + 2
    return [import_module(m.name) for m in found if not m.ispkg and m.name.count(".") == depth]


def facts_that_meet() -> dict[str, list[type[Fact]]]:
    """Find the facts that ask each guard, by telling some of every type to an empty case.

    A guard that needs more than a sample to be asked is read off the code of the judges.
    """
    at = datetime.combine(PACKS[-1].first, datetime.min.time(), UTC)
    context = Context(pack=PACKS[-1], registers=Registers())
    found: dict[str, list[type[Fact]]] = {}
    for cls in (cls for cls in FACTS.values() if cls in PART_OF):
        told = (
            Event(source="urn:docs", id=cls.TAG, fact=fact, occurred_at=at, subject="sample") for fact in samples(cls)
        )
        for guard in dict.fromkeys(verdict.guard for event in told for verdict in judge(EMPTY, event, context)):
            found.setdefault(guard, []).append(cls)
    for cls, judges in JUDGES.items():
        for guard in sorted({guard for judging in judges for guard in _named_in(judging, frozenset())} - found.keys()):
            found.setdefault(f"?{guard}", []).append(cls)
    return {guard.removeprefix("?"): asking for guard, asking in found.items()}


def _named_in(judging: object, seen: frozenset[object]) -> Iterator[str]:
    """Find the guards that a judge names, in its own code or in that of the functions of its module that it calls."""
    if not isinstance(judging, FunctionType) or judging in seen:
        return
    codes = [judging.__code__]
    for code in codes:
        codes.extend(const for const in code.co_consts if isinstance(const, CodeType))
        for name in code.co_names:
            value = judging.__globals__.get(name)
            if isinstance(value, Guard):
                yield value.id
            else:
                yield from _named_in(value, seen | {judging})
