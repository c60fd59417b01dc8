"""The statutes that guards cite."""

from datetime import date

from msgspec import Struct


class Statute(Struct, frozen=True):
    """A statute, with the day from which the cited text is in force."""

    short: str
    zh: str
    en: str
    in_force: date
    clauses: bool = False
    """True for a document of numbered clauses, such as （十一）, instead of articles."""

    def article(self, number: int, paragraph: int | None = None, item: int | None = None) -> "Citation":
        """Cite an article, with paragraph (款) and item (项)."""
        return Citation(self, number, paragraph, item)

    @property
    def whole(self) -> "Citation":
        """Cite the document as a whole, where its text was not read or has no parts."""
        return Citation(self, 0)


class Citation(Struct, frozen=True):
    """A place in a statute."""

    statute: Statute
    number: int
    paragraph: int | None = None
    item: int | None = None

    @property
    def zh(self) -> str:
        """The citation in Chinese, such as 《中华人民共和国行政处罚法》第六十四条第一项."""
        parts = [f"《{self.statute.zh}》"]
        if self.number:
            number = chinese_number(self.number)
            parts.append(f"（{number}）" if self.statute.clauses else f"第{number}条")
        if self.paragraph is not None:
            parts.append(f"第{chinese_number(self.paragraph)}款")
        if self.item is not None:
            parts.append(f"第{chinese_number(self.item)}项")
        return "".join(parts)

    @property
    def en(self) -> str:
        """The citation in English, such as ``APL art. 64, item 1``."""
        parts = [self.statute.short]
        if self.number:
            parts.append(f" {'cl.' if self.statute.clauses else 'art.'} {self.number}")
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
LL = Statute("LL", "中华人民共和国行政许可法", "Administrative Licensing Law", date(2019, 4, 23))
CL = Statute("CL", "中华人民共和国行政强制法", "Administrative Coercion Law", date(2012, 1, 1))
ARL2017 = Statute(
    "ARL2017", "中华人民共和国行政复议法（2017年修正）", "Administrative Review Law 2017", date(2017, 9, 1)
)
ARL2023 = Statute(
    "ARL2023", "中华人民共和国行政复议法（2023年修订）", "Administrative Review Law 2023", date(2024, 1, 1)
)
ALL = Statute("ALL", "中华人民共和国行政诉讼法", "Administrative Litigation Law", date(2017, 7, 1))
ALL_I = Statute(
    "ALL-I",
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
    "Interpretation of the Administrative Litigation Law",
    date(2018, 2, 8),
)
CPL = Statute("CPL", "中华人民共和国民事诉讼法", "Civil Procedure Law", date(2022, 1, 1))
CT = Statute(
    "CT",
    "行政执法机关移送涉嫌犯罪案件的规定",
    "Provisions on the Transfer of Suspected Criminal Cases",
    date(2020, 8, 7),
)
ZJ_CEO = Statute("ZJ-CEO", "浙江省综合行政执法条例", "Zhejiang Regulations on Integrated Enforcement", date(2022, 1, 1))
ZJ_CI = Statute("ZJ-CI", "浙江省公共信用信息管理条例", "Zhejiang Regulations on Public Credit", date(2018, 1, 1))
ZJ_IB = Statute("ZJ-IB", "浙江省违法建筑处置规定", "Zhejiang Provisions on Illegal Buildings", date(2020, 9, 24))
ZJ_SR = Statute(
    "ZJ-SR",
    "浙江省城市市容和环境卫生管理条例",
    "Zhejiang Regulations on City Appearance and Environmental Sanitation",
    date(2021, 9, 29),
)
OBE = Statute("OBE", "优化营商环境条例", "Regulations on the Business Environment", date(2020, 1, 1))
OGI = Statute("OGI", "中华人民共和国政府信息公开条例", "Regulations on Government Information", date(2019, 5, 15))
PIPL = Statute("PIPL", "中华人民共和国个人信息保护法", "Personal Information Protection Law", date(2021, 11, 1))
DSL = Statute("DSL", "中华人民共和国数据安全法", "Data Security Law", date(2021, 9, 1))
ESL = Statute("ESL", "中华人民共和国电子签名法", "Electronic Signature Law", date(2019, 4, 23))
AL = Statute("AL", "中华人民共和国档案法", "Archives Law", date(2021, 1, 1))
ALR = Statute("ALR", "中华人民共和国档案法实施条例", "Regulations for Implementing the Archives Law", date(2024, 3, 1))
SC716 = Statute(
    "SC716", "国务院关于在线政务服务的若干规定", "Provisions on Online Government Services", date(2019, 4, 26)
)
SR825 = Statute("SR825", "行政执法监督条例", "Regulations on the Supervision of Enforcement", date(2026, 2, 1))
GO118 = Statute(
    "118号",
    "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
    "Guidance on Disclosure, Recording and Legal Review",
    date(2018, 12, 5),
    clauses=True,
)
CR2023 = Statute(
    "CR2023",
    "失信行为纠正后的信用信息修复管理办法（试行）",
    "Trial Measures on Credit Repair",
    date(2023, 5, 1),
)
CR2026 = Statute("CR2026", "信用修复管理办法", "Measures on Credit Repair", date(2026, 4, 1))
MOHURD55 = Statute(
    "MOHURD55",
    "住房和城乡建设行政处罚程序规定",
    "Penalty Procedure in Housing and Construction",
    date(2022, 5, 1),
)
GO42 = Statute(
    "42号",
    "国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见",
    "Guidance on Commitments",
    date(2020, 10, 27),
)
GO54 = Statute(
    "54号", "国务院办公厅关于严格规范涉企行政检查的意见", "Opinion on Inspections of Enterprises", date(2024, 12, 30)
)
ZJ_5 = Statute("浙政办5号", "浙政办发〔2025〕5号", "Zhejiang Document 5 of 2025 on Inspections", date(2025, 1, 1))
HZ_2023 = Statute(
    "HZ-2023",
    "杭州市城市管理局对市政协第410号提案的答复",
    "Hangzhou Answer to Proposal 410 on the Reform of Enforcement",
    date(2021, 7, 15),
)
WZ_2021 = Statute(
    "WZ-2021", "温州市综合行政执法事项目录（2021年）", "Wenzhou Catalogue of Enforcement 2021", date(2021, 7, 15)
)
HZ_WM = Statute("HZ-WM", "湖州市文明行为促进条例", "Huzhou Regulations on Civilised Conduct", date(2019, 1, 1))
PLATFORM = Statute(
    "Bihuan", "本平台接口约定（非法律规定）", "Interface of This Platform, Not a Text of Law", date(2021, 7, 15)
)
"""What the platform itself demands: no text of law says it."""
