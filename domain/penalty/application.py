"""How a penalty applies the law: what was found of the act, and what the decision says of its own grounds."""

from datetime import date
from enum import StrEnum

from domain.fact import Money, Name, Record, Reference


class Limitation(StrEnum):
    """Which limitation holds (APL art. 36(1))."""

    GENERAL = "general"
    """Two years."""
    LONG = "long"
    """Five years: life, health or financial safety, and harm done."""


class Circumstances(Record):
    """What was found of the weight of an act (情节); None where nothing was."""

    slight: bool | None = None
    """违法行为轻微."""
    corrected_in_time: bool | None = None
    harmless: bool | None = None
    """没有造成危害后果."""
    little_harm: bool | None = None
    """危害后果轻微."""
    first_offence: bool | None = None
    crime_suspected: bool | None = None


class IllegalGains(Record):
    """What the party gained unlawfully (违法所得)."""

    gained: Money
    returned: Money
    """Lawfully returned, or paid as compensation."""
    calculation: Reference | None = None


class Application(Record):
    """What a decision says of the law that it applies (法律适用)."""

    version_from: date | None = None
    """First day of the item's version that it applies (从旧兼从轻)."""
    factors: tuple[Name, ...] = ()
    """Factors of discretion that were found (裁量因素)."""
    gains: IllegalGains | None = None
    correction_ordered: bool | None = None
    """Whether the decision itself orders to correct; None where it does not say."""
    emergency: Name | None = None
    """The emergency for which it punishes faster and more heavily (快速从重)."""
    entrusted_to: Name | None = None
    """The organisation that acted in the organ's name, if one did."""
