"""Divisions (行政区划) of Hangzhou."""

from importlib.resources.abc import Traversable

from adapters.registers.errors import RegisterFileError
from adapters.registers.files import SHIPPED, Versioned, read
from domain.ids import DivisionCode, division


class Divisions(Versioned, frozen=True, kw_only=True):
    """A file of divisions."""

    names: dict[str, str]


def divisions(file: Traversable = SHIPPED / "divisions.toml") -> dict[DivisionCode, str]:
    """Read the name of every division, by its code; raises RegisterFileError."""
    try:
        return {division(code): name for code, name in read(file, Divisions).names.items()}
    except ValueError as error:
        raise RegisterFileError(file.name, str(error)) from error
