"""ZJ-CEO art. 30: assistants help officers, and never act by themselves (执法辅助人员)."""

from collections.abc import Iterable

from domain.law.guard import Reason, guard
from domain.law.statutes import CL, ZJ_CEO


@guard(
    "G007",
    ZJ_CEO.article(30, 2),
    CL.article(17, paragraph=3),
    zh="辅助人员不得独立实施执法行为",
    en="Assistants must not enforce the law by themselves.",
)
def assistants_only_assist(auxiliary: Iterable[bool]) -> Reason | None:
    """Refuse an act at which there were assistants and no officer; ``auxiliary`` says it of each person present."""
    present = list(auxiliary)
    if not present or not all(present):
        return None
    return Reason(
        f"在场{len(present)}人均为辅助人员，应由执法人员实施",
        f"All {len(present)} present were assistants: officers have to act.",
    )


NOT_CODED = {"30(1)": "Hiring, training and equipping assistants is organisation; no act of a case shows it."}
