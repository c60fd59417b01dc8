"""The section on indicators: how much of each target was reached, and what was missed by whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from adapters.intake.message import COMMAND_SOURCE
from adapters.typesetting.document import Chart, Figure, Grid, Head, Section
from api.reporting.outlook import Outlook
from api.reporting.wording import MOST_ROWS, by_name, left_out, number, query
from domain.lookup import Registry
from domain.terms import Term
from projections.read_models.indicators import figures
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.counting import Basis, count, groups_of
from projections.read_models.indicators.indicator import Indicator
from projections.read_models.indicators.pinned import platform_sources, seen_on
from projections.read_models.question import Question, question
from projections.read_models.read_model import ReadModel

_HEADS: Final = (
    Head(Term("指标", "Indicator"), share=4),
    Head(Term("分子", "Numerator"), number=True),
    Head(Term("分母", "Denominator"), number=True),
    Head(Term("比率", "Share"), number=True),
    Head(Term("未达", "Missed"), number=True),
    Head(Term("排除", "Left out"), number=True),
)
_BY_ORGAN: Final = (Head(Term("机关", "Organ"), share=3), Head(Term("指标", "Indicator"), share=3), *_HEADS[1:5])


def indicators_sections(look: Outlook, models: Sequence[ReadModel]) -> tuple[Section, ...]:
    """Tell what the indicators that rest on some read models are at the position, and which organs missed a target."""
    indicators = [one for one in INDICATORS.values() if one.model in models]
    return (_section(look, indicators),) if indicators else ()


def _section(look: Outlook, indicators: Sequence[Indicator]) -> Section:
    put = question(look.session, look.log, indicators[0].model, look.asked())
    on = seen_on(look.log, put)
    platform = platform_sources(look.log, look.position, min(look.month.last, on), COMMAND_SOURCE)
    basis = Basis(on, {"platform": platform}, Registry(look.log).at(look.position))
    totals = [(one, count(look.session, one, put, (), basis)[0]) for one in indicators]
    missed = _missed(look, indicators, put, basis)
    chart = by_name(
        Term("未达目标最多的机关", "Organs that missed most"),
        _of_each((look.organ_name(organ), figure.misses) for organ, _, figure in missed),
    )
    return Section(
        title=Term("考核指标", "Indicators"),
        lead=Term(
            "指标口径为设计口径（D 级），省级正式公式未取得；任何指标不得以金额为依据（《行政处罚法》第七十四条）。",
            "The definitions are designs of ours (grade D); no official formula was found. None may rest on money "
            "(Administrative Penalty Law, article 74).",
        ),
        figures=tuple(Figure(one.name, _share(f.ratio)) for one, f in totals if one.target is not None),
        charts=_some(chart),
        grids=(
            Grid(
                title=Term("各项指标", "All indicators"),
                heads=_HEADS,
                rows=tuple((_named(one), *_numbers(f), number(f.excluded)) for one, f in totals),
            ),
            *_organs(look, missed),
        ),
        sources=((Term("明细", "Rows"), _query(look)),),
    )


_Missed: TypeAlias = tuple[str | None, Indicator, figures.Figure]


def _missed(look: Outlook, indicators: Sequence[Indicator], put: Question, basis: Basis) -> list[_Missed]:
    """List the organs that missed a target, those with most misses first."""
    found: list[_Missed] = []
    for one in indicators:
        if one.target is None or one.by_organ:
            continue
        for figure in count(look.session, one, put, groups_of(one, ("organ",)), basis):
            organ = figure.group["organ"]
            if figure.misses:
                found.append((None if organ is None else str(organ), one, figure))
    return sorted(found, key=lambda m: (-m[2].misses, m[0] or "", m[1].id))


def _of_each(misses: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    """Add up what belongs to one name."""
    found: Counter[str] = Counter()
    for name, many in misses:
        found[name] += many
    return found.items()


def _organs(look: Outlook, missed: list[_Missed]) -> tuple[Grid, ...]:
    if not missed:
        return ()
    rows = tuple((look.organ_named(organ), _named(one), *_numbers(f)) for organ, one, f in missed[:MOST_ROWS])
    title = Term("未达目标的机关", "Organs that missed a target")
    return (Grid(title=title, heads=_BY_ORGAN, rows=rows, note=left_out(len(missed))),)


def _named(one: Indicator) -> str:
    return f"{one.name.zh} {one.name.en}"


def _numbers(figure: figures.Figure) -> tuple[str, str, str, str]:
    ratio = figure.ratio
    return number(ratio.numerator), number(ratio.denominator), _share(ratio), number(figure.misses)


def _share(ratio: figures.Ratio) -> str:
    """Write a share in per cent, rounded half up to one place."""
    return "—" if ratio.per_mille is None else f"{ratio.per_mille // 10}.{ratio.per_mille % 10} %"


def _query(look: Outlook) -> str:
    return query(
        "indicators",
        ("from", look.month.first),
        ("to", look.month.last),
        ("by", "organ"),
        ("organ", look.organ),
        ("position", look.position),
    )


def _some(chart: Chart | None) -> tuple[Chart, ...]:
    return () if chart is None else (chart,)
