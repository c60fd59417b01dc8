"""Disclosure before the act (事前公开), and the figures of a year (年度统计); both public."""

from collections import Counter
from datetime import date, datetime
from typing import Final

from fastapi import APIRouter
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.asking import refusing
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from domain.registers.state import Registers
from domain.time.instants import legal_date
from projections.paging import Page, read_cursor, write_cursor
from projections.read_models.disclosure.catalogue import SECTIONS, STALE, Basics, Listed, Section, listed
from projections.read_models.disclosure.enforcement_acts import ENFORCEMENT_ACTS, KINDS, ActKind
from projections.read_models.disclosure.statistics import basics_by_organ, counted, due_day, figures
from projections.read_models.question import Asked
from projections.read_models.sense import check_named

_FIRST_YEAR: Final = 1990


def router(service: Service) -> APIRouter:
    """Make the paths."""
    routes = APIRouter(tags=["disclosure"])

    @routes.get("/v1/disclosure/catalogue", **_CATALOGUE)
    async def catalogue(request: Request) -> Response:
        given = Parameters(request, "section", "as_of", "organ", "region", "stale", "limit", "cursor")
        section = given.choice("section", tuple(Section))
        moment = given.instant("as_of") or service.clock()
        if legal_date(moment) > legal_date(service.clock()):
            raise _out_of_range("as_of", f"up to {legal_date(service.clock())}")
        registers, basics = await service.in_thread(_known, service, moment)
        on = legal_date(moment)
        if section is None:
            return reply({"as_of": on, "sections": _overview(registers, basics, on), "reasons": _REASONS})
        page = _page(given, section, listed(section, registers, basics, on), on)
        return reply({"as_of": on, "section": section, "reasons": _REASONS, "items": page.items, "next": page.next})

    @routes.get("/v1/disclosure/statistics", **_STATISTICS)
    async def statistics(request: Request) -> Response:
        given = Parameters(request, "year", "organ", "region", "synthetic", "position")
        today = legal_date(service.clock())
        year = given.number("year", _FIRST_YEAR, today.year - 1)
        if year is None:
            raise _out_of_range("year", f"{_FIRST_YEAR} to {today.year - 1}: a year that is over")
        return reply(await service.in_thread(_statistics, service, year, given, today))

    return routes


def _out_of_range(name: str, expected: str) -> ProblemError:
    zh, en = f"查询参数 {name} 应为：{expected}", f"{name} must be: {expected}."
    return ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field=name, expected=expected))


def _known(service: Service, moment: datetime) -> tuple[Registers, dict[str, Basics]]:
    with refusing(), service.store.tables.read() as session:
        return service.registers(), dict(basics_by_organ(session, service.store.log, Asked(as_of=moment)))


def _overview(registers: Registers, basics: dict[str, Basics], on: date) -> list[dict[str, object]]:
    shown: list[dict[str, object]] = []
    for section, title in SECTIONS.items():
        found = listed(section, registers, basics, on)
        stale = Counter(reason for one in found for reason in one.stale)
        shown.append({"section": section, "zh": title.zh, "en": title.en, "entries": len(found), "stale": stale})
    return shown


def _page(given: Parameters, section: Section, found: list[Listed], on: date) -> Page:
    """Page what is listed, by its key."""
    organ, region, stale, limit = given.text("organ"), given.text("region"), given.truth("stale"), given.limit()
    wanted = [
        one
        for one in found
        if (organ is None or one.organ == organ)
        and (region is None or one.region == region)
        and (stale is None or bool(one.stale) == stale)
    ]
    asked = {"section": section, "organ": organ, "region": region, "stale": stale, "as_of": on.isoformat()}
    cursor = given.text("cursor")
    if cursor is not None:
        with refusing():
            (after,) = read_cursor(asked, cursor)
        wanted = [one for one in wanted if one.key > str(after)]
    more = write_cursor(asked, (wanted[limit - 1].key,)) if len(wanted) > limit else None
    return Page(items=tuple(structs.asdict(one) for one in wanted[:limit]), next=more)


def _statistics(service: Service, year: int, given: Parameters, today: date) -> dict[str, object]:
    filters = {name: value for name in ("organ", "region") if (value := given.text(name)) is not None}
    asked = Asked(
        position=given.number("position", 0, 10**15), synthetic=given.truth("synthetic"), filters=dict(filters)
    )
    registers = service.registers()
    with refusing(), service.store.tables.read() as session:
        check_named(session, ENFORCEMENT_ACTS, asked, registers)
        position, rows = counted(session, service.store.log, year, asked)
        published = figures(session, service.store.log, year, registers, today)
    setting = due_day(None, year)
    return {
        "year": year,
        "position": position,
        "definition": {
            "zh": "按法定时间发生于该年度的事实计数；罚没金额仅为公开数据，不作考核指标",
            "en": "Facts of the year by legal time; sums of money are published data and no measure of performance.",
            "grade": "M",
            "source": setting.source,
        },
        "sorts": {act: {"zh": KINDS[act].zh, "en": KINDS[act].en} for act in ActKind},
        "items": rows,
        "figures": [one for one in published if "organ" not in filters or one.organ == filters["organ"]],
    }


_REASONS: Final = {name: {"zh": term.zh, "en": term.en} for name, term in STALE.items()}
_CATALOGUE: Final = doc.reading(
    "Catalogue 事前公示",
    "Organs, officers' certificates without names, powers, procedures, and lists for random checks, from the registers "
    "as of a day, each with its first and last day, and why it is stale. Without a section: how many there are.",
    {"type": "object"},
    [
        doc.parameter("section", f"One of {', '.join(Section)}.", {"type": "string", "enum": [*Section]}),
        doc.parameter("as_of", "Day; today where it is not said.", {"type": "string", "format": "date"}),
        doc.parameter("organ", "Code of an organ."),
        doc.parameter("region", "Division code."),
        doc.parameter("stale", "Only what is stale, or only what is not.", {"type": "boolean"}),
        doc.LIMIT,
        doc.CURSOR,
    ],
    (400,),
    public=True,
)
_STATISTICS: Final = doc.reading(
    "Figures of a year 年度行政执法统计",
    "Facts of a year that is over, counted by organ and sort; the list `/v1/enforcement-acts` with the same organ, "
    "act, detail and period shows what is behind each. And which organs have published their figures, by when.",
    {"type": "object"},
    [
        {**doc.parameter("year", "A year that is over.", {"type": "integer"}), "required": True},
        doc.parameter("organ", "Code of an organ."),
        doc.parameter("region", "Division code."),
        doc.SYNTHETIC,
        doc.parameter("position", "Position of the log: as it was known there.", {"type": "integer", "minimum": 0}),
    ],
    (400,),
    public=True,
)
