"""Facts of penalty (行政处罚) about paying a fine: when it is due, by which parts, and where its growth ends."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Money, Name, Record, Reference, Text, fact


class PaymentChannel(StrEnum):
    """Who took a payment (APL art. 67)."""

    BANK = "bank"
    """The designated bank."""
    ELECTRONIC = "electronic"
    """The electronic payment system."""
    OFFICER = "officer"
    """An officer, or the organ itself."""


class CollectionGround(StrEnum):
    """Why officers may collect a fine on the spot (APL arts 68, 69)."""

    SMALL_FINE = "small_fine"
    """Art. 68 item 1: up to a hundred yuan."""
    HARD_LATER = "hard_later"
    """Art. 68 item 2: hardly to be enforced afterwards."""
    REMOTE = "remote"
    """Art. 69: remote, on the water or hard to reach, and the party proposes it."""


class RemittanceLeg(StrEnum):
    """The two steps by which collected money reaches the bank (APL art. 71)."""

    TO_ORGAN = "to_organ"
    TO_BANK = "to_bank"


class Instalment(Record):
    """One part of a fine that is paid in parts (分期)."""

    due: date
    amount: Money


@fact("fine_due.v1", zh="应缴", command="set_payment_due")
class FineDue(Fact):
    """The party was told until when, where and how much to pay (APL art. 67(3))."""

    payment_order: Name
    """缴款单号."""
    amount: Money
    due: date
    bank: Name | None = None
    """The designated bank or payment system (代收机构)."""


@fact("instalment_approved.v1", zh="分期缴纳", command="approve_instalment")
class InstalmentApproved(Fact):
    """Payment in parts was approved (APL art. 66(2))."""

    schedule: tuple[Instalment, ...]
    application: Reference | None = None
    """The party's application; none where the party made none."""
    hardship: Text | None = None
    """Why the party cannot pay at once (经济困难)."""
    approver: Name | None = None


@fact("surcharge_capped.v1", zh="加处罚款封顶", command="cap_surcharge")
class SurchargeCapped(Fact):
    """The surcharge has reached the fine and grows no more (APL art. 72(1) item 1)."""

    since: date
    """First day for which the surcharge is as high as the fine."""
    amount: Money
    """The surcharge at its limit."""


FACTS = (FineDue, InstalmentApproved, SurchargeCapped)
