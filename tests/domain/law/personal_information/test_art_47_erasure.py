"""PIPL art. 47 (G148): while a retention period runs, data are restricted and not erased."""

from datetime import date

from domain.custody.facts import PersonalDataKeyErased
from domain.event import Event
from domain.penalty.closing import CaseArchived
from domain.penalty.investigation import CaseFilingRevoked
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

DROPPED = (filed(), at("2023-07-20", CaseFilingRevoked(reason="not ours")))
ARCHIVED = (*DROPPED, at("2023-09-01", CaseArchived(archive_number="AR-1", catalogue=("D-1",))))


def _erased(on: str, until: date | None = date(2030, 1, 1)) -> Event:
    return at(on, PersonalDataKeyErased(party="p-1", ground="保存期满", retained_until=until))


def test_thirty_years_after_archiving_and_no_day_earlier() -> None:
    given(*ARCHIVED).when(_erased("2053-09-01")).then(unlawful("G148"), because("2053-09-01"))
    given(*ARCHIVED).when(_erased("2053-09-02")).then(lawful, passed("G148"))


def test_another_file_about_the_party_may_be_kept_longer() -> None:
    given(*ARCHIVED).when(_erased("2053-09-02", date(2060, 1, 1))).then(unlawful("G148"), because("2060-01-01"))


def test_an_open_case_keeps_its_data() -> None:
    given(filed()).when(_erased("2053-09-02")).then(unlawful("G148"), because("尚未结案归档"))


def test_where_nobody_looked_at_the_other_files_nobody_can_say() -> None:
    given(*ARCHIVED).when(_erased("2053-09-02", None)).then(undecidable("G148"))
