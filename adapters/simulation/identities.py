"""Made-up identities: well-formed where our own checks look, and impossible where real registers would."""

from typing import Final

from domain.ids import DivisionCode, Uscc, uscc, uscc_check_character

SOURCE_PREFIX: Final = "urn:bihuan:synthetic:"
"""Every source of a simulated event begins with it."""

_ORGAN: Final = "11"
_COMPANY: Final = "91"
_SOLE_TRADER: Final = "92"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_CHECKS: Final = "0123456789X"


def organ_code(region: DivisionCode, serial: int) -> Uscc:
    """Make the code of an organ (机关)."""
    return _impossible(_ORGAN, region, serial)


def company_code(region: DivisionCode, serial: int) -> Uscc:
    """Make the code of a company."""
    return _impossible(_COMPANY, region, serial)


def sole_trader_code(region: DivisionCode, serial: int) -> Uscc:
    """Make the code of a sole trader (个体工商户)."""
    return _impossible(_SOLE_TRADER, region, serial)


def organisation_check_character(first_8: str) -> str:
    """Compute the ninth character of an organisation code (GB 11714), characters 9 to 17 of a credit code."""
    total = sum(_ORGANISATION_ALPHABET.index(c) * w for c, w in zip(first_8, _ORGANISATION_WEIGHTS, strict=True))
    return _ORGANISATION_CHECKS[-total % 11]


def _impossible(category: str, region: DivisionCode, serial: int) -> Uscc:
    """Make a code whose own check character is right and whose inner organisation code is wrong: nobody can hold it."""
    inner = f"{serial % 10**8:08d}"
    wrong = (int(organisation_check_character(inner).replace("X", "9")) + 1) % 10
    first_17 = f"{category}{region}{inner}{wrong}"
    return uscc(first_17 + uscc_check_character(first_17))
