"""PIPL arts 55–56: sensitive data, automated decisions and publication need an impact assessment (影响评估)."""

from datetime import date
from typing import Final

from domain.law.guard import Reason, guard
from domain.law.statutes import PIPL
from domain.time.months import add_years

_KEPT_YEARS: Final = 3
"""Years for which the assessment is kept at least (art. 56(2)); an older one is taken as not there."""


@guard(
    "G147",
    PIPL.article(55),
    PIPL.article(56),
    zh="未进行个人信息保护影响评估",
    en="There is no impact assessment on the protection of personal data.",
)
def impact_assessed(on: date, assessed_on: date | None, *, needed: bool, assessed: bool) -> Reason | None:
    """Refuse processing that needs an assessment where none covers it, or where it was made afterwards."""
    if not needed:
        return None
    if not assessed:
        return Reason("应事前进行个人信息保护影响评估并记录", "Assess the impact beforehand, and record it.")
    if assessed_on is not None and assessed_on > on:
        return Reason(f"影响评估于{assessed_on}作出，晚于本次处理", f"The assessment of {assessed_on} came afterwards.")
    if assessed_on is not None and on > add_years(assessed_on, _KEPT_YEARS):
        return Reason("影响评估已超过三年，应重新评估", "The assessment is more than three years old; assess again.")
    return None


NOT_CODED = {
    "55 items 4-5": "Data do not leave the country, and no other processing of great influence is known here.",
    "56(1)": "What an assessment holds is its own document.",
}
