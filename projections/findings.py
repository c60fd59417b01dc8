"""Findings: every breach that the recorded facts show, judged by the same guards that refuse commands."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from domain.event import Recorded
from domain.ids import StreamId
from domain.lookup import Registry
from domain.ports.event_log import EventLog
from domain.ports.tables import Column, Session, Table
from domain.registers.facts import REGISTER_OF, bears_from
from projections.judging import Basis, Judging, Kept, sort
from projections.projection import Part

NAME: Final = "findings"
_ORDER: Final = ("occurred_at", "case_id", "version", "guard")
_FILTERED: Final = ("guard", "organ", "region", "item", "synthetic")
"""What lists are filtered by; those of one case are found by the key."""


def table(generation: int) -> Table:
    """Declare the table of findings of a generation."""
    texts = ("case_id", "guard", "organ", "actor", "region", "item", "type", "occurred_at", "recorded_at")
    more = ("source", "event_id", "pack", "reason_zh", "reason_en")
    return Table(
        name=f"{NAME}_{generation}",
        columns=(
            *(Column(name, "text") for name in (*texts, *more)),
            *(Column(name, "integer") for name in ("version", "position", "late", "synthetic")),
        ),
        key=("case_id", "version", "guard"),
        indexes=(_ORDER, *((filtered, *(name for name in _ORDER if name != filtered)) for filtered in _FILTERED)),
    )


def _cases(generation: int) -> Table:
    """Declare the table of all cases, each as far as it has been judged; without a state while no pack covers it."""
    return Table(
        name=f"{NAME}_cases_{generation}",
        columns=(Column("case_id", "text"), Column("last_on", "text"), Column("state", "blob")),
        key=("case_id",),
        indexes=(("last_on", "case_id"),),
    )


def _conducts(generation: int) -> Table:
    """Declare the table of acts and the cases that handle them."""
    return Table(
        name=f"{NAME}_conducts_{generation}",
        columns=(Column("conduct", "text"), Column("case_id", "text")),
        key=("conduct", "case_id"),
        indexes=(("case_id",),),
    )


_Versions: TypeAlias = Mapping[StreamId, int]
"""How far each stream was known."""


class _Registers:
    """The registers of a log, and what every case of a generation has been judged on."""

    def __init__(self, log: EventLog) -> None:
        self.log = log
        self.registry: Final = Registry(log)
        self._begun: dict[tuple[int, Part], _Versions] = {}

    def changed(self, others: Iterable[Recorded], generation: int, part: Part, *, empty: bool) -> list[Recorded]:
        """Find the register events that some case of a generation may have been judged without.

        A generation that began empty under this process' eyes has been judged on nothing older than the registers of
        that moment: their events, when their turn comes, change nothing. Of any other that is not known.
        """
        key = (generation, part)
        if key not in self._begun:
            self._begun[key] = dict(self.registry.known) if empty else {}
        begun = self._begun[key]
        return [r for r in others if type(r.event.fact) in REGISTER_OF and r.version > begun.get(r.stream, 0)]


class Findings:
    """The projection of findings.

    Rows are a function of the log up to a position and of the registers: a late fact, another case's claim on the same
    act and a changed register each have the cases concerned judged again from their beginning.
    """

    name = NAME

    def __init__(self) -> None:
        """Start with no registers known; they are read from the log at the first batch."""
        self._known: _Registers | None = None

    def tables(self, generation: int) -> tuple[Table, ...]:
        """Declare the tables of a generation."""
        return (table(generation), _cases(generation), _conducts(generation))

    def apply(self, session: Session, generation: int, batch: Sequence[Recorded], log: EventLog, part: Part) -> None:
        """Judge a batch."""
        known = self._registers(log)
        kept = Kept(table(generation), _cases(generation), _conducts(generation))
        judging = Judging(session, kept, Basis(log, known.registry.current(), batch[-1].position, part))
        by_case, others = sort(batch)
        changed = known.changed(others, generation, part, empty=judging.nothing_judged())
        contested = judging.note_claims(others, by_case)
        again = judging.judge_on({c: e for c, e in by_case.items() if c not in contested and part.owns(c)})
        judging.judge_again(contested | again)
        if changed:
            judging.judge_since(min(bears_from(r.event.fact) for r in changed))

    def _registers(self, log: EventLog) -> _Registers:
        if self._known is None or self._known.log is not log:
            self._known = _Registers(log)
        return self._known
