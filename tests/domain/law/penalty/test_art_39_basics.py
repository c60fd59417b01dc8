"""APL art. 39 (G135): the basics are published whole."""

import pytest

from domain.disclosure.organ import Basic, BasicsPublished
from domain.law.penalty.art_39_basics import NEEDED
from tests.domain.specification import at, because, given, lawful, passed, unlawful


def test_the_whole_is_lawful() -> None:
    given().when(at("2023-07-03", BasicsPublished(contents=tuple(Basic)))).then(lawful, passed("G135"))


@pytest.mark.parametrize("name", NEEDED)
def test_any_part_missing_is_not(name: str) -> None:
    contents = tuple(part for part in Basic if part != name)
    given().when(at("2023-07-03", BasicsPublished(contents=contents))).then(unlawful("G135"), because(NEEDED[name]))
