"""CPL art. 89: a document that the party refuses is left, with witnesses or on film (留置送达)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import CPL


@guard(
    "G071",
    CPL.article(89),
    zh="留置送达缺少见证或影像",
    en="A document was left without witnesses or recording.",
)
def leaving_witnessed(refusal: str | None, witnesses: int, recordings: int) -> Reason | None:
    """Refuse to count a document as left unless the refusal is on record, with witnesses or photographs or video."""
    if not witnesses and not recordings:
        return Reason(
            "没有见证人签名，也没有拍照、录像记录送达过程", "Neither witnesses nor a recording show how it was left."
        )
    if refusal is None:
        return Reason("未记载受送达人拒收的情况", "It is not on record that the party refused it.")
    return None


NOT_CODED = {"89 place": "That it is left at the home of the party is stated in the receipt."}
