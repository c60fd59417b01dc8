"""Writes EVENTS.md: every type of fact, its fields, and the records and values that these name."""

from collections.abc import Iterable, Iterator
from enum import Enum

from docs.fields import docstrings, fields
from domain.approval import __doc__ as approval
from domain.catalogue import CASE_FACTS, REGISTER_FACTS, RESERVATION_FACTS
from domain.collaboration import __doc__ as collaboration
from domain.custody import __doc__ as custody
from domain.disclosure import __doc__ as disclosure
from domain.evaluation import __doc__ as evaluation
from domain.event import MAX_BYTES
from domain.fact import TYPE_PREFIX, Fact, label
from domain.measures import __doc__ as measures
from domain.penalty import __doc__ as penalty
from domain.registers import __doc__ as registers
from domain.remedy import __doc__ as remedy
from domain.reservation import __doc__ as reservations
from domain.supervision import __doc__ as supervision

_ABOUT = {
    "approval": approval,
    "supervision": supervision,
    "penalty": penalty,
    "evaluation": evaluation,
    "collaboration": collaboration,
    "measures": measures,
    "disclosure": disclosure,
    "remedy": remedy,
    "custody": custody,
    "registers": registers,
    "reservations": reservations,
}

_GROUPS: dict[str, tuple[type[Fact], ...]] = {
    **CASE_FACTS,
    "registers": REGISTER_FACTS,
    "reservations": RESERVATION_FACTS,
}


def page() -> str:
    """Write the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Events"
    yield ""
    yield "Generated from the code by `python -m docs.generate`; do not edit."
    yield ""
    yield f"The CloudEvents `type` is `{TYPE_PREFIX}` and the tag. A stored event holds at most {MAX_BYTES} bytes."
    yield "A command proposes the fact beside it. Reservations are the log's own: nobody sends them."
    yield ""
    yield from _contents()
    for group, facts in _GROUPS.items():
        yield f"## {group.capitalize()}"
        yield ""
        yield (_ABOUT[group] or "").strip().partition("\n")[0]
        yield ""
        for cls in facts:
            yield from _fact(cls)
    yield from _named_types()


def _contents() -> Iterator[str]:
    yield "| part | facts |"
    yield "| --- | --- |"
    for group, facts in _GROUPS.items():
        links = ", ".join(f"[{cls.ZH}](#{_anchor(cls)})" for cls in facts)
        yield f"| {group} | {links} |"
    yield ""


def _anchor(cls: type[Fact]) -> str:
    return cls.TAG.replace(".", "")


def _fact(cls: type[Fact]) -> Iterator[str]:
    names = label(cls)
    yield f"### {cls.TAG}"
    yield ""
    yield f"**{names['zh']}** · {names['en']} · command `{cls.COMMAND}`"
    yield ""
    yield _text(cls)
    yield ""
    yield from _table(cls)


def _text(cls: type) -> str:
    return " ".join((cls.__doc__ or "").split())


def _table(cls: type) -> Iterator[str]:
    rows = list(fields(cls))
    if not rows:
        yield "No fields."
        yield ""
        return
    yield "| field | type | required | if left out | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    for row in rows:
        default = f"`{row.default}`" if row.default else ""
        yield f"| `{row.name}` | {row.words} | {'yes' if row.required else ''} | {default} | {row.description} |"
    yield ""


def _named_types() -> Iterator[str]:
    records, enumerations = _mentioned(cls for facts in _GROUPS.values() for cls in facts)
    yield "## Records"
    yield ""
    for cls in records:
        yield f"### {cls.__name__}"
        yield ""
        yield _text(cls)
        yield ""
        yield from _table(cls)
    yield "## Values"
    yield ""
    for values in enumerations:
        yield from _values(values)


def _values(cls: type[Enum]) -> Iterator[str]:
    said = docstrings(cls)
    yield f"### {cls.__name__}"
    yield ""
    yield _text(cls)
    yield ""
    for member in cls:
        remark = said.get(member.name, "")
        yield f"- `{member.value}`{': ' if remark else ''}{remark}"
    yield ""


def _mentioned(facts: Iterable[type]) -> tuple[list[type], list[type[Enum]]]:
    """Find the records and the lists of values that facts name, directly or through a record, by name."""
    found: dict[str, type] = {}
    waiting = list(facts)
    while waiting:
        for field in fields(waiting.pop()):
            for cls in field.mentions:
                known = found.setdefault(cls.__name__, cls)
                if known is not cls:
                    raise ValueError(f"two types are called {cls.__name__}: {known.__module__}, {cls.__module__}")
                if not issubclass(cls, Enum):
                    waiting.append(cls)
    in_order = [found[name] for name in sorted(found)]
    return [c for c in in_order if not issubclass(c, Enum)], [c for c in in_order if issubclass(c, Enum)]
