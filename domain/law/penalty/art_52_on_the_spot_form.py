"""APL art. 52: the on-the-spot form, handed over on the spot and reported to the organ (当场处罚决定书)."""

from collections.abc import Collection
from enum import StrEnum

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


class FormContent(StrEnum):
    """What the on-the-spot form states (APL art. 52(2))."""

    VIOLATION = "violation"
    KIND_AND_BASIS = "kind_and_basis"
    AMOUNT = "amount"
    TIME = "time"
    PLACE = "place"
    REMEDIES = "remedies"
    ORGAN = "organ"
    OFFICERS = "officers"
    """Signed or sealed by the officers."""


@guard(
    "G044",
    APL.article(52, paragraph=1),
    APL.article(52, paragraph=2),
    zh="当场处罚决定书要素不全或未当场交付",
    en="The on-the-spot form is incomplete or was not handed over on the spot.",
)
def form_complete_and_delivered(contents: Collection[str], signature: str | None, *, delivered: bool) -> Reason | None:
    """Refuse a form that was not handed over, does not note a refusal to sign, or leaves out an item of art. 52(2).

    ``signature`` is ``signed``, ``refused_noted`` or ``missing``; it and empty ``contents`` may be unknown.
    """
    if not delivered:
        return Reason("决定书未当场交付当事人", "The form was not handed over on the spot.")
    if signature == "missing":
        return Reason("当事人未签收，也未注明拒绝签收", "It is neither signed for nor marked as refused.")
    if not contents:
        raise UndecidableError("案卷未列明决定书载明的事项", "the file does not list what the form states")
    if missing := [item.value for item in FormContent if item not in contents]:
        return Reason(f"决定书缺少{'、'.join(missing)}", f"The form leaves out {', '.join(missing)}.")
    return None


@guard(
    "G045",
    APL.article(52, paragraph=3),
    core=True,
    zh="当场处罚未报所属机关备案",
    en="The on-the-spot penalty was not reported to the organ.",
)
def reported_to_the_organ(*, on_the_spot: bool, reported: bool) -> Reason | None:
    """Refuse to close an on-the-spot case that was not reported for the record."""
    if on_the_spot and not reported:
        return Reason("应先报所属行政机关备案再结案", "Report it to the organ for the record before closing.")
    return None


NOT_CODED = {"52(1) certificate": "Showing the certificate is a guard of its own (G006)."}
