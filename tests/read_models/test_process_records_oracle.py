"""Process records of a simulated city: each file and each gap is what a slow script makes of the exported events."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from domain.ports.store import Store
from projections.read_models.process_records.gaps import PROCESS_GAPS
from projections.read_models.process_records.record import PROCESS_RECORDS
from projections.read_models.question import Asked
from tests.read_models.oracle.process_records import process_records
from tests.read_models.recorded_city import exported, listed, midpoints, recorded_city, totals

Json = dict[str, Any]


@pytest.fixture(scope="module")
def city() -> Iterator[Store]:
    store = recorded_city([PROCESS_RECORDS, PROCESS_GAPS])
    yield store
    store.close()


@pytest.fixture(scope="module")
def wanted(city: Store) -> dict[str, Json]:
    return process_records(exported(city))


def shown(item: Json) -> Json:
    return {
        "path": item["path"],
        "needed": item["needed"],
        "missing": {(gap["paper"], gap["of"]) for gap in item["gaps"]},
        "awaited": item["awaited"],
        "complete": item["complete"],
        "full": (item["full_acts"], item["full_kept"]),
        "situational": (item["situational_acts"], item["situational_kept"]),
        "late": item["late_events"],
    }


def test_every_file_is_as_complete_as_the_script_finds_it(city: Store, wanted: dict[str, Json]) -> None:
    found = {str(item["case_id"]): item for item in listed(city, PROCESS_RECORDS)}
    assert found.keys() == wanted.keys()
    for case, expected in wanted.items():
        assert shown(found[case]) == expected | {"missing": set(expected["missing"])}, case
        assert found[case]["needed"] == sum(found[case][n] for n in ("present", "missing", "awaited"))
    assert {"on_the_spot", "ordinary", "hearing", "no_penalty", "terminated", "criminal_transfer"} <= {
        w["path"] for w in wanted.values()
    }
    assert {True, False} == {w["complete"] for w in wanted.values()}
    assert {True, False} == {bool(w["late"]) for w in wanted.values()}


def test_every_gap_is_one_of_the_script_on_its_day(city: Store, wanted: dict[str, Json]) -> None:
    found: dict[str, dict[tuple[str, str | None], str]] = defaultdict(dict)
    for item in listed(city, PROCESS_GAPS):
        found[str(item["case_id"])][item["paper"], item["of"]] = item["day"]
    assert found == {case: w["missing"] for case, w in wanted.items() if w["missing"]}


def test_files_of_another_time_are_those_of_the_events_by_then(city: Store) -> None:
    for moment in midpoints(city, 3):
        expected: dict[str, Json] = dict(process_records(exported(city, as_of=moment)))
        found = {str(item["case_id"]): item for item in listed(city, PROCESS_RECORDS, Asked(as_of=moment))}
        assert found.keys() == expected.keys()
        for case, one in expected.items():
            assert shown(found[case]) == one | {"missing": set(one["missing"])}, (moment, case)


def test_completeness_by_organ_adds_up_to_the_script(city: Store, wanted: dict[str, Json]) -> None:
    organs = {str(item["case_id"]): item["organ"] for item in listed(city, PROCESS_RECORDS)}
    files, complete, missing = Counter[str](), Counter[str](), Counter[str]()
    for case, one in wanted.items():
        files[organs[case]] += 1
        complete[organs[case]] += one["complete"]
        missing[organs[case]] += len(one["missing"])
    found = totals(city, PROCESS_RECORDS, ("organ",))
    assert {group[0]: count["entries"] for group, count in found.items()} == files
    assert {group[0]: count["complete"] for group, count in found.items() if count["complete"]} == +complete
    assert {group[0]: count["missing"] for group, count in found.items() if count["missing"]} == +missing
