"""Rows of the exchange layouts: columns, amounts, masks, and the checks of columns against each other."""

import re
from datetime import date

import pytest
from msgspec import structs

from domain.disclosure.facts import PublicField
from domain.fact import money
from domain.law.penalty.arts_48_50_publication import NEVER_SHOWN
from domain.parties import PartyKind
from domain.penalty.kinds import PenaltyKind
from domain.ports.public_names import CodesForNames
from domain.registers.state import Registers
from projections.read_models.disclosure.checks import warnings
from projections.read_models.disclosure.layouts import PENALTIES, PERMITS
from projections.read_models.disclosure.public_records import PublicRecord
from projections.read_models.disclosure.publishable import Subject
from projections.read_models.disclosure.rendering import ALLOWED, KIND_NAMES, Source, exchange_row, public_row, wan_yuan
from tests.projections.telling import LITTERING, littering, organ

ORGAN = "113307277559109857"
CODE = "91330100799655058B"
SOURCE = Source(Registers([littering(), organ(ORGAN, "330106")]), CodesForNames())
PENALTY = PublicRecord(
    key="penalty:1",
    organ=ORGAN,
    item=LITTERING,
    day=date(2023, 7, 12),
    subject=Subject.PENALTY,
    published_on=date(2023, 7, 18),
    shown_until=date(2026, 7, 12),
    document="杭综执罚决字〔2023〕第000001号",
    party="party-0123456789abcdef",
    party_kind=PartyKind.UNIT,
    party_code=CODE,
    kinds=(PenaltyKind.WARNING, PenaltyKind.FINE),
    fine=money(2000_00),
    conduct_on=date(2023, 7, 1),
)
PERMIT = PublicRecord(
    key="permit:1",
    organ=ORGAN,
    item="XK-1",
    day=date(2023, 7, 12),
    subject=Subject.PERMIT,
    published_on=date(2023, 7, 18),
    document="X-1",
    party="party-0123456789abcdef",
    party_kind=PartyKind.SOLE_TRADER,
    party_code=CODE,
    permit_number="XK-1-1",
    permit_from=date(2023, 7, 12),
)
PERSON = structs.replace(PENALTY, party_kind=PartyKind.PERSON, party_code=None)


def wrong(record: PublicRecord, same: int = 0, today: date = date(2024, 1, 1)) -> set[str]:
    layout = PERMITS if record.subject == Subject.PERMIT else PENALTIES
    row = exchange_row(record, SOURCE, synthetic=False)
    return {one.column for one in warnings(row, layout, today, same)}


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (2000_00, "0.200000"),
        (1, "0.000001"),
        (0, "0.000000"),
        (1_234_567_89, "123.456789"),
        (10**15, "1000000000.000000"),
    ],
)
def test_amounts_are_in_ten_thousand_yuan_with_six_decimals(fen: int, text: str) -> None:
    assert wan_yuan(fen) == text


def test_a_penalty_fills_the_columns_in_order() -> None:
    row = exchange_row(PENALTY, SOURCE, synthetic=True)
    assert list(row) == [column.code for column in PENALTIES.columns]
    assert {name: value for name, value in row.items() if value} == {
        "CF_XDR_MC": CODE,
        "CF_XDR_LB": "法人及非法人组织",
        "CF_XDR_SHXYM": CODE,
        "CF_WSH": "杭综执罚决字〔2023〕第000001号",
        "CF_WFXW": "乱扔果皮纸屑烟蒂",
        "CF_SY": "2023年7月1日，乱扔果皮纸屑烟蒂",
        "CF_YJ": "《浙江省城市市容和环境卫生管理条例》32(2)",
        "CF_CFLB": "警告;罚款",
        "CF_NR": "警告；罚款人民币2000元",
        "CF_NR_FK": "0.200000",
        "CF_JDRQ": "2023/07/12",
        "CF_GSJZQ": "2026/07/12",
        "CF_CFJG": ORGAN,
        "CF_CFJGDM": ORGAN,
        "CF_SJLY": ORGAN,
        "CF_SJLYDM": ORGAN,
        "BZ": "模拟数据",
    }


def test_a_permit_without_term_ends_in_2099() -> None:
    row = exchange_row(PERMIT, SOURCE, synthetic=False)
    assert list(row) == [column.code for column in PERMITS.columns]
    assert (row["XK_YXQZ"], row["XK_YXQZI"], row["XK_ZT"]) == ("2023/07/12", "2099/12/31", "1")
    assert (row["XK_XDR_LB"], row["XK_NR"], row["XK_XKBH"]) == ("个体工商户", "准予XK-1", "XK-1-1")


def test_a_person_is_somebody() -> None:
    for record in (PERSON, structs.replace(PERSON, party_kind=None), structs.replace(PERSON, party=None)):
        row = public_row(record, SOURCE, synthetic=False)
        assert (row["CF_XDR_MC"], row["CF_XDR_SHXYM"]) == ("某某", "")
        assert "party-" not in "".join(row.values())


def test_the_public_sees_what_the_publication_lists_and_what_may_be_shown() -> None:
    listed = (PublicField.DOCUMENT, PublicField.CONTENT, PublicField.PERSON_ID, PublicField.ADDRESS)
    row = public_row(structs.replace(PENALTY, listed=listed), SOURCE, synthetic=False)
    assert {name for name, value in row.items() if value} == {"CF_WSH", "CF_CFLB", "CF_NR"}
    assert list(row) == [column.code for column in PENALTIES.columns]


def test_what_is_never_shown_is_on_no_allow_list() -> None:
    assert ALLOWED.isdisjoint(NEVER_SHOWN)
    hidden = {c.code for layout in (PENALTIES, PERMITS) for c in layout.columns if c.field not in {*ALLOWED, None}}
    assert hidden == {f"{p}_{c}" for p in ("CF", "XK") for c in ("FR_ZJLX", "FR_ZJHM", "XDR_ZJLX", "XDR_ZJHM")}


def test_a_number_of_a_person_that_a_source_wrote_into_a_document_number_is_not_shown() -> None:
    leak = structs.replace(PERSON, document="罚字11010519491231002X号13800138000")
    row = public_row(leak, SOURCE, synthetic=False)
    assert re.search("[0-9]", row["CF_WSH"]) is None
    assert "CF_WSH" in wrong(leak)


def test_a_sound_row_has_no_warning() -> None:
    assert wrong(PENALTY) == wrong(PERSON) == set()
    assert wrong(PERMIT) == {"XK_XKLB"}  # no fact says of which sort a permit is


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"party_code": None}, "CF_XDR_SHXYM"),
        ({"party_code": "91330100799655058A"}, "CF_XDR_SHXYM"),
        ({"party_kind": PartyKind.PERSON}, "CF_XDR_SHXYM"),
        ({"fine": money(0)}, "CF_NR_FK"),
        ({"kinds": (PenaltyKind.CONFISCATION_OF_GAINS,)}, "CF_NR_WFFF"),
        ({"organ": "bureau"}, "CF_CFJGDM"),
        ({"document": None}, "CF_WSH"),
        ({"day": date(2024, 1, 2)}, "CF_JDRQ"),
    ],
)
def test_columns_that_disagree_are_named(changed: dict[str, object], column: str) -> None:
    assert column in wrong(structs.replace(PENALTY, **changed))


def test_a_permit_that_ends_before_it_begins_and_a_number_used_twice_are_named() -> None:
    assert "XK_YXQZI" in wrong(structs.replace(PERMIT, permit_to=date(2023, 1, 1)))
    assert "XK_WSH" in wrong(PERMIT, same=1)


def test_every_kind_of_penalty_has_its_word_in_the_code_list() -> None:
    assert tuple(KIND_NAMES[kind] for kind in PenaltyKind) == PENALTIES.code_lists["CF_CFLB"]
