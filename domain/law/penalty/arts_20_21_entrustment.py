"""APL arts 20–21: an organisation punishes in the organ's name only within a published entrustment (委托处罚)."""

from collections.abc import Iterable

from msgspec import Struct

from domain.law.guard import Reason, guard
from domain.law.statutes import APL, CL


class Entrusted(Struct, frozen=True):
    """An entrustment in force on the day of the act."""

    organ: str
    published: bool
    items: tuple[str, ...]
    """Items that it covers."""
    penalty: bool
    """True where it covers punishing."""


@guard(
    "G012",
    APL.article(20),
    APL.article(21),
    CL.article(17, paragraph=1),
    zh="委托无效、超范围或不得委托",
    en="The entrustment is void, exceeded, or not allowed.",
)
def within_entrustment(
    organ: str | None, item: str | None, entrustments: Iterable[Entrusted], *, coercive: bool = False
) -> Reason | None:
    """Refuse an organisation that acts without an entrustment by this organ, beyond it, or with coercion."""
    if coercive:
        return Reason("行政强制措施权不得委托，应由本机关执法人员实施", "Coercive measures cannot be entrusted at all.")
    own = [e for e in entrustments if e.organ == organ]
    if not own:
        return Reason(
            "当日没有本机关对该组织的有效书面委托", "This organ had not entrusted the organisation on that day."
        )
    published = [e for e in own if e.published]
    if not published:
        return Reason("委托书未向社会公布", "The entrustment has not been published.")
    if not any(e.penalty and (item is None or item in e.items) for e in published):
        return Reason("委托书未载明该事项或该权限", "The entrustment does not cover the item, or not punishing.")
    return None


NOT_CODED = {
    "20(3)": "The organ answers for the organisation: the envelope names the organ, and findings are its own.",
    "21": "The conditions of an entrusted organisation are checked when the entrustment is published.",
}
