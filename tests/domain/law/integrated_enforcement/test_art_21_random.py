"""ZJ-CEO art. 21 (G115, G120): a draw that can be drawn again, and results shown in time."""

import pytest
from msgspec import structs

from domain.supervision.facts import (
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    RandomDrawPerformed,
)
from tests.domain.city import SHOPFRONT, TWO
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

DRAW = RandomDrawPerformed(
    algorithm="sha256", seed="s", population_digest="d", inspectors=TWO, objects=("p-unit",), weights="w"
)


def test_a_draw_of_both_with_everything_recorded_is_lawful() -> None:
    given().when(at("2023-07-03", DRAW)).then(lawful, passed("G115"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"objects": ()}, "检查对象"),
        ({"inspectors": ()}, "检查人员"),
        ({"seed": " "}, "种子"),
        ({"algorithm": " "}, "算法"),
        ({"weights": None}, "权重"),
    ],
)
def test_one_that_lacks_something_is_not(changes: dict[str, object], words: str) -> None:
    given().when(at("2023-07-03", structs.replace(DRAW, **changes))).then(unlawful("G115"), because(words))


INSPECTED = (
    at(
        "2023-09-25",
        InspectionTaskIssued(
            task_number="T-1", ground=InspectionGround.CAUSE, lead="L-1", approver="h", items=(SHOPFRONT,)
        ),
    ),
    at("2023-09-27T09:00", InspectionStarted(officers=TWO)),
    at("2023-09-27T10:00", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.PASS)),
    at("2023-09-27T11:00", InspectionFinished(has_violation=False)),
)


def test_the_twentieth_working_day_is_the_last_for_showing_the_result() -> None:
    given(*INSPECTED).when(at("2023-10-31", InspectionPublished())).then(lawful, passed("G120"))
    given(*INSPECTED).when(at("2023-11-01", InspectionPublished())).then(unlawful("G120"), because("2023-10-31"))


def test_a_result_of_nothing_cannot_be_judged() -> None:
    given().when(at("2023-10-31", InspectionPublished())).then(undecidable("G120"))
