"""The remedy paragraph, at the turn of 2023 to 2024."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.ids import division
from domain.law.dated import NotInForceError
from domain.penalty.decision import DecisionDocumentSealed
from domain.registers.facts import OrganKind, OrganRegistered, OrganRemedies
from domain.remedy_paragraph import Decision, Paragraph, remedy_paragraph
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, given, lawful, passed, unlawful

XIHU = OrganRegistered(
    organ="organ-xihu",
    name="西湖区综合行政执法局",
    kind=OrganKind.INTEGRATED,
    region=division("330106"),
    effective_from=date(2019, 1, 1),
    remedies=OrganRemedies(
        government="西湖区人民政府", superior_department="杭州市综合行政执法局", court="西湖区人民法院", bank="某银行"
    ),
)
LAST, FIRST = date(2023, 12, 31), date(2024, 1, 1)


def _paragraph(on: date, organ: OrganRegistered = XIHU, *, spot: bool = False, fined: bool = True) -> Paragraph:
    return remedy_paragraph(Decision(decided_on=on, on_the_spot=spot, fined=fined), organ)


def test_until_2023_the_party_chooses_who_reviews() -> None:
    assert _paragraph(LAST).zh == (
        "如不服本决定，可以自收到本决定书之日起六十日内向西湖区人民政府或者杭州市综合行政执法局申请行政复议，"
        "也可以自收到本决定书之日起六个月内向西湖区人民法院提起行政诉讼。"
        "行政复议、行政诉讼期间，本处罚决定不停止执行，法律另有规定的除外。"
        "请自收到本决定书之日起十五日内到某银行或者通过电子支付系统缴纳罚款。"
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。"
    )


def test_from_2024_on_the_government_reviews() -> None:
    assert "向西湖区人民政府申请行政复议" in _paragraph(FIRST).zh
    assert "杭州市" not in _paragraph(FIRST).zh


def test_on_the_spot_review_comes_first_from_2024_on() -> None:
    assert _paragraph(FIRST, spot=True, fined=False).zh == (
        "如不服本决定，应当自收到本决定书之日起六十日内先向西湖区人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向西湖区人民法院提起行政诉讼。"
        "行政复议、行政诉讼期间，本处罚决定不停止执行，法律另有规定的除外。"
    )
    assert "也可以" in _paragraph(LAST, spot=True).zh


def test_a_township_names_the_government_of_the_county_in_either_year() -> None:
    town = structs.replace(XIHU, kind=OrganKind.TOWNSHIP, remedies=None)
    for day in (LAST, FIRST):
        assert "向县级人民政府申请行政复议" in _paragraph(day, town).zh
        assert "the government of the county" in _paragraph(day, town).en


def test_an_organ_that_adds_no_surcharge_does_not_threaten_with_it() -> None:
    mild = structs.replace(XIHU, remedies=OrganRemedies(surcharge=False))
    assert "加处罚款" not in _paragraph(FIRST, mild).zh
    assert "per cent" not in _paragraph(FIRST, mild).en
    assert "指定的银行" in _paragraph(FIRST, mild).zh


def test_before_the_law_there_is_no_paragraph() -> None:
    with pytest.raises(NotInForceError):
        _paragraph(date(2021, 7, 14))


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize("spot", [False, True])
def test_a_document_that_carries_it_is_lawful_in_its_year_and_not_in_the_other(year: int, *, spot: bool) -> None:
    def sealed(of: int) -> Event:
        told = _paragraph(date(of, 7, 1), spot=spot).told
        return at(f"{year}-09-01T15:00", DecisionDocumentSealed(document="D-1", digest="sha256:1", remedies=told))

    before = (on_the_spot(f"{year}-09-01"),) if spot else (*ready(), decided(f"{year}-09-01"))
    given(*before).when(sealed(year)).then(lawful, passed("G136"))
    given(*before).when(sealed(4047 - year)).then(unlawful("G136"))
