"""The statutes that guards cite."""

from datetime import date

from msgspec import Struct


class Statute(Struct, frozen=True):
    """A statute, with the day from which the cited text is in force."""

    short: str
    zh: str
    en: str
    in_force: date

    def article(self, number: int, paragraph: int | None = None, item: int | None = None) -> "Citation":
        """Cite an article, with paragraph (款) and item (项)."""
        return Citation(self, number, paragraph, item)


class Citation(Struct, frozen=True):
    """A place in a statute."""

    statute: Statute
    number: int
    paragraph: int | None = None
    item: int | None = None

    @property
    def zh(self) -> str:
        """The citation in Chinese, such as 《中华人民共和国行政处罚法》第六十四条第一项."""
        parts = [f"《{self.statute.zh}》第{chinese_number(self.number)}条"]
        if self.paragraph is not None:
            parts.append(f"第{chinese_number(self.paragraph)}款")
        if self.item is not None:
            parts.append(f"第{chinese_number(self.item)}项")
        return "".join(parts)

    @property
    def en(self) -> str:
        """The citation in English, such as ``APL art. 64, item 1``."""
        parts = [f"{self.statute.short} art. {self.number}"]
        if self.paragraph is not None:
            parts.append(f"({self.paragraph})")
        if self.item is not None:
            parts.append(f", item {self.item}")
        return "".join(parts)


_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Write a number from 1 to 199 as Chinese statutes do."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += _DIGITS[0]
    return text + (_DIGITS[ones] if ones else "")


APL = Statute("APL", "中华人民共和国行政处罚法", "Administrative Penalty Law", date(2021, 7, 15))
ZJ_SR = Statute(
    "ZJ-SR",
    "浙江省城市市容和环境卫生管理条例",
    "Zhejiang Regulations on City Appearance and Environmental Sanitation",
    date(2021, 9, 29),
)
