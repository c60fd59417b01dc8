"""ARL art. 64(2): what was revoked is not decided again the same way (不得作出基本相同的决定)."""

from collections.abc import Collection

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ARL2023


class Penalty(Struct, frozen=True):
    """What a decision imposes. The fine is in fen."""

    kinds: Collection[str]
    fine: int
    item: str | None


class Revoked(Struct, frozen=True, kw_only=True):
    """A decision that was revoked."""

    penalty: Penalty
    ground: str | None
    """``procedure``, another ground, or None where the file does not say."""
    evidence_since: bool
    """True where evidence has been collected since."""


@guard(
    "G140",
    ARL2023.article(64, paragraph=2),
    zh="不得作出与原行为基本相同的决定",
    en="The decision repeats one that was revoked.",
)
def not_the_same_again(now: Penalty, before: Revoked | None) -> Reason | None:
    """Refuse to repeat a revoked decision on the same facts and reasons, unless only its procedure was wrong.

    The result is the same where kinds, fine and item are. Facts are taken to be the same where no evidence has been
    collected since; where some has, whether they are has to be read.
    """
    if before is None or before.ground == "procedure" or not _same(now, before.penalty):
        return None
    if before.ground is None:
        raise UndecidableError("撤销理由不明", "the file does not say on which ground the decision was revoked")
    if before.evidence_since:
        raise UndecidableError(
            "撤销后补充了证据，事实和理由是否相同须人工判断",
            "evidence has been added since; whether facts and reasons are the same has to be read",
        )
    return Reason(
        "处罚种类、数额与被撤销的决定相同，且撤销后未补充证据，应依据新的事实和理由重新作出",
        "Kinds and fine are those of the revoked decision, nothing was added since: decide on new facts and reasons.",
    )


def _same(now: Penalty, before: Penalty) -> bool:
    return (
        set(now.kinds) == set(before.kinds)
        and now.fine == before.fine
        and (now.item is None or before.item is None or now.item == before.item)
    )


NOT_CODED = {"64(1)": "Revoking is decided by the reviewing body; its ground is a fact of the case."}
