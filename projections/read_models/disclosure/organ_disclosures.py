"""What organs publish about themselves: the basics beforehand (事前公开), and the figures of a year (年度统计)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from domain.context import context_for
from domain.disclosure.organ import AnnualStatsPublished, Basic, BasicsPublished
from domain.event import Recorded
from domain.law.penalty.art_39_basics import NEEDED
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class About(StrEnum):
    """What an organ published."""

    BASICS = "basics"
    FIGURES = "figures"


class OrganDisclosure(Entry, frozen=True, kw_only=True, gc=False):
    """One publication of an organ about itself."""

    about: Annotated[About, label("公示内容", "What was published")]
    contents: Annotated[tuple[Basic, ...], label("公示项目", "What the basics hold")] = ()
    lacking: Annotated[tuple[str, ...], label("缺少项目", "What they should hold and do not")] = ()
    first_day: Annotated[date | None, label("生效日期", "First day for which the basics hold")] = None
    norms_as_of: Annotated[date | None, label("依据核对日期", "Day on which the basis was compared with norms")] = None
    year: Annotated[int | None, label("统计年度", "Year of the figures")] = None
    due: Annotated[date | None, label("公布期限", "Last day for the figures")] = None
    late: Annotated[bool, label("逾期公布", "Published after it")] = False
    due_grade: Annotated[str | None, label("期限依据等级", "How sure the day is; M and D are not verified")] = None


def entries(told: Told) -> Iterator[OrganDisclosure]:
    """Make an entry of each."""
    yield from (_basics(recorded, fact) for recorded, fact in told.of(BasicsPublished))
    yield from (_figures(told, recorded, fact) for recorded, fact in told.of(AnnualStatsPublished))


def _basics(recorded: Recorded, fact: BasicsPublished) -> OrganDisclosure:
    on = legal_date(recorded.event.occurred_at)
    return OrganDisclosure(
        key=f"{recorded.version:06d}",
        organ=recorded.event.organ,
        officer=recorded.event.actor,
        day=on,
        behind=(recorded.version,),
        about=About.BASICS,
        contents=fact.contents,
        lacking=tuple(name for name in NEEDED if name not in fact.contents),
        first_day=fact.valid_from or on,
        norms_as_of=fact.norms_as_of or on,
    )


def _figures(told: Told, recorded: Recorded, fact: AnnualStatsPublished) -> OrganDisclosure:
    on = legal_date(recorded.event.occurred_at)
    setting = context_for(recorded.event, told.registers).pack.policy.figures_published_by
    due = date(fact.year + 1, *setting.value)
    return OrganDisclosure(
        key=f"{recorded.version:06d}",
        organ=recorded.event.organ,
        officer=recorded.event.actor,
        day=on,
        behind=(recorded.version,),
        about=About.FIGURES,
        year=fact.year,
        due=due,
        late=on > due,
        due_grade=setting.grade,
    )


ORGAN_DISCLOSURES: Final = ReadModel(
    name="organ_disclosures",
    title=Term("机关自身公示", "disclosures of organs"),
    entry=OrganDisclosure,
    hears=frozenset({BasicsPublished, AnnualStatsPublished}),
    entries=entries,
    filters=("about", "year", "late"),
    sums=("late",),
)
