"""SR825 and APL art. 22: officers act in their own territory, or together with whose it is (违规异地执法)."""

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL, SR825


@guard(
    "G156",
    SR825.whole,
    APL.article(22),
    grade=(Grade.SEEN, Grade.DESIGN),
    zh="涉嫌违规异地执法",
    en="The officers acted outside the territory of their organ.",
)
def acted_in_own_territory(own: str | None, place: str | None, *, joint: bool) -> Reason | None:
    """Refuse a field act outside the organ's territory, unless it is a joint one or the local organ takes part.

    ``own`` and ``place`` are division codes: of the organ and of the act, each None where it is not known. A code
    covers those that begin with it, without its zeros. ``joint`` says that a joint task is on file.
    """
    if own is None or place is None:
        raise UndecidableError("机关辖区或者执法地点不明", "territory of the organ or place of the act is not known")
    if joint or place.startswith(own.rstrip("0")):
        return None
    return Reason(
        f"执法地点{place}不在本机关辖区{own}，须有联合执法任务或者当地机关共同实施",
        f"The act was in {place}, outside {own}: there has to be a joint task, or the local organ has to take part.",
    )


NOT_CODED = {"text": "The regulation was seen in excerpts and a press summary only."}
