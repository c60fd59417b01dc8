"""The words by which the paths of supervision and evaluation are described."""

from typing import Final

from api import documentation as doc
from api.asking import COMMON, parameters
from domain.evaluation.score_sheet import SHEET
from projections.read_models.evaluation import grading, guiding
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.drawing import MOST
from projections.read_models.evaluation.problems import PROBLEMS
from projections.read_models.read_model import STANDARD as PLAINLY

_FAILS: Final = (400, 401, 403, 503)
DRAWN_BY: Final = ("from", "to", "position", "synthetic", "min_position", *PLAINLY, *CASE_FILES.filters)

MEAN_GRADES: Final = {
    "files": "cases whose file came about in the period: closed, or the permit decided",
    "files_drawn": "of these, cases drawn for review at any time",
    "reviews": "rounds of review whose latest event is in the period",
    "mean": "points / counted, of rounds scored and not vetoed",
    "failed": "vetoed, or a score below",
}
MEAN_DEFECTS: Final = {
    "confirmed": "cases with a deduction or veto by this code, per 100 cases scored or vetoed in the period",
    "found": "cases with a finding of this guard, per 100 cases whose file came about in the period; "
    "findings on events up to the position, judged by what is known today",
}
MEAN_GUIDES: Final = {
    "violations": "decisions of the period that stand, an item each, of units and sole traders unless enterprise=false",
    "repeated": "parties with several violations of the item within the days of first to last",
    "candidate": "no guide was in force by the end of the period",
}
_PERIOD: Final = "Needs a period, from and to, of at most 366 days."


def _shown(
    summary: str, description: str, model_parameters: list[doc.Json], more: dict[str, str] | None = None
) -> doc.Described:
    extra = [doc.parameter(name, text) for name, text in (more or {}).items()]
    fails = (*_FAILS, 404) if more is not None and "case_id" in more else _FAILS
    return doc.reading(summary, description, {"type": "object"}, [*model_parameters, *extra], fails)


def _only(described: list[doc.Json], *names: str) -> list[doc.Json]:
    return [one for one in described if one["name"] in names]


_PLAIN: Final = _only(parameters(CASE_FILES), *COMMON, *PLAINLY)
STANDARD = _shown(
    "Standard of scoring 评查标准",
    "Weights by defect code, vetoes and marks, with how sure they are and where they come from.",
    [],
)
DRAW = _shown(
    "Draw files 案卷抽取",
    "Draws files of a period for review. Each case ranks by the SHA-256 of the seed, a colon and the case id; the "
    "lowest are drawn. The population's SHA-256 is over the sorted case ids, each ended by a line feed. With the "
    f"position of the answer the same parameters draw the same files for ever; `reference` holds them all. {_PERIOD}",
    _only(parameters(CASE_FILES), *DRAWN_BY),
    {"seed": "Whatever was agreed on beforehand, 1 to 64 characters; required.", "size": f"1 to {MOST}; required."},
)
CANDIDATES = _shown(
    "Candidates of deduction 扣分建议",
    "What guards and deadlines say of one file, each with weight, articles and where it shows, and what reviewers "
    "confirmed. A person scores the file, by `score_case` or `veto_case`.",
    [doc.MIN_POSITION],
    {"case_id": "The case, by id or alias; required.", "position": "Position of the log; the present one by default."},
)
GRADES = _shown(
    "Grades by organ or officer 案卷评查成绩",
    f"Drawn, scored, vetoed, mean score and marks by group; money is in none of it. {_PERIOD}",
    _PLAIN,
    {
        "by": f"Fields, separated by commas: {', '.join(grading.GROUPS)}; organ by default.",
        "excellent": f"Score from which a file is excellent; {SHEET.excellent_from} by default.",
        "passed": f"Score from which a file passes; {SHEET.passed_from} by default.",
    },
)
DEFECTS = _shown(
    "Defects per 100 cases 百案缺陷数",
    f"By defect code, confirmed by reviewers and found by guards, each with its base. {_PERIOD}",
    _PLAIN,
)
OVERDUE = _shown(
    "Overdue problems 逾期监督问题",
    "Problems, suggestions and accountability still open after their last day, as of a day; the longest overdue first.",
    [*_only(parameters(PROBLEMS), *COMMON, *PLAINLY, "concern", "raised_by"), doc.LIMIT, doc.CURSOR],
)
GUIDES = _shown(
    "Candidates for compliance guides 企业合规指导清单",
    f"Items by number of violations, with or without a guide, and repeat rates before and after the guide. {_PERIOD}",
    _PLAIN,
    {
        "enterprise": "Violations of units and sole traders; true by default.",
        "least": "Violations from which an item is frequent; 3 by default.",
        "days": f"Days before and after a guide; {guiding.WINDOW} by default, {guiding.LONGEST_WINDOW} at most.",
        "limit": f"Items told, 1 to {guiding.MOST}; 20 by default.",
    },
)
