"""APL arts 4, 38 (G155): a fine is worked off only where a local regulation says so."""

from typing import Any

import pytest
from msgspec import structs

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.arts_4_38_service_offset import Offer, OffsetTerms, offset_by_service
from domain.penalty.kinds import LegalBasis
from domain.penalty.service import Document, DocumentServed
from domain.penalty.service_offset import ServiceOffsetApplied, ServiceOffsetApproved
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

FIT = Offer(
    local_regulation="湖州市文明行为促进条例",
    volunteered=True,
    first_offence=True,
    slight=True,
    fine=200_00,
    minutes=240,
    fen_per_hour=50_00,
    amount=200_00,
)


def _result(**changes: Any) -> Result:  # noqa: ANN401 -- fields of an offer
    return offset_by_service(structs.replace(FIT, **changes), OffsetTerms()).result


def test_with_basis_application_and_conditions_it_may_be_worked_off() -> None:
    assert _result() == Result.PASSED


@pytest.mark.parametrize(
    "changes",
    [
        {"local_regulation": None},
        {"volunteered": False},
        {"first_offence": False},
        {"slight": False},
        {"fine": 200_01},
        {"amount": 200_01},
        {"minutes": 239},
        {"fine": 150_00},
        {"fen_per_hour": 100_00, "minutes": 120},
    ],
)
def test_each_condition_counts(changes: dict[str, object]) -> None:
    assert _result(**changes) == Result.BREACHED


@pytest.mark.parametrize("unknown", ["volunteered", "first_offence", "slight", "fine"])
def test_what_the_file_does_not_say_is_undecidable(unknown: str) -> None:
    assert _result(**{unknown: None}) == Result.UNDECIDABLE


SMALL = (
    *ready(),
    decided("2023-08-20", fine=200),
    at("2023-08-21", DocumentServed(document="D-1", kind=Document.DECISION)),
)
APPLIED = at("2023-08-22", ServiceOffsetApplied(application="A-1", minutes=240))


def _approved(basis: LegalBasis | None = None, *, first: bool | None = True) -> Event:
    return at(
        "2023-08-23",
        ServiceOffsetApproved(
            approver="chief",
            minutes=240,
            fen_per_hour=money(50_00),
            amount=money(200_00),
            basis=basis,
            first_offence=first,
            slight=True,
        ),
    )


BASIS = LegalBasis(norm="湖州市文明行为促进条例", article="1")


def test_in_hangzhou_there_is_no_offset_until_a_regulation_is_named() -> None:
    given(*SMALL, APPLIED).when(_approved()).then(unlawful("G155"), because("地方性法规"))
    given(*SMALL, APPLIED).when(_approved(BASIS)).then(lawful, passed("G155"))
    given(*SMALL).when(_approved(BASIS)).then(unlawful("G155"), because("自愿书面申请"))
    given(*SMALL, APPLIED).when(_approved(BASIS, first=None)).then(lawful, undecidable("G155"))
