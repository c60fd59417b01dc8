"""Facts of the registers on rules: packs activated, discretion tables, lists of what is not punished."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Money, Name, Record, Reference, Text, fact
from domain.ids import DivisionCode, ItemCode
from domain.parties import PartyClass
from domain.time.periods import Unit


class Norm(Record):
    """A norm that a pack is built on, in one of its versions."""

    norm: Name
    version: Name
    effective_from: date


class Purpose(StrEnum):
    """What a threshold decides."""

    HEARING = "hearing"
    """APL art. 63(1): 较大数额."""
    DISCUSSION = "discussion"
    """APL art. 57(2): 重大违法行为给予行政处罚."""
    LEGAL_REVIEW = "legal_review"
    """APL art. 58(1), by the organ's own catalogue."""


class Measured(StrEnum):
    """Which sum a threshold is held against."""

    FINE = "fine"
    GAINS = "gains"
    """没收违法所得."""
    GOODS = "goods"
    """没收非法财物."""


class Threshold(Record):
    """From which sum on something is due."""

    purpose: Purpose
    party: PartyClass
    measured: Measured
    amount: Money
    """The sum from which it is due, in fen."""
    source: Name
    """Document that fixes it; begins with ``PLACEHOLDER`` until somebody has confirmed one."""
    organ: Name | None = None
    """The one organ that it is for; None for all."""


class Allowance(Record):
    """A period that no statute fixes, such as an answer in collaboration (SLA)."""

    timer: Name
    length: Annotated[int, Meta(ge=1, le=3660)]
    unit: Unit
    source: Name


@fact("law_pack_activated.v1", zh="法规规则包启用", command="activate_law_pack")
class LawPackActivated(Fact):
    """A place put its own values of a rule pack into force."""

    pack: Name
    region: DivisionCode
    """Division that it is for, with all divisions inside it."""
    effective_from: date
    effective_to: date | None = None
    norms: tuple[Norm, ...] = ()
    timers: tuple[Allowance, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    switched_off: tuple[Name, ...] = ()
    """Guards that nobody has confirmed in a text of law, and that this place does not apply."""
    document: Reference | None = None


class Tier(Record):
    """One step of a discretion table (裁量档次)."""

    tier: Name
    factors: tuple[Name, ...]
    """What has to be found for it, by name."""
    minimum: Money
    maximum: Money
    party: PartyClass = PartyClass.ANY


@fact("discretion_table_activated.v1", zh="裁量基准启用", command="activate_discretion_table")
class DiscretionTableActivated(Fact):
    """A discretion table (裁量基准) of an item came into force (APL art. 34)."""

    item: ItemCode
    tiers: tuple[Tier, ...]
    issuer: Name
    document: Reference
    effective_from: date
    effective_to: date | None = None
    published_on: date | None = None
    """None where it has not been published."""
    region: DivisionCode | None = None
    """Division that it is for; None for all."""


class Leniency(StrEnum):
    """What a list spares the party."""

    SLIGHT = "slight"
    """轻微不罚 (APL art. 33(1) sentence 1)."""
    FIRST_OFFENCE = "first_offence"
    """首违不罚 (APL art. 33(1) sentence 2)."""
    MEASURE = "measure"
    """不予行政强制 (CL art. 16(2))."""


@fact("no_penalty_list_activated.v1", zh="轻微不罚、首违不罚、不予强制清单启用", command="activate_no_penalty_list")
class NoPenaltyListActivated(Fact):
    """An item entered a list of what is not punished, or not met with coercion."""

    list: Name
    item: ItemCode
    leniency: Leniency
    conditions: tuple[Text, ...]
    document: Reference
    effective_from: date
    effective_to: date | None = None
    window_months: Annotated[int, Meta(ge=1, le=120)] | None = None
    """How far back an earlier offence of the same cause counts; None for ever."""


FACTS = (LawPackActivated, DiscretionTableActivated, NoPenaltyListActivated)
