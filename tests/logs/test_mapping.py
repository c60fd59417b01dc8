"""Mappings are checked when they are loaded."""

from pathlib import Path

import pytest

from adapters.logs.mapping import CloudEventsMapping, MappingError, load_mapping, parse_mapping
from adapters.logs.origin import Origin
from domain.catalogue import SENDABLE
from tests.logs.material import MAPPING, ROOT, mapping

FINE = 'fine = { event = "amount", kind = "money" }'


def refusal(text: str) -> str:
    with pytest.raises(MappingError) as caught:
        parse_mapping(text.encode())
    assert "\n" not in str(caught.value)
    return str(caught.value)


def with_fine(field: str) -> str:
    assert FINE in MAPPING
    return MAPPING.replace(FINE, field)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.toml")), ids=lambda path: path.name)
def test_the_mappings_that_ship_are_valid(path: Path) -> None:
    load_mapping(path)


def test_a_mapping_says_what_each_activity_is() -> None:
    parsed = mapping()
    assert parsed.activities["Fine"].fact is SENDABLE["penalty_decided.v1"]
    assert parsed.activities["Fine"].actor == Origin(event="org:resource")
    assert parsed.activities["Phone"].fact is None
    assert parsed.event_columns == {"concept:name", "time:timestamp", "amount", "org:resource"}


def test_cloud_events_need_nothing_else() -> None:
    assert isinstance(parse_mapping(b'format = "cloudevents"'), CloudEventsMapping)
    assert "unknown field `case`" in refusal('format = "cloudevents"\ncase = "x"')


def test_another_text_is_another_mapping() -> None:
    assert mapping(MAPPING + "\n# a comment\n").digest != mapping().digest


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('source = "urn:log:test"', "", "missing required field `source`"),
        ("urn:log:test", "http://x", "$.source"),
        ('format = "xes"', 'format = "pdf"', "$.format"),
        ('organ = "organ-1"', 'organs = "organ-1"', "unknown field `organs`"),
        ('timezone = "Europe/Rome"', 'timezone = "Europe/Atlantis"', "timezone: no time zone is called"),
        ('timezone = "Europe/Rome"', 'timezone = "../etc"', "timezone: no time zone is called"),
        ("penalty_decided.v1", "penalty_invented.v1", 'activities."Fine".type: no event type is called'),
        ("penalty_decided.v1", "reservation_claimed.v1", 'activities."Fine".type: no event type is called'),
        ("penalty_decided.v1", "organ_registered.v1", 'activities."Fine".type'),
        ('type = "penalty_decided.v1"', "", 'activities."Fine".type: missing'),
        ("ignore = true", 'ignore = true\ntype = "fine_paid.v1"', 'activities."Phone": an ignored activity'),
        ("ignore = true", "ignor = true", "unknown field `ignor`"),
        ('actor = { event = "org:resource" }', 'actor = "561"', 'activities."Fine".actor'),
        ('actor = { event = "org:resource" }', "actor = { constant = 7 }", 'activities."Fine".actor'),
        ('actor = { event = "org:resource" }', "actor = { }", "exactly one of event, trace and constant"),
        ('amount = { event = "amount", kind = "money" }', "", 'activities."Pay".data.amount: fine_paid.v1 needs it'),
        ("source", "source = [", "no valid TOML"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(old: str, new: str, reason: str) -> None:
    assert old in MAPPING
    assert reason in refusal(MAPPING.replace(old, new, 1))


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ('fee = { event = "amount", kind = "money" }', "data.fee: penalty_decided.v1 has no such field"),
        ('fine = { event = "amount", sort = "money" }', "data.fine: Object contains unknown field `sort`"),
        ('fine = { event = "amount" }', "expected kind 'money', found 'text'"),
        ('fine = { event = "amount", kind = "int" }', "expected kind 'money', found 'int'"),
        ('fine = { event = "a", kind = "money", default = "1.001" }', "default: expected an amount"),
        ('fine = { event = "a", kind = "money", default = "-1" }', "does not fit"),
        ("fine = { constant = -1 }", "-1 does not fit"),
        ('fine = { constant = "12.50" }', "'12.50' does not fit"),
        ('fine = { constant = 1, kind = "money" }', "a constant stands alone"),
        ('fine = { event = "a", trace = "b", kind = "money" }', "exactly one of"),
        ('fine = { event = "a", values = { a = "b" } }', "'b' does not fit"),
        ('fine = { event = "a", kind = "money", values = { a = 1 } }', "values take the place"),
        ('fine = { event = "a", kind = "money", prefix = "x" }', "only a text can have a prefix"),
        ('kinds = { event = "a" }', "only a constant can fill it"),
        ('kinds = { constant = ["hanging"] }', "does not fit"),
        ('mitigation = { event = "a", values = { x = "harsher" } }', "'harsher' does not fit"),
        ('item = { event = "a", kind = "int" }', "expected kind 'text', found 'int'"),
    ],
)
def test_data_that_does_not_fit_is_refused_with_its_place(field: str, reason: str) -> None:
    message = refusal(with_fine(field))
    assert message.startswith('activities."Fine".data.')
    assert reason in message


def test_in_csv_a_case_has_no_attributes() -> None:
    text = with_fine('reasons = { trace = "note" }').replace('format = "xes"', 'format = "csv"')
    assert "the only attribute of a case is 'concept:name'" in refusal(text)


def test_a_mapping_that_cannot_be_read_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"absent\.toml: No such file"):
        load_mapping(tmp_path / "absent.toml")
    (tmp_path / "broken.toml").write_bytes(b"\xff")
    with pytest.raises(MappingError, match=r"broken\.toml: no valid TOML"):
        load_mapping(tmp_path / "broken.toml")
