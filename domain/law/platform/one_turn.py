"""One turn a command: on the case as its sender saw it, and once under one key (版本与幂等)."""

from enum import StrEnum

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import PLATFORM


class Collision(StrEnum):
    """What a command ran into that is no matter of the case itself."""

    OVERTAKEN = "overtaken"
    """The case, or a number that the command would register, is no longer as it was seen."""
    KEY_REUSED = "key_reused"
    """The same command id came before with other content."""


@guard(
    "G153",
    PLATFORM.whole,
    grade=Grade.DESIGN,
    zh="并发冲突或重复提交",
    en="The case has moved on meanwhile, or the command id was used before.",
)
def commanded_in_turn(collision: Collision | None, version: int | None = None) -> Reason | None:
    """Refuse a command on a version that is past, and one whose id was used for something else.

    ``version`` is that of the case now, None where it is not known. The same command under the same id is no breach:
    it gets the answer that it got at first. The door for commands asks this, no fact does: what is reported by others
    has happened and is in nobody's way.
    """
    if collision is None:
        return None
    if collision == Collision.KEY_REUSED:
        return Reason("该 Idempotency-Key 已用于其他内容", "This Idempotency-Key was used with other content.")
    zh, en = "案件已有更新，请重新读取后再操作", "The case has moved on; read it again."
    if version is None:
        return Reason(zh, en)
    return Reason(f"{zh}；当前版本为 {version}", f"{en} It is at version {version}.")


NOT_CODED = {"reported facts": "A fact that another system reports is known by its source and id; it has no version."}
"""What is no guard here, and why."""
