"""Public records as rows of the 双公示 layouts: for the public by an allow-list of fields, and for the exchange."""

from datetime import date
from typing import Final

from msgspec import Struct

from domain.disclosure.facts import PublicField
from domain.law.penalty.arts_48_50_publication import NEVER_SHOWN
from domain.parties import PartyKind
from domain.penalty.kinds import PenaltyKind
from domain.personal_numbers import without_personal_numbers
from domain.ports.public_names import PublicNames
from domain.registers.state import Registers
from projections.read_models.disclosure.layouts import PENALTIES, PERMITS, Column, Layout
from projections.read_models.disclosure.public_records import PublicRecord
from projections.read_models.disclosure.publishable import Subject

FOR_EVER: Final = "2099/12/31"
"""What stands for a permit without term."""
ALLOWED: Final = frozenset(PublicField) - frozenset(map(PublicField, NEVER_SHOWN))
"""Every field that the public may ever be shown."""
_FEN_PER_WAN_YUAN: Final = 10**6
"""Fen in ten thousand yuan."""
SEPARATOR: Final = ";"

KIND_NAMES: Final[dict[PenaltyKind, str]] = {
    PenaltyKind.WARNING: "警告",
    PenaltyKind.PUBLIC_CRITICISM: "通报批评",
    PenaltyKind.FINE: "罚款",
    PenaltyKind.CONFISCATION_OF_GAINS: "没收违法所得",
    PenaltyKind.CONFISCATION_OF_GOODS: "没收非法财物",
    PenaltyKind.LICENCE_SUSPENSION: "暂扣许可证件",
    PenaltyKind.QUALIFICATION_LOWERING: "降低资质等级",
    PenaltyKind.LICENCE_REVOCATION: "吊销许可证件",
    PenaltyKind.BUSINESS_RESTRICTION: "限制开展生产经营活动",
    PenaltyKind.BUSINESS_SUSPENSION: "责令停产停业",
    PenaltyKind.BUSINESS_CLOSURE: "责令关闭",
    PenaltyKind.PRACTICE_RESTRICTION: "限制从业",
    PenaltyKind.DETENTION: "行政拘留",
    PenaltyKind.OTHER: "其他",
}
"""Kinds of penalty as the exchange writes them (APL art. 9)."""
_CONFISCATIONS: Final = frozenset({PenaltyKind.CONFISCATION_OF_GAINS, PenaltyKind.CONFISCATION_OF_GOODS})
_CLASSES: Final = {
    PartyKind.UNIT: "法人及非法人组织",
    PartyKind.PERSON: "自然人",
    PartyKind.SOLE_TRADER: "个体工商户",
}


class Source(Struct, frozen=True):
    """Where names come from."""

    registers: Registers
    names: PublicNames


def wan_yuan(fen: int) -> str:
    """Write an amount in ten thousand yuan (万元) with six decimals: 2,000 yuan is ``0.200000``."""
    return f"{fen // _FEN_PER_WAN_YUAN}.{fen % _FEN_PER_WAN_YUAN:06d}"


def day(on: date | None) -> str:
    """Write a date as the exchange does."""
    return f"{on:%Y/%m/%d}" if on is not None else ""


def layout_of(subject: Subject) -> Layout:
    """Find the layout of what is published."""
    return PERMITS if subject == Subject.PERMIT else PENALTIES


def public_row(record: PublicRecord, source: Source, *, synthetic: bool) -> dict[str, str]:
    """Write a record for the public: the columns whose fields the publication lists and the public may be shown.

    A publication of which nobody listed the fields shows every field that may be shown. The other columns are there
    and empty. No cell shows an identity or mobile number, whatever a source wrote.
    """
    listed = ALLOWED if record.listed is None else ALLOWED.intersection(record.listed)
    full = exchange_row(record, source, synthetic=synthetic)
    return {
        column.code: without_personal_numbers(full[column.code]) if _shown(column, listed) else ""
        for column in layout_of(record.subject).columns
    }


def _shown(column: Column, listed: frozenset[PublicField]) -> bool:
    return column.field is None or column.field in listed


def exchange_row(record: PublicRecord, source: Source, *, synthetic: bool) -> dict[str, str]:
    """Write a record for the exchange: every column that can be filled without the vault."""
    values = _permit(record, source) if record.subject == Subject.PERMIT else _penalty(record, source)
    values["BZ"] = "模拟数据" if synthetic else ""
    return {column.code: values.get(column.code, "") for column in layout_of(record.subject).columns}


def _party(record: PublicRecord, source: Source, prefix: str) -> dict[str, str]:
    name = source.names.public_name(record.party or "", record.party_kind, record.party_code)
    return {
        f"{prefix}_XDR_MC": name,
        f"{prefix}_XDR_LB": _CLASSES[record.party_kind] if record.party_kind is not None else "",
        f"{prefix}_XDR_SHXYM": record.party_code or "",
    }


def _organ(record: PublicRecord, source: Source, *columns: tuple[str, str]) -> dict[str, str]:
    organ = source.registers.organ(record.organ, record.day)
    code = record.organ or ""
    return {c: v for name, number in columns for c, v in ((name, organ.name if organ else code), (number, code))}


def _item(record: PublicRecord, source: Source) -> str:
    version = source.registers.item(record.item, record.day)
    return version.name if version is not None else record.item or ""


def _penalty(record: PublicRecord, source: Source) -> dict[str, str]:
    conduct = _item(record, source)
    when = (
        f"{record.conduct_on.year}年{record.conduct_on.month}月{record.conduct_on.day}日，" if record.conduct_on else ""
    )
    confiscates = not _CONFISCATIONS.isdisjoint(record.kinds)
    return {
        **_party(record, source, "CF"),
        "CF_WSH": record.document or "",
        "CF_WFXW": conduct,
        "CF_SY": when + conduct,
        "CF_YJ": _basis(record, source),
        "CF_CFLB": SEPARATOR.join(KIND_NAMES[kind] for kind in record.kinds),
        "CF_NR": _content(record),
        "CF_NR_FK": wan_yuan(record.fine) if PenaltyKind.FINE in record.kinds else "",
        "CF_NR_WFFF": wan_yuan(record.confiscated) if confiscates else "",
        "CF_NR_ZKDX": SEPARATOR.join(record.licences),
        "CF_JDRQ": day(record.day),
        "CF_GSJZQ": day(record.shown_until),
        **_organ(record, source, ("CF_CFJG", "CF_CFJGDM"), ("CF_SJLY", "CF_SJLYDM")),
    }


def _basis(record: PublicRecord, source: Source) -> str:
    if record.basis:
        return SEPARATOR.join(f"《{one.norm}》{one.article}" for one in record.basis)
    version = source.registers.item(record.item, record.day)
    return f"《{version.norm}》{version.article}" if version is not None else ""


def _yuan(fen: int) -> str:
    yuan, rest = divmod(fen, 100)
    return f"{yuan}.{rest:02d}" if rest else str(yuan)


def _content(record: PublicRecord) -> str:
    first = next((kind for kind in record.kinds if kind in _CONFISCATIONS), None)
    amounts = {PenaltyKind.FINE: record.fine, first: record.confiscated}
    parts = ((KIND_NAMES[kind], amounts.get(kind, 0)) for kind in record.kinds)
    return "；".join(f"{name}人民币{_yuan(amount)}元" if amount else name for name, amount in parts)


def _permit(record: PublicRecord, source: Source) -> dict[str, str]:
    return {
        **_party(record, source, "XK"),
        "XK_XKWS": "准予行政许可决定书",
        "XK_WSH": record.document or "",
        "XK_XKBH": record.permit_number or "",
        "XK_NR": f"准予{_item(record, source)}",
        "XK_JDRQ": day(record.day),
        "XK_YXQZ": day(record.permit_from),
        "XK_YXQZI": day(record.permit_to) or FOR_EVER,
        "XK_ZT": "1",
        **_organ(record, source, ("XK_XKJG", "XK_XKJGDM"), ("XK_LYDW", "XK_LYDWDM")),
    }
