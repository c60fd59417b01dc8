"""What an indicator is: which entries count, and which of them meet the target. It can hold truths and kinds only.

Money never counts (G150, APL art. 74(3)): a declaration takes truths, and texts that are compared with named values;
a field that holds an amount, or any other number, is refused, and so is a name that speaks of fines.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from domain.law.guard import Grade
from domain.law.penalty.art_74_no_targets import no_target_on_money
from domain.ports.tables import Value
from domain.terms import Term
from projections.read_models.entry import fields
from projections.read_models.read_model import ReadModel


class Is(Struct, frozen=True):
    """A condition on an entry: a truth that holds, or a kind that is one of some."""

    field: str
    among: tuple[str | bool, ...] = (True,)
    setting: str | None = None
    """The setting that gives the values instead, such as which systems are the platform."""

    def sql(self, settings: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[Value, ...]]:
        """Write the condition with its parameters."""
        values = settings[self.setting] if self.setting is not None else self.among
        marks = ", ".join("?" for _ in values)
        given = tuple(int(v) if isinstance(v, bool) else v for v in values)
        return (f"{self.field} IN ({marks})", given) if values else ("1 = 0", ())


class Variant(Struct, frozen=True, kw_only=True):
    """Another reading of the numerator, shown beside."""

    id: str
    name: Term
    met: Is


class Indicator(Struct, frozen=True, kw_only=True):
    """A share of entries that meet a target."""

    id: str
    name: Term
    definition: Term
    grade: Grade = Grade.DESIGN
    target: int | None = None
    """Per mille that is aimed at; none where the seed names no target."""
    model: ReadModel
    dated: str = "day"
    """The date by which an entry falls into a period."""
    among: tuple[Is, ...] = ()
    """Entries that the indicator is about."""
    counts: tuple[Is, ...] = ()
    """Of these, those in the denominator; the others are left out, each with a reason."""
    met: Is
    variants: tuple[Variant, ...] = ()
    by_organ: bool = False
    """True where organs are counted instead: those with enforcement duty, and of them those with an entry that meets
    the target."""

    @property
    def conditions(self) -> tuple[Is, ...]:
        """Every condition that it puts on entries."""
        return (*self.among, *self.counts, self.met, *(variant.met for variant in self.variants))


_ALLOWED: Final = frozenset({"truth", "text"})


def checked(indicator: Indicator) -> Indicator:
    """Check a declaration; raises ValueError for one that rests on money, on a number, or on a field that is none."""
    kinds = {field.name: field.kind for field in fields(indicator.model.entry) if not field.fen}
    for name in (indicator.dated, *(condition.field for condition in indicator.conditions)):
        if kinds.get(name) not in _ALLOWED:
            raise ValueError(f"{indicator.id} rests on {name}, which is no truth or kind of {indicator.model.name}")
    for condition in indicator.conditions:
        if kinds[condition.field] == "truth" and condition.among != (True,):
            raise ValueError(f"{indicator.id} compares the truth {condition.field} with {condition.among}")
    for words in (indicator.id, indicator.name.zh, indicator.name.en):
        verdict = no_target_on_money(words)
        if verdict.reason is not None:
            raise ValueError(f"{indicator.id}: {verdict.reason.en}")
    return indicator
