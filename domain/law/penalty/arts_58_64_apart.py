"""APL arts 58 and 64: reviewers and hosts of hearings are none of the investigators (职能分离)."""

from collections.abc import Collection

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL, GO118


@guard(
    "G010",
    APL.article(64, item=4),
    zh="听证主持人不得为本案调查人员",
    en="The host of the hearing must not have investigated the case.",
)
def host_apart(host: str, investigators: Collection[str], asked_to_recuse: Collection[str]) -> Reason | None:
    """Refuse a host who has investigated the case, or whose recusal is asked for and not decided on."""
    if host in investigators:
        return Reason(f"{host}参与了本案调查，应另行指定主持人", f"{host} has investigated the case: appoint another.")
    if host in asked_to_recuse:
        return Reason(f"对{host}的回避申请尚未决定", f"Nobody has decided on the request that {host} step aside.")
    return None


@guard(
    "G011",
    APL.article(58),
    GO118.article(11),
    GO118.article(14),
    grade=(Grade.TEXT, Grade.MEMORY),
    zh="法制审核人员资格或回避不符",
    en="The legal reviewer is not qualified, or has handled the case.",
)
def reviewer_apart(
    reviewer: str, investigators: Collection[str], *, lawyer: bool | None, first_time: bool = False
) -> Reason | None:
    """Refuse a reviewer who has handled the case, or reviews for the first time without the legal qualification.

    ``lawyer`` is None where no register of such examinations is kept. Who reviews for the first time is not told by
    any event, so the qualification is asked for only where ``first_time`` says so.
    """
    if reviewer in investigators:
        return Reason(f"{reviewer}是本案承办人员，应由其他人员审核", f"{reviewer} has handled it: another must review.")
    if first_time and lawyer is False:
        return Reason(f"{reviewer}初次从事法制审核而未取得法律职业资格", f"{reviewer} lacks the legal qualification.")
    return None


NOT_CODED = {
    "58(2)": "That a reviewer is new to the work is told by no event; the register of examinations is ready for it.",
}
