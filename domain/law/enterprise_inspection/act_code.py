"""The act code (行政行为码): one an act, shown before officers enter (亮码)."""

from collections.abc import Collection

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import HZ_2023, ZJ_5


@guard(
    "G117",
    ZJ_5.whole,
    HZ_2023.whole,
    grade=(Grade.SEEN, Grade.SEED),
    zh="未赋码亮码不得入企检查",
    en="No visit to an enterprise before its act code was minted and shown.",
)
def code_shown_before_entering(
    minted: Collection[str], shown: Collection[str], *, required: bool, enterprise: bool
) -> Reason | None:
    """Refuse to enter an enterprise without showing a code that was minted for the case, where the pack requires it."""
    if not required or not enterprise:
        return None
    if not minted:
        return Reason("检查未赋行政行为码，应先赋码", "The inspection has no act code; mint one first.")
    if not set(minted) & set(shown):
        return Reason(
            "入企前未出示本次检查的行政行为码", "The act code of this inspection was not shown before entering."
        )
    return None


@guard(
    "G149",
    HZ_2023.whole,
    ZJ_5.whole,
    core=True,
    grade=(Grade.SEEN, Grade.DESIGN),
    zh="行政行为码重复或缺失",
    en="The act has an act code already, or the code lacks its link.",
)
def one_code_an_act(
    code: str, act_kind: str | None, parent: str | None, known: Collection[tuple[str, str | None]]
) -> Reason | None:
    """Refuse a second code for one act, and a code of a further act that is not linked to an earlier one of the case.

    ``known`` are the codes of the case with the kinds of their acts. That no other case holds the code is a
    reservation: the command that loses it is refused, and a fact keeps its first holder.
    """
    if not known or any(code == other for other, _ in known):
        return None
    if act_kind is None:
        raise UndecidableError("未载明该码对应的行政行为种类", "the code does not say for which kind of act it is")
    if any(act_kind == kind for _, kind in known):
        return Reason("该行政行为已赋码，一行为一码", "This act has a code already: one code an act.")
    if parent is None or all(parent != other for other, _ in known):
        return Reason("未关联本案上一行政行为码", "The code is not linked to an earlier one of the case.")
    return None


NOT_CODED = {"format": "Length, segments and check digit are not verified; the code is opaque."}
