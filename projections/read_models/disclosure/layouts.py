"""The 双公示 layouts of 2018 (SGS2018): the columns of penalties and permits in order, and their code lists.

The names of the columns agree in several public implementations; lengths, which are mandatory, and the words of the
code lists were not read in the notice (发改办财金〔2018〕424号) and are not verified. The layout of 2016 is another one
and is never mixed with this.
"""

from typing import Final, Literal

from msgspec import Struct

from domain.disclosure.facts import PublicField
from domain.law.guard import Grade
from domain.terms import Term

LAYOUT: Final = "SGS2018"


class Column(Struct, frozen=True):
    """A column of a layout."""

    code: str
    zh: str
    need: Literal["M", "C", "O"]
    """Mandatory, conditional or optional."""
    field: PublicField | None
    """What a publication must list for the public to be shown it; none for remarks."""


class Layout(Struct, frozen=True, kw_only=True):
    """A layout: its columns in order, and its code lists."""

    name: str
    title: Term
    columns: tuple[Column, ...]
    code_lists: dict[str, tuple[str, ...]]
    grade: Grade = Grade.MEMORY
    """Lengths, mandatory flags and words of the lists are not verified; names of columns are."""


def _party(prefix: str, tail: str) -> tuple[Column, ...]:
    """Make the columns of the party, which both layouts share but for their names."""
    field, person = PublicField.PARTY_CODE, PublicField.PERSON_ID
    return (
        Column(f"{prefix}_XDR_MC", "行政相对人名称", "M", PublicField.PARTY_NAME),
        Column(f"{prefix}_XDR_LB", "行政相对人类别", "M", PublicField.PARTY_CLASS),
        Column(f"{prefix}_XDR_SHXYM", f"行政相对人代码_1{tail}", "C", field),
        Column(f"{prefix}_XDR_GSZC", "行政相对人代码_2（工商注册号）", "O", field),
        Column(f"{prefix}_XDR_ZZJG", "行政相对人代码_3（组织机构代码）", "O", field),
        Column(f"{prefix}_XDR_SWDJ", "行政相对人代码_4（税务登记号）", "O", field),
        Column(f"{prefix}_XDR_SYDW", "行政相对人代码_5（事业单位证书号）", "O", field),
        Column(f"{prefix}_XDR_SHZZ", "行政相对人代码_6（社会组织登记证号）", "O", field),
        Column(f"{prefix}_FRDB", "法定代表人", "C", PublicField.REPRESENTATIVE),
        Column(f"{prefix}_FR_ZJLX", "法定代表人证件类型", "C", person),
        Column(f"{prefix}_FR_ZJHM", "法定代表人证件号码", "C", person),
        Column(f"{prefix}_XDR_ZJLX", "自然人证件类型", "C", person),
        Column(f"{prefix}_XDR_ZJHM", "自然人证件号码", "C", person),
    )


_CODE: Final = "（统一社会信用代码）"
_PARTIES: Final = ("法人及非法人组织", "自然人", "个体工商户")
PENALTIES: Final = Layout(
    name=LAYOUT,
    title=Term("行政处罚信用信息", "penalties"),
    columns=(
        *_party("CF", _CODE),
        Column("CF_WSH", "行政处罚决定书文号", "M", PublicField.DOCUMENT),
        Column("CF_WFXW", "违法行为类型", "M", PublicField.CONDUCT),
        Column("CF_SY", "违法事实", "M", PublicField.FACTS),
        Column("CF_YJ", "处罚依据", "M", PublicField.BASIS),
        Column("CF_CFLB", "处罚类别", "M", PublicField.CONTENT),
        Column("CF_NR", "处罚内容", "M", PublicField.CONTENT),
        Column("CF_NR_FK", "罚款金额（万元）", "C", PublicField.AMOUNT),
        Column("CF_NR_WFFF", "没收违法所得、没收非法财物的金额（万元）", "C", PublicField.AMOUNT),
        Column("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", "C", PublicField.CONTENT),
        Column("CF_JDRQ", "处罚决定日期", "M", PublicField.DECIDED_ON),
        Column("CF_YXQ", "处罚有效期", "O", PublicField.TERM),
        Column("CF_GSJZQ", "公示截止期", "O", PublicField.TERM),
        Column("CF_CFJG", "处罚机关", "M", PublicField.ORGAN),
        Column("CF_CFJGDM", "处罚机关统一社会信用代码", "M", PublicField.ORGAN),
        Column("CF_SJLY", "数据来源单位", "M", PublicField.ORGAN),
        Column("CF_SJLYDM", "数据来源单位统一社会信用代码", "M", PublicField.ORGAN),
        Column("BZ", "备注", "O", None),
    ),
    code_lists={
        "CF_XDR_LB": _PARTIES,
        "CF_CFLB": (
            "警告",
            "通报批评",
            "罚款",
            "没收违法所得",
            "没收非法财物",
            "暂扣许可证件",
            "降低资质等级",
            "吊销许可证件",
            "限制开展生产经营活动",
            "责令停产停业",
            "责令关闭",
            "限制从业",
            "行政拘留",
            "其他",
        ),
    },
)
PERMITS: Final = Layout(
    name=LAYOUT,
    title=Term("行政许可信用信息", "permits"),
    columns=(
        *_party("XK", _CODE),
        Column("XK_XKWS", "行政许可决定文书名称", "M", PublicField.DOCUMENT),
        Column("XK_WSH", "行政许可决定文书号", "M", PublicField.DOCUMENT),
        Column("XK_XKLB", "许可类别", "M", PublicField.CONTENT),
        Column("XK_XKZS", "许可证书名称", "O", PublicField.CONTENT),
        Column("XK_XKBH", "许可编号", "O", PublicField.DOCUMENT),
        Column("XK_NR", "许可内容", "M", PublicField.CONTENT),
        Column("XK_JDRQ", "许可决定日期", "M", PublicField.DECIDED_ON),
        Column("XK_YXQZ", "有效期自", "M", PublicField.TERM),
        Column("XK_YXQZI", "有效期至", "M", PublicField.TERM),
        Column("XK_XKJG", "许可机关", "M", PublicField.ORGAN),
        Column("XK_XKJGDM", "许可机关统一社会信用代码", "M", PublicField.ORGAN),
        Column("XK_ZT", "当前状态", "M", PublicField.STATE),
        Column("XK_LYDW", "数据来源单位", "M", PublicField.ORGAN),
        Column("XK_LYDWDM", "数据来源单位统一社会信用代码", "M", PublicField.ORGAN),
        Column("BZ", "备注", "O", None),
    ),
    code_lists={
        "XK_XDR_LB": _PARTIES,
        "XK_XKLB": ("普通", "特许", "认可", "核准", "登记", "其他"),
        "XK_ZT": ("1 有效", "2 无效"),
    },
)
LAYOUTS: Final = {"penalties": PENALTIES, "permits": PERMITS}
