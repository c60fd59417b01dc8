"""CL arts 35 and 38: the party is urged in writing before it is made to perform (催告)."""

from collections.abc import Collection

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL

_STATED = {
    "term": ("履行义务的期限（第一项）", "the term (item 1)"),
    "way": ("履行义务的方式（第二项）", "the way (item 2)"),
    "amount": ("明确的金额和给付方式（第三项）", "amount and way of payment (item 3)"),
    "rights": ("陈述权和申辩权（第四项）", "the right to be heard (item 4)"),
}


@guard(
    "G080",
    CL.article(35),
    CL.article(38),
    zh="催告书要素不全或未送达",
    en="The letter of urging is incomplete, or was not served.",
)
def urged_in_form(stated: Collection[str] | None, *, money: bool, served: bool | None) -> Reason | None:
    """Refuse a letter of urging that lacks one of its contents, or does not reach the party.

    ``stated`` are ``term``, ``way``, ``amount`` and ``rights``, None where the file does not say; ``money`` says that
    money is due; ``served`` is False where serving failed, None where nothing is known of it yet.
    """
    if stated is not None:
        missing = [words for key, words in _STATED.items() if key not in stated and (money or key != "amount")]
        if missing:
            return Reason(
                f"催告书未载明：{'；'.join(zh for zh, _ in missing)}",
                f"The letter does not state: {', '.join(en for _, en in missing)}.",
            )
    if served is False:
        return Reason("催告书未送达当事人，应依法送达", "The letter has not reached the party: serve it.")
    if stated is None or served is None:
        raise UndecidableError(
            "案卷未载明催告书内容或者送达日期", "the file does not say what the letter states, or when it was served"
        )
    return None


NOT_CODED = {
    "36": "What the party answers to the urging has no fact of its own; its defence is recorded before the decision."
}
