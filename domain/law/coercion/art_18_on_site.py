"""CL art. 18: how the party is dealt with on the spot (现场程序)."""

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL


class Scene(Struct, frozen=True, kw_only=True):
    """What was done on the spot."""

    party_called: bool
    reasons_told: bool
    heard: bool
    recorded: bool
    signed: bool
    """By the party, with the refusal noted, or by a witness."""


@guard(
    "G088",
    *(CL.article(18, item=number) for number in range(4, 10)),
    zh="强制措施现场程序不全",
    en="The procedure on the spot is incomplete.",
)
def proceeded_on_the_spot(scene: Scene | None) -> Reason | None:
    """Refuse a measure whose party was not called, told, heard, or whose record is missing or unsigned.

    ``scene`` is None where the file does not say what was done.
    """
    if scene is None:
        raise UndecidableError("案卷未载明现场程序", "the file does not say what was done on the spot")
    steps = (
        (scene.party_called, "通知当事人到场（第四项）", "calling the party (item 4)"),
        (scene.reasons_told, "当场告知理由、依据、权利和救济途径（第五项）", "telling reasons and rights (item 5)"),
        (scene.heard, "听取陈述申辩（第六项）", "hearing the party (item 6)"),
        (scene.recorded, "制作现场笔录（第七项）", "a record on the spot (item 7)"),
        (scene.signed, "笔录签名、注明拒签或者见证（第八、九项）", "signatures, or a witness (items 8, 9)"),
    )
    missing = [(zh, en) for done, zh, en in steps if not done]
    if not missing:
        return None
    return Reason(f"缺少：{'；'.join(zh for zh, _ in missing)}", f"Missing: {', '.join(en for _, en in missing)}.")


NOT_CODED = {
    "18 items 2, 3": "Two officers and their cards are judged for every field act (G005, G006).",
    "18 item 10": "What other laws and regulations add is not listed.",
}
