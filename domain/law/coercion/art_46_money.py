"""CL art. 46: money is executed only after thirty days of surcharge and an urging (金钱给付义务的执行)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, guard
from domain.law.statutes import CL

SURCHARGE_BEFORE: Dated[int] = Dated((CL.in_force, 30))
"""Calendar days for which the surcharge has run, to be exceeded."""


@guard(
    "G083",
    CL.article(46, paragraph=1),
    zh="加处罚款未满三十日不得强制执行",
    en="Money is not executed before the surcharge has run for more than thirty days.",
)
def money_ripe_for_execution(
    decided_on: date, surcharge_from: date | None, urged_on: date | None, *, performed: bool
) -> Reason | None:
    """Refuse to execute money unless the surcharge has run for more than thirty days and urging did not help.

    ``surcharge_from`` is the first day of the surcharge, which counts as its first.
    """
    if performed:
        return Reason("当事人已履行，不得强制执行", "The party has performed: there is nothing to execute.")
    if surcharge_from is None:
        return Reason("尚未加处罚款或者滞纳金", "No surcharge has been imposed.")
    last_day = surcharge_from + timedelta(days=SURCHARGE_BEFORE.on(surcharge_from) - 1)
    if decided_on <= last_day:
        return Reason(
            f"加处罚款自{surcharge_from}起算，至{last_day}满三十日，其后方可强制执行",
            f"The surcharge began on {surcharge_from} and has run for thirty days on {last_day}: wait until after it.",
        )
    if urged_on is None or urged_on > decided_on:
        return Reason("未经催告，应先行送达催告书", "The party was not urged: serve a letter of urging first.")
    return None


NOT_CODED = {
    "46(2)": "Sealing, seizing and freezing before execution are measures like others (G087 to G093).",
    "47-49": "Banks, auctioneers and the treasury act by rules of their own.",
}
