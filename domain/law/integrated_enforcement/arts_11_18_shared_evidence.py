"""ZJ-CEO arts 11 and 18: evidence that another organ obtained may be used where that was lawful (证据互认)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ZJ_CEO


@guard(
    "G040",
    ZJ_CEO.article(18, paragraph=1),
    ZJ_CEO.article(11),
    zh="跨部门证据来源或效力不明",
    en="It is not clear how another organ obtained the evidence, or whether it holds.",
)
def shared_evidence_has_provenance(
    from_organ: str | None, provenance: str | None, *, lawful_at_origin: bool | None
) -> Reason | None:
    """Refuse evidence of another organ that comes without proof of origin, or that was not obtained lawfully there."""
    if from_organ is None:
        return None
    if provenance is None:
        return Reason(
            f"{from_organ}移交的证据没有来源证明，应补充移交清单或者取证说明",
            f"Evidence of {from_organ} comes without proof of origin: ask for it.",
        )
    if lawful_at_origin is None:
        raise UndecidableError(
            "案卷未载明原机关是否依法取得该证据", "the file does not say whether it was obtained lawfully there"
        )
    if not lawful_at_origin:
        return Reason(
            f"{from_organ}未依法取得该证据，不得使用", f"{from_organ} did not obtain it lawfully: it must not be used."
        )
    return None


NOT_CODED = {"18(2)": "Clues outside one's own power are fixed and handed over (G122)."}
