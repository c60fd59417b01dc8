"""The sections on what is not a read model of its own: where loops stand, what is overdue, findings, accounts."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from adapters.typesetting.document import Figure, Grid, Head, Section
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
    yuan,
)
from domain.deadlines.book import TIMERS
from domain.law.book import GUARDS
from domain.terms import Term, place
from domain.time.instants import format_instant, legal_date, parse_instant
from projections.read_models.entry import fields
from projections.read_models.listing import count_entries
from projections.read_models.question import question
from projections.read_models.read_model import ReadModel
from projections.tallies import count_findings, count_loops, count_overdue, sum_accounts

_T = TypeVar("_T")
_CASES: Final = Term("案件数", "Cases")
_ORGAN: Final = Head(Term("机关", "Organ"), share=3)


def loops_section(look: Outlook) -> Section:
    """Tell where the loops stand at the end of the month."""
    places = count_loops(look.session, look.place, "place", look.organ)
    organs = count_loops(look.session, look.place, "organ", look.organ)
    cases, closed = sum(p.cases for p in places), sum(p.closed for p in places)
    given = (("organ", look.organ), ("as_of", _day(look)), ("known_at", format_instant(look.recorded_at)))
    open_by = by_name(
        Term("未闭环案件最多的机关", "Organs with most open loops"),
        ((look.organ_name(o.group[0]), o.cases - o.closed) for o in organs),
    )
    return Section(
        title=Term("闭环状态", "Where the loops stand"),
        figures=(
            Figure(Term("案件总数", "Cases"), number(cases)),
            Figure(Term("已闭环", "Closed"), number(closed)),
            Figure(Term("未闭环", "Open"), number(cases - closed)),
        ),
        charts=_some(open_by),
        grids=(
            _grid(
                Term("按所处环节", "By where they stand"),
                (Head(Term("所处环节", "Place"), share=4), Head(_CASES, number=True), _number("已闭环", "Closed")),
                [(_place(p.group), number(p.cases), number(p.closed)) for p in places],
            ),
            _grid(
                Term("按机关", "By organ"),
                (_ORGAN, Head(_CASES, number=True), _number("已闭环", "Closed"), _number("未闭环", "Open")),
                [
                    (look.organ_named(o.group[0]), number(o.cases), number(o.closed), number(o.cases - o.closed))
                    for o in organs
                ],
            ),
        ),
        sources=((Term("明细", "Rows"), query("cases", *given)), _files("loops")),
    )


def overdue_section(look: Outlook) -> Section:
    """Tell which duties are overdue at the end of the month."""
    timers = count_overdue(look.session, look.until, "timer", look.organ)
    organs = count_overdue(look.session, look.until, "organ", look.organ)
    chart = by_name(
        Term("逾期时限最多的机关", "Organs with most overdue deadlines"),
        ((look.organ_name(o.group), o.deadlines) for o in organs),
    )
    oldest = _number("最早应办日", "Due first on")
    return Section(
        title=Term("逾期时限", "Deadlines overdue"),
        lead=None if timers else Term("无逾期时限。", "No deadline is overdue."),
        figures=(Figure(Term("逾期时限数", "Deadlines overdue"), number(sum(t.deadlines for t in timers))),),
        charts=_some(chart),
        grids=(
            _grid(
                Term("按时限", "By deadline"),
                (
                    Head(Term("时限", "Deadline"), share=4),
                    _number("逾期数", "Overdue"),
                    Head(_CASES, number=True),
                    oldest,
                ),
                [(_timer(str(t.group)), number(t.deadlines), number(t.cases), _local_day(t.oldest)) for t in timers],
            ),
            _grid(
                Term("按机关", "By organ"),
                (_ORGAN, _number("逾期数", "Overdue"), Head(_CASES, number=True), oldest),
                [
                    (look.organ_named(o.group), number(o.deadlines), number(o.cases), _local_day(o.oldest))
                    for o in organs
                ],
            ),
        )
        if timers
        else (),
        sources=(
            (
                Term("明细", "Rows"),
                query("deadlines", ("state", "overdue"), ("as_of", _day(look)), ("organ", look.organ)),
            ),
            _files("overdue"),
        ),
    )


def findings_section(look: Outlook) -> Section:
    """Tell what the guards found in the acts of the month."""
    acts = (look.month.begins, look.month.ends)
    guards = count_findings(look.session, acts, look.position, "guard", look.organ)
    organs = count_findings(look.session, acts, look.position, "organ", look.organ)
    year = {
        str(m): sum(
            f.findings for f in count_findings(look.session, (m.begins, m.ends), look.position, "guard", look.organ)
        )
        for m in look.month.year
    }
    chart = by_name(
        Term("违规线索最多的机关", "Organs with most findings"),
        ((look.organ_name(o.group), o.findings) for o in organs),
    )
    found = _number("线索数", "Findings")
    return Section(
        title=Term("违规线索", "Findings by guard"),
        lead=None if guards else Term("本月行为未发现违规线索。", "Nothing was found in the acts of this month."),
        figures=(Figure(Term("违规线索数", "Findings"), number(sum(g.findings for g in guards))),),
        charts=(
            *(
                (by_month(Term("近十二个月线索数", "Findings by month of the act"), look.month.year, year),)
                if any(year.values())
                else ()
            ),
            *_some(chart),
        ),
        grids=(
            _grid(
                Term("按规则", "By guard"),
                (
                    Head(Term("规则", "Guard")),
                    Head(Term("依据与要求", "Law"), share=6),
                    found,
                    Head(_CASES, number=True),
                ),
                [(str(g.group), _law(str(g.group)), number(g.findings), number(g.cases)) for g in guards],
            ),
            _grid(
                Term("按机关", "By organ"),
                (_ORGAN, found, Head(_CASES, number=True)),
                [(look.organ_named(o.group), number(o.findings), number(o.cases)) for o in organs],
            ),
        )
        if guards
        else (),
        sources=(
            (
                Term("明细", "Rows"),
                query("findings", ("from", look.month.first), ("to", look.month.last), ("organ", look.organ)),
            ),
            _files("findings"),
        ),
    )


def accounts_section(look: Outlook, models: Iterable[ReadModel]) -> Section:
    """Tell what is owed and paid: an account, never an indicator (G150), and so in no order of amounts."""
    accounts = sum_accounts(look.session, look.organ)
    return Section(
        title=Term("款项", "Accounts"),
        lead=Term(
            "款项仅供对账，不作为考核指标（《行政处罚法》第七十四条）。单位：元。",
            "Accounts only, never an indicator (Administrative Penalty Law, article 74). In yuan.",
        ),
        grids=(
            _grid(
                Term("应缴与已缴", "Owed and paid"),
                (_ORGAN, Head(_CASES, number=True), _number("应缴", "Owed"), _number("已缴", "Paid")),
                [(look.organ_named(a.organ), number(a.cases), yuan(a.due), yuan(a.paid)) for a in accounts],
            ),
            *_money_of(look, models),
        ),
    )


def _money_of(look: Outlook, models: Iterable[ReadModel]) -> Iterable[Grid]:
    """Make a table of the money of each read model, or several below each other where there are many sums."""
    for model in models:
        money = [field for field in fields(model.entry) if field.fen and field.name in model.sums]
        if not money:
            continue
        asked = question(look.session, look.log, model, look.asked())
        counts = count_entries(look.session, asked, ("organ",))
        for start in range(0, len(money) if counts else 0, SUMS_A_TABLE):
            some = money[start : start + SUMS_A_TABLE]
            more = Term("（续）", " (continued)") if start else Term("", "")
            yield _grid(
                Term(f"{model.title.zh}：本月{more.zh}", f"{headline(model.title).en}, this month{more.en}"),
                (_ORGAN, *(Head(field.title, number=True) for field in some)),
                [(look.organ_named(organ_of(c)), *(yuan(c.sums[field.name]) for field in some)) for c in counts],
            )


def _grid(title: Term, heads: Sequence[Head], rows: Sequence[tuple[str, ...]]) -> Grid:
    return Grid(title=title, heads=tuple(heads), rows=tuple(rows[:MOST_ROWS]), note=left_out(len(rows)))


def _number(zh: str, en: str) -> Head:
    return Head(Term(zh, en), number=True)


def _files(name: str) -> tuple[Term, str]:
    return FILES, f"{name}.csv, {name}.parquet"


def _some(one: _T | None) -> tuple[_T, ...]:
    return () if one is None else (one,)


def _place(group: tuple[str | None, ...]) -> str:
    found = place(*group)
    return f"{found.zh} {found.en}" if found is not None else "尚无环节 nowhere yet"


def _timer(name: str) -> str:
    timer = TIMERS[name]
    return f"{timer.name.zh} {timer.name.en}（{name}）"


def _law(guard: str) -> str:
    found = GUARDS[guard]
    return f"{'、'.join(citation.zh for citation in found.citations)}：{found.zh}"


def _local_day(instant: str) -> str:
    return legal_date(parse_instant(instant)).isoformat()


def _day(look: Outlook) -> str:
    """Write the time at which things stand as it is asked for: the last day where it is the month's end."""
    return look.month.last.isoformat() if look.until == look.month.ends else format_instant(look.until)
