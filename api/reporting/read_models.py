"""The section of a read model: whatever it declares, its entries of the month, by organ and as they developed."""

from collections.abc import Iterable, Sequence
from typing import Final

from adapters.typesetting.document import Chart, Figure, Grid, Head, Section
from api.reporting.outlook import Outlook
from api.reporting.wording import (
    FILES,
    MOST_ROWS,
    SUMS_A_TABLE,
    by_month,
    by_name,
    headline,
    left_out,
    number,
    organ_of,
    query,
    value,
)
from api.sheets import file_name
from domain.terms import Term
from projections.read_models.entry import Field, fields
from projections.read_models.listing import MONTH, Count, count_entries
from projections.read_models.question import question
from projections.read_models.read_model import ReadModel

_MOST_VALUES: Final = 12
"""Values of a field that are told; one with more is no class of entries."""
_ENTRIES: Final = Term("条数", "Entries")
_CASES: Final = Term("案件数", "Cases")


def read_model_section(look: Outlook, model: ReadModel) -> Section:
    """Tell a read model's month. Money is left to the accounts: here it would read as a target."""
    whole = _count(look, model, ())[0]
    year = {str(c.group[MONTH]): c.entries for c in _count(look, model, (MONTH,), year=True)}
    organs = _count(look, model, ("organ",)) if whole.entries else []
    sums = [field for field in fields(model.entry) if field.name in model.sums and not field.fen]
    empty = Term("本月无记录。", "No entries in this month.")
    return Section(
        title=headline(model.title),
        lead=None if whole.entries else empty,
        figures=_figures(whole, sums) if whole.entries else (),
        charts=_charts(look, year, organs),
        grids=(*_by_organ(look, organs, sums), *_composition(look, model)) if whole.entries else (),
        sources=_sources(look, model),
    )


def _count(look: Outlook, model: ReadModel, by: Sequence[str], *, year: bool = False) -> list[Count]:
    return count_entries(look.session, question(look.session, look.log, model, look.asked(year=year)), by)


def _figures(whole: Count, sums: Iterable[Field]) -> tuple[Figure, ...]:
    return (
        Figure(_ENTRIES, number(whole.entries)),
        Figure(_CASES, number(whole.cases)),
        *(Figure(field.title, number(whole.sums[field.name])) for field in sums),
    )


def _charts(look: Outlook, year: dict[str, int], organs: Sequence[Count]) -> tuple[Chart, ...]:
    if not any(year.values()):
        return ()
    months = by_month(Term("近十二个月条数", "Entries by month, last twelve months"), look.month.year, year)
    several = by_name(
        Term("本月条数最多的机关", "Organs with most entries this month"),
        ((look.organ_name(organ_of(c)), c.entries) for c in organs),
    )
    return (months,) if several is None or len(organs) == 1 else (months, several)


def _by_organ(look: Outlook, organs: Sequence[Count], sums: Sequence[Field]) -> Iterable[Grid]:
    """Make a table, or several below each other where there are many sums."""
    for start in range(0, max(1, len(sums)), SUMS_A_TABLE):
        some = sums[start : start + SUMS_A_TABLE]
        more = Term("（续）", " (continued)") if start else Term("", "")
        heads = (*_HEADS, *(Head(field.title, number=True) for field in some))
        yield Grid(
            title=Term(f"按机关{more.zh}", f"By organ{more.en}"),
            heads=heads,
            rows=tuple(
                (
                    look.organ_named(organ_of(c)),
                    number(c.entries),
                    number(c.cases),
                    *(number(c.sums[field.name]) for field in some),
                )
                for c in organs[:MOST_ROWS]
            ),
            note=left_out(len(organs)),
        )


_HEADS: Final = (Head(Term("机关", "Organ"), share=3), Head(_ENTRIES, number=True), Head(_CASES, number=True))


def _composition(look: Outlook, model: ReadModel) -> Iterable[Grid]:
    """Tell how entries divide by each filter of few values; one that differs from entry to entry divides nothing."""
    titles = {field.name: field.title for field in fields(model.entry) if field.kind in {"text", "truth"}}
    rows = []
    for name in model.filters:
        groups = _count(look, model, (name,)) if name in titles else []
        if 0 < len(groups) <= _MOST_VALUES and (len(groups) == 1 or any(c.entries > 1 for c in groups)):
            told = "　".join(f"{value(c.group[name])} {number(c.entries)}" for c in groups)
            rows.append((f"{titles[name].zh} {titles[name].en}", told))
    if rows:
        heads = (Head(Term("项目", "Field"), share=2), Head(Term("各值条数", "Entries by value"), share=3))
        yield Grid(title=Term("构成", "Composition"), heads=heads, rows=tuple(rows))


def _sources(look: Outlook, model: ReadModel) -> tuple[tuple[Term, str], ...]:
    asked = look.asked()
    given = (("from", asked.first), ("to", asked.last), ("organ", look.organ), ("position", look.position))
    path = file_name(model)
    return (
        (Term("明细", "Rows"), query(path, *given)),
        (Term("统计", "Totals"), query(f"{path}/totals", *given, ("by", "organ"))),
        (FILES, f"{path}.csv, {path}.parquet, {path}-totals.csv, {path}-totals.parquet"),
    )
