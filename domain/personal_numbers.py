"""Numbers that name a person (公民身份号码, 手机号码): found in texts that are to be shown."""

import re
from datetime import date
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_IDENTITY: Final = re.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_OLD_IDENTITY: Final = re.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{14}(?![0-9A-Za-z])")
_PHONE: Final = re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])")


def is_identity_number(text: str) -> bool:
    """Say whether a text is a citizen's identity number (GB 11643): its check character is right, its date is one."""
    if _IDENTITY.fullmatch(text) is None or not _is_date(text[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return text[17].upper() == _CHECKS[total % len(_CHECKS)]


def personal_numbers(text: str) -> list[str]:
    """Find the identity numbers, of both lengths, and mobile numbers that a text shows."""
    found = [n for n in _IDENTITY.findall(text) if is_identity_number(n)]
    found += [n for n in _OLD_IDENTITY.findall(text) if _is_date("19" + n[6:12])]
    return found + _PHONE.findall(text)


def without_personal_numbers(text: str) -> str:
    """Put asterisks in the place of every such number."""
    for number in personal_numbers(text):
        text = text.replace(number, "*" * len(number))
    return text


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
