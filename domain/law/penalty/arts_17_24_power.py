"""APL arts 17, 18, 24 and 38: only an organ that holds the power over an item may punish (处罚权)."""

from collections.abc import Collection

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL, ZJ_CEO


@guard(
    "G001",
    APL.article(17),
    APL.article(18),
    APL.article(38, paragraph=1),
    ZJ_CEO.article(7),
    ZJ_CEO.article(8),
    core=True,
    zh="本机关在该时点、该区域对该事项无行政处罚权",
    en="The organ held no power to punish this item at that time in that place.",
)
def organ_holds_power(kind: str, organ: str | None, enforcer: str | None, kinds: Collection[str]) -> Reason | None:
    """Refuse an organ that the duty boundary of its division, or the catalogue, does not name for the item.

    ``enforcer`` is the organ that the boundary names; ``kinds`` are the kinds of organ that the catalogue's version of
    that day names. What a township was granted is G002's question: where it holds a grant, it holds the power.
    """
    if enforcer is not None:
        if enforcer == organ:
            return None
        return Reason(
            f"当日该区域该事项的执法主体为{enforcer}，应移送该机关",
            f"In that division {enforcer} punished the item on that day: transfer the case to it.",
        )
    if not kinds:
        raise UndecidableError("事项目录和职责边界清单未载明该事项的执法主体", "no register says who punishes the item")
    if kind in kinds:
        return None
    named = "、".join(sorted(kinds))
    return Reason(
        f"事项目录当日版本规定的执法主体类别为{named}，本机关为{kind}",
        f"On that day the catalogue gave the item to {', '.join(sorted(kinds))}; this organ is {kind}.",
    )


@guard(
    "G002",
    APL.article(24, paragraph=1),
    ZJ_CEO.article(9),
    core=True,
    zh="该事项未赋权本镇街或赋权已收回",
    en="The item was not granted to this township, or the grant has been withdrawn.",
)
def township_holds_grant(stands: str, stood_at_filing: str | None = None) -> Reason | None:
    """Refuse a township an item that it was never granted, or a new case of one that went back.

    ``stands`` is one of ``never``, ``unpublished``, ``held`` and ``withdrawn``; ``stood_at_filing`` is how it stood
    when a case was filed that is going on now: what was filed before the power went back may be finished.
    """
    if stands == "held" or (stands == "withdrawn" and stood_at_filing == "held"):
        return None
    match stands:
        case "withdrawn":
            return Reason(
                "赋权已收回，不得新立案，应移送县级执法部门", "The grant was withdrawn: pass the case to the county."
            )
        case "unpublished":
            return Reason("赋权决定尚未公布，公布后方可行使", "The grant has not been published: publish it first.")
        case _:
            return Reason(
                "赋权清单未列该事项，应移送县级执法部门", "No grant lists the item: pass the case to the county."
            )


NOT_CODED = {
    "18(1)(2)": "Concentration of powers is a decision of governments; its result stands in the catalogue.",
    "24(2)(3)": "Building up the township's capacity and coordinating it is organisation; no act of a case shows it.",
}
