"""Files of register facts: a version, then entries named after the facts' tags, each with the fields of its fact.

    version = 1

    [[certificate_issued]]
    certificate = "…"

Amounts are in fen, as in the facts.
"""

from pathlib import Path
from tomllib import TOMLDecodeError, loads
from typing import Final

from msgspec import Struct, ValidationError, convert

from adapters.registers.errors import RegisterFileError
from adapters.registers.lines import Lines
from domain.fact import Fact
from domain.registers.facts import FACTS

_TABLES: Final[dict[str, type[Fact]]] = {cls.TAG.partition(".")[0]: cls for cls in FACTS}
"""Fact types by the name of their table."""


class Entry(Struct, frozen=True):
    """One fact of a file, and where it stands."""

    file: str
    line: int
    version: int
    """Version of the file."""
    fact: Fact


def read_facts(path: Path) -> list[Entry]:
    """Read a file of register facts; raises RegisterFileError with the line of what cannot be read."""
    text = path.read_text(encoding="utf-8")
    lines = Lines(text)
    try:
        whole = loads(text)
    except TOMLDecodeError as error:
        raise RegisterFileError(path.name, str(error), lines.of_error(str(error))) from error
    version = whole.pop("version", None)
    if not isinstance(version, int) or version < 1:
        raise RegisterFileError(path.name, "a register file begins with its version, a whole number from 1", 1)
    return [entry for name, rows in whole.items() for entry in _entries(path.name, version, name, rows, lines)]


def _entries(file: str, version: int, name: str, rows: object, lines: Lines) -> list[Entry]:
    cls = _TABLES.get(name)
    if cls is None or not isinstance(rows, list):
        raise RegisterFileError(
            file, f"{name} is no register fact; known are {', '.join(sorted(_TABLES))}", lines.of(name, 0)
        )
    found: list[Entry] = []
    for number, row in enumerate(rows):
        try:
            fact = convert(row, cls)
        except ValidationError as error:
            at = (
                str(error).replace("$", f"$.{name}[{number}]")
                if "$" in str(error)
                else f"{error} - at `$.{name}[{number}]`"
            )
            raise RegisterFileError(file, at, lines.of_error(at)) from error
        found.append(Entry(file, lines.of(name, number), version, fact))
    return found
