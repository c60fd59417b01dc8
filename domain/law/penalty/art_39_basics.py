"""APL art. 39: who enforces, on what basis and how is published beforehand (事前公示)."""

from collections.abc import Collection
from typing import Final

from domain.law.guard import Reason, guard
from domain.law.statutes import APL, GO118, ZJ_CEO

NEEDED: Final = {
    "organ": "实施机关",
    "staff": "执法人员",
    "powers": "职权",
    "basis": "依据",
    "procedure": "程序",
    "remedies": "救济渠道",
    "random_checks": "随机抽查事项清单",
}
"""What is published beforehand."""


@guard(
    "G135",
    APL.article(39),
    ZJ_CEO.article(37),
    GO118.article(4),
    zh="事前公示信息缺失",
    en="What is published beforehand is incomplete.",
)
def basics_complete(contents: Collection[str]) -> Reason | None:
    """Refuse to publish basics that lack organ, staff, powers, basis, procedure, remedies or the random-check list."""
    missing = [name for name in NEEDED if name not in contents]
    if missing:
        return Reason(f"缺少{'、'.join(NEEDED[name] for name in missing)}", f"Missing: {', '.join(missing)}.")
    return None


NOT_CODED = {"39, kept current": "Comparing what is published with norms in force needs the texts of all norms."}
