"""How numbers, groups and questions are written in a report."""

from collections.abc import Iterable, Sequence
from typing import Final

from adapters.typesetting.document import Chart
from api.reporting.month import Month
from domain.terms import Term
from projections.read_models.listing import Count

MOST_BARS: Final = 10
MOST_ROWS: Final = 40
"""Rows of one table on paper; the files have all."""
SUMS_A_TABLE: Final = 5
"""Sums beside each other in one table."""
FILES: Final = Term("文件", "Files")


def headline(title: Term) -> Term:
    """Write a title as it stands above a section."""
    return Term(title.zh, title.en[:1].upper() + title.en[1:])


def number(value: int) -> str:
    """Write a whole number."""
    return f"{value:,}"


def yuan(fen: int) -> str:
    """Write an amount of fen in yuan."""
    sign, amount = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{amount // 100:,}.{amount % 100:02}"


def value(found: object) -> str:
    """Write the value of a group."""
    match found:
        case None:
            return "未载明"
        case bool():
            return "是" if found else "否"
        case _:
            return str(found)


def organ_of(count: Count) -> str | None:
    """Take the organ of a group that is counted by organ."""
    found = count.group["organ"]
    return None if found is None else str(found)


def by_month(title: Term, months: Sequence[Month], numbers: dict[str, int]) -> Chart:
    """Draw a number for each month; the first of a year is named with it."""
    labels = tuple(str(m) if n == 0 or m.first.month == 1 else f"{m.first.month}月" for n, m in enumerate(months))
    return Chart(title, "columns", labels, tuple(max(0, numbers.get(str(m), 0)) for m in months))


def by_name(title: Term, numbers: Iterable[tuple[str, int]]) -> Chart | None:
    """Draw the largest numbers by their names; None where there is nothing to compare."""
    largest = sorted((n for n in numbers if n[1] > 0), key=lambda n: (-n[1], n[0]))[:MOST_BARS]
    if not largest:
        return None
    return Chart(title, "bars", tuple(name for name, _ in largest), tuple(number for _, number in largest))


def left_out(rows: int) -> Term | None:
    """Say that a table is not whole on paper."""
    if rows <= MOST_ROWS:
        return None
    more = rows - MOST_ROWS
    return Term(f"另有 {more} 行，见随附 CSV。", f"{more} more rows are in the CSV beside this report.")


def query(path: str, *given: tuple[str, object]) -> str:
    """Write a question as it is put to the API; what is None is left out."""
    asked = "&".join(f"{name}={value}" for name, value in given if value is not None)
    return f"GET /v1/{path}?{asked}" if asked else f"GET /v1/{path}"
