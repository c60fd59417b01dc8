"""Reading a file of reference data: strict TOML, nothing unknown accepted."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from tomllib import TOMLDecodeError, loads
from typing import Final, TypeVar

from msgspec import Struct, ValidationError, convert

from adapters.registers.errors import RegisterFileError


class Versioned(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every file of reference data begins with."""

    version: int
    """Counts up with every change of the file; part of the identity of the events made from it."""


_File = TypeVar("_File", bound=Versioned)

SHIPPED: Final = files("adapters.registers")
"""The folder of the files that ship with the product."""


def read(file: Traversable, shape: type[_File]) -> _File:
    """Read a file into its shape; raises RegisterFileError that names the file and the field."""
    try:
        return convert(loads(file.read_text(encoding="utf-8")), shape)
    except (TOMLDecodeError, ValidationError) as error:
        raise RegisterFileError(file.name, str(error)) from error
