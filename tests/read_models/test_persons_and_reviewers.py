"""Persons with their roles, and the share of reviewers of an organ, on the store of each kind."""

from datetime import date

import pytest
from msgspec import structs

from domain.lookup import Registry
from domain.ports.event_log import Append
from domain.registers.facts import CertificateExpired, CertificateSuspended
from domain.registers.staff import Qualification, QualificationExamPassed
from projections.read_models.question import Asked, AskedError, question
from projections.read_models.review.persons import list_persons
from projections.read_models.review.reviewers import SPAN, Share, shares
from projections.read_models.review.roles import CASE_ROLES
from tests.projections.telling import BUREAU, certificate, register, told
from tests.read_models.reading import Json, Reading
from tests.read_models.reviewed import approved, department, opened, passed, returned, reviewed_and_decided

JULY = Asked(first=date(2023, 7, 1), last=date(2023, 7, 31))


def persons(reading: Reading, asked: Asked) -> dict[str, Json]:
    reading.entries("case_roles")
    with reading.store.tables.read() as session:
        put = question(session, reading.store.log, CASE_ROLES, asked)
        return {str(item["person"]): item for item in list_persons(session, put, 100).items}


def share(reading: Reading, on: date) -> Share:
    reading.entries("case_roles")
    asked = Asked(first=on - SPAN, last=on, filters={"role": "legal", "organ": BUREAU})
    with reading.store.tables.read() as session:
        put = question(session, reading.store.log, CASE_ROLES, asked)
        (found,) = shares(session, put, Registry(reading.store.log).current(), on)
    return found


def test_a_person_in_two_roles_of_one_case_is_named_with_the_case_and_one_in_two_cases_is_not(
    reading: Reading,
) -> None:
    reading.tell(opened(), department("2023-07-12 09:00", "wu"), passed("2023-07-14 10:00", "wu"))
    other = told("r-2", "2023-07-15 09:00", "decision_approved.v1", approver="head")
    reading.tell(approved("2023-07-17 09:00"), other)
    reading.tell(told("r-2", "2023-07-16 09:00", "legal_review_passed.v1", reviewer="dept"))
    found = persons(reading, JULY)
    assert found["wu"]["cases"] == 1
    assert [(r.role, r.cases) for r in found["wu"]["roles"]] == [("department", 1), ("legal", 1)]
    assert [named["roles"] for named in found["wu"]["doubled"]] == [["department", "legal"]]
    assert (found["head"]["cases"], found["head"]["doubled_cases"], found["head"]["doubled"]) == (2, 0, [])


def test_persons_are_asked_for_by_period_organ_or_person_and_never_without_bound(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided())
    assert set(persons(reading, JULY)) == {"dept", "jurist", "head"}
    assert set(persons(reading, Asked(filters={"organ": BUREAU}))) == {"dept", "jurist", "head"}
    assert set(persons(reading, Asked(filters={"officer": "head"}))) == {"head"}
    assert persons(reading, Asked(first=date(2023, 8, 1), last=date(2023, 8, 31))) == {}
    for unbounded in (
        Asked(),
        Asked(filters={"role": "legal"}),
        Asked(first=date(2022, 1, 1), last=date(2023, 12, 31)),
    ):
        with pytest.raises(AskedError, match="period"):
            persons(reading, unbounded)


def test_who_only_sent_back_reviewed_too(reading: Reading) -> None:
    reading.tell(opened(), returned("2023-07-12 09:00", "wu"), passed("2023-07-14 10:00"))
    assert share(reading, date(2023, 7, 31)).reviewers == 2
    assert share(reading, date(2023, 7, 13)).reviewers == 1


def test_staff_are_those_whose_certificate_is_in_force_on_the_day(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided())
    assert (share(reading, date(2023, 7, 31)).staff, share(reading, date(2023, 7, 31)).per_mille) == (2, 500)
    reading.store.log.append(
        [
            register(CertificateSuspended(certificate="cert-chen", suspended_from=date(2023, 8, 1))),
            register(CertificateExpired(certificate="cert-lin", expired_on=date(2023, 9, 1))),
        ]
    )
    assert share(reading, date(2023, 7, 31)).staff == 2
    assert share(reading, date(2023, 8, 1)).staff == 1
    none = share(reading, date(2023, 9, 1))
    assert (none.staff, none.per_mille, none.met) == (0, None, None)


def test_the_qualification_of_reviewers_is_that_of_the_day(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided())
    legal = Qualification.LEGAL_PROFESSION
    exam = QualificationExamPassed(person="jurist", course="法考", passed_on=date(2023, 8, 1), qualification=legal)
    reading.store.log.append([register(exam)])
    assert share(reading, date(2023, 7, 31)).qualified_reviewers == 0
    assert share(reading, date(2023, 8, 1)).qualified_reviewers == 1


def officer(number: int) -> Append:
    return register(structs.replace(certificate(f"officer-{number}"), valid_from=date(2023, 2, 1)))


def test_one_reviewer_is_enough_for_twenty_and_not_for_twenty_one_and_that_is_configuration(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided())
    reading.store.log.append([officer(n) for n in range(18)])
    found = share(reading, date(2023, 7, 31))
    assert (found.staff, found.wanted, found.grade, found.met) == (20, 50, "M", True)
    assert found.region == "330106"
    reading.store.log.append([officer(18)])
    assert share(reading, date(2023, 7, 31)).met is False
