"""OBE arts 40–44: granting on a commitment, with a check afterwards (告知承诺)."""

from datetime import date

from msgspec import Struct

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import GO42, OBE


class Signed(Struct, frozen=True):
    """A commitment: how many terms it holds, when its check is due, and what is known of the applicant."""

    on: date
    terms: int
    verify_due: date | None
    listed: bool
    dishonest: bool | None


@guard(
    "G112",
    OBE.article(40, 3),
    OBE.article(44),
    GO42.whole,
    grade=(Grade.TEXT, Grade.MEMORY),
    zh="告知承诺条件不符",
    en="The conditions for granting on a commitment are not met.",
)
def commitment_holds(granted_on: date, signed: Signed | None, *, on_commitment: bool = True) -> Reason | None:
    """Refuse a grant on a commitment that was not signed, says nothing, is not to be checked, or is not credible."""
    if not on_commitment:
        return None
    if signed is None or signed.on > granted_on:
        return Reason("没有已签署的承诺书", "No commitment was signed before the grant.")
    if signed.terms == 0:
        return Reason("承诺书未载明承诺内容", "The commitment holds no terms.")
    if signed.verify_due is None:
        return Reason("未安排事后核查", "No check afterwards is set.")
    if signed.dishonest:
        return Reason(
            "申请人有不实承诺或者失信记录，应按一般程序审查",
            "The applicant is on record as dishonest: examine instead.",
        )
    if signed.dishonest is None:
        raise UndecidableError("未查询申请人信用状况", "nobody looked whether the applicant is on record as dishonest")
    if not signed.listed:
        raise UndecidableError("未载明告知承诺事项目录条目", "the entry of the list that allows it is not named")
    return None


NOT_CODED = {
    "40 and 44, otherwise": "They bind those who make rules and lists, not one case.",
    "42号": "Known from memory only; it is read as the regulation's own conditions put into practice.",
}
