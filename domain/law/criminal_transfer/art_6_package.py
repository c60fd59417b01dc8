"""CT art. 6: what goes along with a suspected crime (移送材料)."""

from collections.abc import Collection
from typing import Final

from domain.law.guard import Reason, guard
from domain.law.statutes import CT

_NAMES: Final = {
    "letter": ("涉嫌犯罪案件移送书（第一项）", "the letter of transfer (item 1)"),
    "report": ("涉嫌犯罪案件情况的调查报告（第二项）", "the report of the investigation (item 2)"),
    "property_list": ("涉案物品清单（第三项）", "the list of property (item 3)"),
    "appraisal": ("有关检验报告或者鉴定结论（第四项）", "reports of tests and appraisals (item 4)"),
}
_ALWAYS: Final = frozenset({"letter", "report"})


@guard("G097", CT.article(6), zh="移送材料不全", en="What goes along with the case is incomplete.")
def package_complete(package: Collection[str], absent: Collection[str]) -> Reason | None:
    """Refuse a transfer without its letter, report, list of property and appraisals.

    ``absent`` names what the case does not have: no property was involved, nothing was tested. Letter and report always
    go along; item 5 takes whatever else bears on the crime.
    """
    missing = [
        words for kind, words in _NAMES.items() if kind not in package and (kind in _ALWAYS or kind not in absent)
    ]
    if not missing:
        return None
    return Reason(f"缺少：{'；'.join(zh for zh, _ in missing)}", f"Missing: {', '.join(en for _, en in missing)}.")


NOT_CODED = {"6 item 5": "Which other material bears on the crime is a finding of people."}
