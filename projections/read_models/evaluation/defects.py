"""Defects (案卷缺陷): what reviewers confirmed in the files that they scored, by defect code. Guard ids are codes."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.law.book import GUARDS
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.evaluation.handling import handling
from projections.read_models.evaluation.rounds import HEARD, Round, rounds
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class FileDefect(Entry, frozen=True, kw_only=True, gc=False):
    """A defect that a reviewer confirmed; organ and officer are those that handled the file."""

    defect: Annotated[str, label("缺陷代码", "Defect code")]
    coded: Annotated[bool, label("规则编号", "The code is the id of a guard")]
    points: Annotated[int, label("扣分", "Points lost")] = 0
    veto: Annotated[bool, label("一票否决", "It failed the whole file")] = False
    standard: Annotated[str | None, label("评查标准", "Standard")] = None


def entries(told: Told) -> Iterator[FileDefect]:
    """Make an entry of each deduction and each veto of each round."""
    who = handling(told)
    for one in rounds(told):
        for number, (version, defect, points, veto) in enumerate(_found(one), 1):
            yield FileDefect(
                key=f"{one.number:03}-{number:03}",
                organ=who.organ,
                region=told.case.region,
                item=told.case.item,
                officer=who.officer,
                day=legal_date(one.events[-1].event.occurred_at),
                behind=(version,),
                defect=defect,
                coded=defect in GUARDS,
                points=points,
                veto=veto,
                standard=one.standard,
            )


def _found(one: Round) -> Iterator[tuple[int, str, int, bool]]:
    if one.scored is not None:
        recorded, scored = one.scored
        for deduction in scored.deductions:
            yield recorded.version, deduction.defect, deduction.points, False
    if one.vetoed is not None:
        recorded, vetoed = one.vetoed
        yield recorded.version, vetoed.defect, 0, True


DEFECTS: Final = ReadModel(
    name="defects",
    title=Term("案卷缺陷", "confirmed defects of files"),
    entry=FileDefect,
    hears=HEARD,
    entries=entries,
    filters=("defect", "coded", "veto", "standard"),
    sums=("points", "veto"),
)
