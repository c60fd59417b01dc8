"""The tables beside a report: every entry of the month and every total, as sheets."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import Final

from adapters.tables.sheet import Kind, Sheet, SheetColumn
from api.reporting.outlook import Outlook
from api.sheets import Rows, entries_sheet, totals_sheet
from domain.deadlines.book import TIMERS
from domain.terms import Term
from projections.deadline_list import DeadlineFilter, find_deadlines
from projections.paging import MAX_LIMIT, Page
from projections.read_models.listing import count_entries, list_entries
from projections.read_models.question import Question, question
from projections.read_models.read_model import ReadModel
from projections.tallies import count_loops, list_findings


def sheets(look: Outlook, models: Iterable[ReadModel]) -> Iterator[Sheet]:
    """List the sheets of a month: of each read model its entries and its totals by organ, and what is none."""
    for model in models:
        asked = question(look.session, look.log, model, look.asked())
        yield entries_sheet(model, Again(partial(_entries, look, asked)))
        yield totals_sheet(model, ("organ",), count_entries(look.session, asked, ("organ",)))
    yield _loops(look)
    yield _overdue(look)
    yield _findings(look)


class Again:
    """Items that are read anew each time: once for each format that they are written in."""

    def __init__(self, read: Callable[[], Iterator[dict[str, object]]]) -> None:
        """Take what reads them."""
        self._read = read

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Read them."""
        return self._read()


def _pages(page: Callable[[str | None], Page]) -> Iterator[dict[str, object]]:
    after = None
    while True:
        found = page(after)
        yield from found.items
        after = found.next
        if after is None:
            return


def _entries(look: Outlook, asked: Question) -> Iterator[dict[str, object]]:
    return _pages(lambda after: list_entries(look.session, asked, MAX_LIMIT, after))


def _column(name: str, zh: str, en: str, kind: Kind = "text") -> SheetColumn:
    return SheetColumn(name, Term(zh, en), kind)


_CASE: Final = _column("case_id", "案件编号", "Case id")
_SYNTHETIC: Final = _column("synthetic", "合成数据", "Synthetic", "truth")
_ANSWERABLE: Final = (
    _column("organ", "机关", "Organ answerable"),
    _column("region", "区划", "Division code"),
    _column("item", "事项", "Item code"),
)
_LOOPS: Final = (
    _column("part", "环节", "Stage or thread"),
    _column("status", "状态", "Status"),
    _column("cases", "案件数", "Cases", "integer"),
    _column("closed", "已闭环", "Closed", "integer"),
)
_OVERDUE: Final = (
    _CASE,
    _column("timer", "时限", "Timer"),
    _column("name", "时限名称", "Name"),
    _column("key", "对象", "Of several, which"),
    _column("began", "起算", "Began", "instant"),
    _column("due", "届满", "Due", "instant"),
    *_ANSWERABLE,
    _column("officer", "人员", "Person who began it"),
    _column("warned", "已预警", "Warned of", "truth"),
    _column("reported", "已记录逾期", "On record as missed", "truth"),
    _SYNTHETIC,
)
_FINDINGS: Final = (
    _CASE,
    _column("version", "案内版本", "Version in the case", "integer"),
    _column("guard", "规则", "Guard"),
    _column("reason_zh", "理由", "Reason in Chinese"),
    _column("reason_en", "理由（英文）", "Reason"),
    _column("type", "行为", "Type of the act"),
    _column("occurred_at", "发生时间", "Occurred at", "instant"),
    _column("recorded_at", "记录时间", "Recorded at", "instant"),
    *_ANSWERABLE,
    _column("actor", "人员", "Person who acted"),
    _column("pack", "规则包", "Rule pack"),
    _column("position", "日志位置", "Position of the log", "integer"),
    _column("late", "迟报", "Late", "truth"),
    _SYNTHETIC,
)


def _loops(look: Outlook) -> Sheet:
    found = count_loops(look.session, look.place, "place", look.organ)
    items: list[dict[str, object]] = [
        {"part": o.group[0], "status": o.group[1], "cases": o.cases, "closed": o.closed} for o in found
    ]
    title = Term("闭环状态", "where the loops stand")
    return Sheet(name="loops", title=title, columns=_LOOPS, rows=Rows(_LOOPS, items))


def _overdue(look: Outlook) -> Sheet:
    rows = Rows(_OVERDUE, Again(partial(_overdue_items, look)))
    return Sheet(name="overdue", title=Term("逾期时限", "deadlines overdue"), columns=_OVERDUE, rows=rows)


def _overdue_items(look: Outlook) -> Iterator[dict[str, object]]:
    wanted = DeadlineFilter(state="overdue", organ=look.organ)
    moments = (look.until, look.until + timedelta(days=wanted.days))
    for item in _pages(lambda after: find_deadlines(look.session, wanted, moments, MAX_LIMIT, after)):
        yield item | {"name": TIMERS[str(item["timer"])].name.zh, "key": item["key"] or None}


def _findings(look: Outlook) -> Sheet:
    acts = (look.month.begins, look.month.ends)
    items = Again(partial(list_findings, look.session, acts, look.position, look.organ))
    title = Term("违规线索", "findings")
    return Sheet(name="findings", title=title, columns=_FINDINGS, rows=Rows(_FINDINGS, items))
