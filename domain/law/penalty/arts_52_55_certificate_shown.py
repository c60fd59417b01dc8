"""APL arts 52 and 55: officers show their certificates (出示执法证件)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL, CL


@guard(
    "G006",
    APL.article(52, paragraph=1),
    APL.article(55, paragraph=1),
    CL.article(18, item=3),
    core=True,
    zh="未记录出示执法证件",
    en="It is not on record that the certificates were shown.",
)
def certificate_shown(*, shown: bool | None) -> Reason | None:
    """Refuse a field act whose record does not say that the officers showed their certificates."""
    if shown is None:
        raise UndecidableError("记录未载明是否出示执法证件", "the record does not say whether certificates were shown")
    if shown:
        return None
    return Reason(
        "记录中没有出示执法证件的内容，应主动出示并记明证号和时间",
        "The record has no showing of certificates: show them unasked, and note number and time.",
    )


NOT_CODED = {
    "55(1) sentence 2": "The party may refuse officers who show nothing; that is its right, and no act of the organ."
}
