"""Checks of exchange rows against each other's columns: each failure is a warning that names its column.

They are of our own design (grade D): the annex of the notice was not read.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from domain.ids import uscc_flaw
from domain.personal_numbers import personal_numbers
from projections.read_models.disclosure.layouts import PERMITS, Layout

_PERSON: Final = "自然人"
_NOTHING: Final = "0.000000"


class Warned(Struct, frozen=True):
    """What is wrong with a row, and in which column."""

    column: str
    zh: str
    en: str


def warnings(row: Mapping[str, str], layout: Layout, today: date, same_number: int) -> list[Warned]:
    """Check a row; ``same_number`` counts other rows of the organ and year with its document number."""
    prefix = "XK" if layout is PERMITS else "CF"
    found = [*_mandatory(row, layout), *_party(row, prefix), *_dates(row, prefix, today), *_codes(row, layout)]
    if prefix == "CF":
        found += _money(row)
    if same_number:
        found.append(
            Warned(
                f"{prefix}_WSH", "文号在本机关本年度内重复", "The number is used more than once by the organ this year."
            )
        )
    return [*found, *_personal(row)]


def _mandatory(row: Mapping[str, str], layout: Layout) -> Iterator[Warned]:
    for column in layout.columns:
        if column.need == "M" and not row[column.code]:
            yield Warned(column.code, f"必填项{column.zh}为空", "A mandatory column is empty.")


def _party(row: Mapping[str, str], prefix: str) -> Iterator[Warned]:
    column, code = f"{prefix}_XDR_SHXYM", row[f"{prefix}_XDR_SHXYM"]
    person = row[f"{prefix}_XDR_LB"] == _PERSON
    if person and code:
        yield Warned(column, "自然人不应有统一社会信用代码", "A natural person has no social credit code.")
    if not person and not code:
        yield Warned(column, "法人、个体工商户应有统一社会信用代码", "A unit or trade needs a social credit code.")
    if code and uscc_flaw(code):
        yield Warned(column, "统一社会信用代码校验不通过", "The social credit code fails its check (GB 32100).")


def _dates(row: Mapping[str, str], prefix: str, today: date) -> Iterator[Warned]:
    if row[f"{prefix}_JDRQ"] > f"{today:%Y/%m/%d}":
        yield Warned(f"{prefix}_JDRQ", "决定日期晚于今天", "The decision lies in the future.")
    if prefix == "XK" and row["XK_YXQZ"] > row["XK_YXQZI"]:
        yield Warned("XK_YXQZI", "有效期止早于有效期起", "The permit ends before it begins.")


def _codes(row: Mapping[str, str], layout: Layout) -> Iterator[Warned]:
    for column in layout.columns:
        if column.code.endswith("DM") and row[column.code] and uscc_flaw(row[column.code]):
            yield Warned(
                column.code, "统一社会信用代码校验不通过", "The social credit code fails its check (GB 32100)."
            )


def _money(row: Mapping[str, str]) -> Iterator[Warned]:
    for kind, column in (("罚款", "CF_NR_FK"), ("没收", "CF_NR_WFFF")):
        if (kind in row["CF_CFLB"]) != (row[column] not in {"", _NOTHING}):
            yield Warned(column, f"处罚类别与{kind}金额不一致", "The kinds of penalty and the amount disagree.")


def _personal(row: Mapping[str, str]) -> Iterator[Warned]:
    for column, value in row.items():
        if not column.endswith("_ZJHM") and personal_numbers(value):
            yield Warned(column, "疑似含身份证号或者手机号", "It seems to hold an identity or mobile number.")
