"""APL art. 35: what a court has fined is not fined again (罚金折抵)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import APL, CT


@guard(
    "G030",
    APL.article(35, paragraph=2),
    CT.article(11, paragraph=3),
    zh="法院已判处罚金不再罚款",
    en="A court has fined the act: it is not fined again.",
)
def not_fined_beside_court(fine: int, *, court_fined: bool) -> Reason | None:
    """Refuse a new fine, in fen, for an act that a criminal court has fined; a fine from before is set off there."""
    if not court_fined or fine == 0:
        return None
    return Reason(
        "法院已判处罚金，不再给予罚款，可以给予其他种类的处罚", "A court has fined the party: impose no fine."
    )


NOT_CODED = {"35(1)": "Detention is for the police, and its days are set off by the court."}
