"""Lists and totals of read models as sheets, for the API and the command line alike."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from adapters.tables.sheet import Kind, Sheet, SheetColumn
from domain.terms import Term
from projections.read_models.entry import Field, fields
from projections.read_models.listing import MONTH, Count
from projections.read_models.read_model import ReadModel

_CASE: Final = (
    SheetColumn("case_id", Term("案件编号", "Case id")),
    SheetColumn("since", Term("起始时间", "True since"), "instant"),
    SheetColumn("synthetic", Term("合成数据", "Synthetic"), "truth"),
)
"""What every entry is shown with."""
_COUNTED: Final = (
    SheetColumn("entries", Term("条数", "Entries"), "integer"),
    SheetColumn("cases", Term("案件数", "Cases"), "integer"),
)
_MONTH: Final = SheetColumn(MONTH, Term("月份", "Month"))


def file_name(model: ReadModel) -> str:
    """Name a read model as its path and its files do."""
    return model.name.replace("_", "-")


def column_of(field: Field) -> SheetColumn:
    """Make the column of a field."""
    kind: Kind = field.time or field.kind
    return SheetColumn(field.name, field.title, kind, field.fen)


def entry_columns(model: ReadModel) -> tuple[SheetColumn, ...]:
    """List the columns of a read model's entries as they are shown."""
    return (*_CASE, *map(column_of, fields(model.entry)))


def entries_sheet(model: ReadModel, items: Iterable[dict[str, object]]) -> Sheet:
    """Make a sheet of entries as they are listed."""
    columns = entry_columns(model)
    return Sheet(name=file_name(model), title=model.title, columns=columns, rows=Rows(columns, items))


def totals_columns(model: ReadModel, by: Sequence[str]) -> tuple[SheetColumn, ...]:
    """List the columns of totals: the groups, how many entries and cases, and the sums."""
    known = {field.name: column_of(field) for field in fields(model.entry)} | {MONTH: _MONTH}
    sums = (known[name] for name in model.sums)
    totals = (
        SheetColumn(f"sum_{c.name}", Term(f"{c.title.zh}合计", f"{c.title.en}, total"), "integer", c.fen) for c in sums
    )
    return (*(known[name] for name in by), *_COUNTED, *totals)


def totals_sheet(model: ReadModel, by: Sequence[str], groups: Iterable[Count]) -> Sheet:
    """Make a sheet of totals."""
    columns = totals_columns(model, by)
    items = (
        g.group | {"entries": g.entries, "cases": g.cases} | {f"sum_{k}": v for k, v in g.sums.items()} for g in groups
    )
    title = Term(f"{model.title.zh}统计", f"{model.title.en}, totals")
    return Sheet(name=f"{file_name(model)}-totals", title=title, columns=columns, rows=Rows(columns, list(items)))


class Rows:
    """Rows of a sheet out of documents, again each time that they are read, if the documents can be."""

    def __init__(self, columns: Sequence[SheetColumn], items: Iterable[dict[str, object]]) -> None:
        """Take the columns, and documents with at least their names."""
        self._names, self._items = [column.name for column in columns], items

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        """Read the documents."""
        return (tuple(item[name] for name in self._names) for item in self._items)
