"""AL arts 13–37: a file goes to the archive whole, in a lasting form, and tested (归档)."""

from collections.abc import Collection
from typing import Final

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import AL, ALR

_FOUR: Final = {"authenticity": "真实性", "integrity": "完整性", "usability": "可用性", "security": "安全性"}


@guard(
    "G144",
    AL.article(13),
    AL.article(37),
    ALR.article(39),
    grade=(Grade.TEXT, Grade.SEEN),
    zh="归档四性检测未通过",
    en="The file did not pass the four tests of the archive.",
)
def file_fit_for_the_archive(
    number: str, documents: int, form: str | None, tested: Collection[str] | None
) -> Reason | None:
    """Refuse to archive a file without number or catalogue, in a form that does not last, or that fails a test."""
    if not number.strip():
        return Reason("没有档号", "The file has no archive number.")
    if documents == 0:
        return Reason("没有卷内目录", "The file has no catalogue.")
    if form == "other":
        return Reason("应转换为OFD或者PDF/A格式", "Convert the file to OFD or PDF/A.")
    if tested is None or form is None:
        raise UndecidableError("未载明归档格式或者四性检测结果", "the form of the file or its tests are not recorded")
    missing = [zh for name, zh in _FOUR.items() if name not in tested]
    if missing:
        return Reason(f"未通过{'、'.join(missing)}检测", "Not passed: " + ", ".join(sorted(_FOUR.keys() - set(tested))))
    return None


NOT_CODED = {"13 and 37, otherwise": "Duties of organs and conditions of electronic archives, not of one case."}
