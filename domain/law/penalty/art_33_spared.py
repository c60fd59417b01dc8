"""APL art. 33: the slight is not punished, a first offence may be spared, nor is anybody without fault (不予处罚)."""

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


class Circumstances(Struct, frozen=True):
    """What the file finds of an act; None where it does not say."""

    slight: bool | None = None
    corrected: bool | None = None
    harmless: bool | None = None
    first: bool | None = None
    little_harm: bool | None = None


@guard(
    "G021",
    APL.article(33, paragraph=1),
    core=True,
    zh="符合“轻微免罚”，应当不予行政处罚",
    en="The act is slight, corrected and harmless: it must not be punished.",
)
def not_slight_corrected_and_harmless(found: Circumstances) -> Reason | None:
    """Refuse to punish a slight act that was corrected in time and did no harm (sentence 1)."""
    said = (found.slight, found.corrected, found.harmless)
    if False in said:
        return None
    if None in said:
        raise UndecidableError(
            "案卷未认定是否违法行为轻微、及时改正、没有造成危害后果",
            "the file does not find whether the act was slight, corrected in time and harmless",
        )
    return Reason(
        "违法行为轻微并及时改正，没有造成危害后果，应作出不予处罚决定并予以教育",
        "The act was slight, corrected in time and harmless: decide no penalty, and educate the party.",
    )


@guard(
    "G022",
    APL.article(33, paragraph=1),
    core=True,
    zh="不符合“首违不罚”条件",
    en="The conditions for sparing a first offence are not met.",
)
def first_offence_may_be_spared(found: Circumstances, *, offended_before: bool | None, reasoned: bool) -> Reason | None:
    """Refuse to spare a first offence that is none, did more than slight harm, or was not corrected (sentence 2).

    ``offended_before`` is what the log knows of the party and cause; None where it cannot know.
    """
    if offended_before or found.first is False:
        return Reason("当事人此前有同一案由的违法记录", "The party has offended before in the same cause.")
    if found.little_harm is False and not found.harmless:
        return Reason("危害后果并非轻微", "The harm was more than slight.")
    if found.corrected is False:
        return Reason("当事人未及时改正", "The party did not correct in time.")
    if not reasoned:
        return Reason("决定未说明不予处罚的理由", "The decision does not give its reasons.")
    harm_known = found.little_harm is not None or found.harmless is not None
    if (found.first is None and offended_before is None) or found.corrected is None or not harm_known:
        raise UndecidableError(
            "案卷未认定是否初次违法、危害后果轻微并及时改正",
            "the file does not find whether the offence was the first, of little harm and corrected",
        )
    return None


@guard(
    "G023",
    APL.article(33, paragraph=2),
    core=True,
    zh="无主观过错证据未审查",
    en="Evidence that the party was without fault was not examined.",
)
def fault_examined(*, claimed: bool, proven: bool | None, strict_liability_law: str | None = None) -> Reason | None:
    """Refuse a penalty while evidence against fault is unexamined, or where it has proved that there was none.

    ``proven`` is the finding, None while there is none; a 法律 or 行政法规 may punish without fault.
    """
    if not claimed or strict_liability_law is not None:
        return None
    if proven is None:
        return Reason("当事人提交的无过错证据未作审查认定", "Nobody has examined the party's evidence of no fault.")
    if proven:
        return Reason("当事人已证明没有主观过错，应不予处罚", "The party has proved that it was not at fault.")
    return None


@guard(
    "G024",
    APL.article(33, paragraph=3),
    core=True,
    zh="不予处罚未对当事人进行教育",
    en="The party was spared, and not educated.",
)
def spared_party_educated(*, educated: bool) -> Reason | None:
    """Refuse to close a case without penalty before the party was educated."""
    if educated:
        return None
    return Reason("结案前应对当事人进行教育并记录", "Educate the party, and put it on record, before closing.")


NOT_CODED: dict[str, str] = {
    "33(2) 法律、行政法规另有规定": "No item of the catalogue so far rests on a norm that punishes without fault."
}
