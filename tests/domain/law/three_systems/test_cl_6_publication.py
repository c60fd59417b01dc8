"""118号 cl. 6 (G128, G134): seven working days for penalties and permits, twenty for others; figures by 31 January."""

import pytest

from domain.disclosure.facts import Dataset, PublicationPrepared, PublicationPublished, PublicationReviewed
from domain.disclosure.organ import AnnualStatsPublished
from domain.event import Event
from tests.domain.law.licensing.licence import READY, REFUSAL, in_force
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

DECIDED = (*ready(), decided("2023-09-27"))


def _cleared(dataset: Dataset) -> tuple[Event, ...]:
    prepared = at("2023-09-27T20:00", PublicationPrepared(dataset=dataset))
    return (prepared, at("2023-09-27T21:00", PublicationReviewed(dataset=dataset, reviewer="r")))


def _shown(on: str, dataset: Dataset = Dataset.PENALTY) -> Event:
    fact = PublicationPublished(dataset=dataset, fields=(), masking="m-1", ground="具有一定社会影响", assessment="A-1")
    return at(on, fact)


def test_the_seventh_working_day_is_the_last_for_a_penalty() -> None:
    given(*DECIDED, *_cleared(Dataset.PENALTY)).when(_shown("2023-10-12")).then(lawful, passed("G128"))
    given(*DECIDED, *_cleared(Dataset.PENALTY)).when(_shown("2023-10-13")).then(unlawful("G128"), because("2023-10-12"))


def test_and_for_a_permit_granted_or_refused() -> None:
    permit = Dataset.PERMIT
    refused = (*READY, at("2023-10-10", REFUSAL))
    for told in (in_force(), refused):
        given(*told, *_cleared(permit)).when(_shown("2023-10-19", permit)).then(lawful)
        given(*told, *_cleared(permit)).when(_shown("2023-10-20", permit)).then(unlawful("G128"))


def test_the_twentieth_for_others() -> None:
    other = Dataset.OTHER
    given(*DECIDED, *_cleared(other)).when(_shown("2023-10-31", other)).then(lawful)
    given(*DECIDED, *_cleared(other)).when(_shown("2023-11-01", other)).then(unlawful("G128"))


def test_a_publication_of_nothing_cannot_be_judged() -> None:
    given().when(_shown("2023-10-12")).then(found(), undecidable("G128", "G129"))


@pytest.mark.parametrize(("on", "late"), [("2024-01-31", False), ("2024-02-01", True)])
def test_the_figures_of_a_year_are_due_by_the_end_of_january(on: str, late: bool) -> None:  # noqa: FBT001 -- a column
    outcome = given().when(at(on, AnnualStatsPublished(year=2023)))
    outcome.then(unlawful("G134") if late else lawful)
