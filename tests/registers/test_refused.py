"""Files of reference data that contradict themselves are refused, with file and reason."""

from pathlib import Path

import pytest

from adapters.registers.calendars import calendars
from adapters.registers.divisions import divisions
from adapters.registers.errors import RegisterFileError
from adapters.registers.items import items

NORM = 'version = 1\nnorm = "某条例"\neffective_from = 2022-01-01\n'
ITEM = '[[item]]\ncode = "X-1"\narticle = "1"\nname = "某行为"\ncorrection = "none"\noptional = true\n'


def _write(folder: Path, text: str, name: str = "norm.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("any = [500, 50]\n", "lowest fine, 500, exceeds the highest, 50"),
        ("any = [1, 2]\nunit = [1, 2]\n", "anybody besides one for a class"),
        ("", "X-1 has no fine"),
        ("any = [1, 2]\ncolour = 1\n", "colour"),
        ("any = [-1, 2]\n", "item"),
        ("any = [1, 2]\neffective_to = 2021-12-31\n", "ends before it begins"),
        ('any = [1, 2]\nkinds = ["flogging"]\n', "flogging"),
    ],
)
def test_an_item_that_contradicts_itself_is_refused(tmp_path: Path, item: str, reason: str) -> None:
    file = _write(tmp_path, NORM + ITEM + item)
    with pytest.raises(RegisterFileError, match=reason) as refused:
        list(items([file]))
    assert refused.value.file == "norm.toml"


def test_versions_that_overlap_are_refused_and_both_files_are_named(tmp_path: Path) -> None:
    one = _write(tmp_path, NORM + ITEM + "any = [1, 2]\n", "one.toml")
    two = _write(tmp_path, NORM + ITEM + "any = [1, 3]\neffective_from = 2023-01-01\n", "two.toml")
    with pytest.raises(RegisterFileError, match=r"two.toml: X-1 overlaps the version of 2022-01-01 in one.toml"):
        list(items([one, two]))


def test_versions_that_follow_each_other_are_taken(tmp_path: Path) -> None:
    one = _write(tmp_path, NORM + ITEM + "any = [1, 2]\neffective_to = 2022-12-31\n", "one.toml")
    two = _write(tmp_path, NORM + ITEM + "any = [1, 3]\neffective_from = 2023-01-01\n", "two.toml")
    assert [version.fines[0].maximum for _, _, version in items([one, two])] == [200, 300]


def test_an_item_code_of_no_known_shape_is_refused(tmp_path: Path) -> None:
    file = _write(tmp_path, NORM + ITEM.replace("X-1", "X 1") + "any = [1, 2]\n")
    with pytest.raises(RegisterFileError, match="X 1"):
        list(items([file]))


YEAR = "[[year]]\nyear = 2023\nannounced = 2022-12-08\nnotice = 'x'\ndays_off = {}\nworked_weekends = {}\n"


@pytest.mark.parametrize(
    ("years", "reason"),
    [
        (YEAR.format("[2022-12-31]", "[]"), "2022-12-31 falls in another year"),
        (YEAR.format("[2023-01-02]", "[2023-01-02]"), "2023-01-02 stands there twice"),
        (YEAR.format("[]", "[]") * 2, "2023 stands there 2 times"),
        ("[[year]]\nyear = 2023\n", "announced"),
        ("[[year\n", "calendar"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(tmp_path: Path, years: str, reason: str) -> None:
    file = _write(tmp_path, "version = 1\n" + years, "calendar.toml")
    with pytest.raises(RegisterFileError, match=reason):
        list(calendars(file))


def test_a_division_code_of_five_digits_is_refused(tmp_path: Path) -> None:
    file = _write(tmp_path, 'version = 1\n[names]\n33010 = "某区"\n', "divisions.toml")
    with pytest.raises(RegisterFileError, match="six digits"):
        divisions(file)
