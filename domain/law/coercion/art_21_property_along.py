"""CL art. 21: with a suspected crime goes what was sealed, seized or frozen (涉案财物一并移送)."""

from collections.abc import Collection

from domain.law.guard import Reason, guard
from domain.law.statutes import CL


@guard("G094", CL.article(21), zh="移送案件未一并移送涉案财物", en="The property did not go along with the case.")
def property_went_along(in_force: Collection[str], *, along: bool, party_told: bool) -> Reason | None:
    """Refuse a transfer that leaves sealed, seized or frozen property behind, or does not tell the party in writing.

    ``in_force`` names the measures in force.
    """
    if not in_force:
        return None
    names = "、".join(sorted(in_force))
    if not along:
        return Reason(f"强制措施{names}涉及的财物未一并移送", f"The property of {names} stays behind: transfer it too.")
    if not party_told:
        return Reason(
            "未书面告知当事人财物已一并移送", "The party was not told in writing that the property goes along."
        )
    return None


NOT_CODED = {"21 restoration": "What the police do with the property is their own record."}
