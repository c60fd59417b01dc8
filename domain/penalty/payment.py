"""Facts of penalty (行政处罚) about paying a fine: due, paid, handed on, put off, paid in parts, and grown."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

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


@fact("fine_paid.v1", zh="缴纳罚款", command="pay_fine")
class FinePaid(Fact):
    """Money was paid on the fine and what was added to it."""

    amount: Money
    receipt: Reference | None = None
    channel: PaymentChannel | None = None
    """Who took the money; none where the source does not say."""


@fact("fine_collected_on_spot.v1", zh="当场收缴", command="collect_fine_on_spot")
class FineCollectedOnSpot(Fact):
    """Officers collected the fine on the spot (APL art. 68)."""

    amount: Money
    receipt: Reference
    """Number of the receipt that the finance department issues (财政专用票据, APL art. 70)."""
    collector: Name | None = None
    ground: CollectionGround | None = None
    """Why the officers may collect; none where nothing is said, so that only a small fine allows it."""
    requested_by: Reference | None = None
    """The party's own proposal to pay on the spot (APL art. 69)."""


@fact("collection_remitted.v1", zh="上缴罚款", command="remit_collection")
class CollectionRemitted(Fact):
    """Money collected on the spot was handed on."""

    amount: Money
    to: Name | None = None
    leg: RemittanceLeg | None = None
    """Which of the two steps it is; where left out, the first remittance is the officer's, the second the organ's."""
    landed_on: date | None = None
    """Day of landing, for a fine collected on the water: the officer's two days run from it."""


@fact("deferral_approved.v1", zh="延期缴纳", command="approve_deferral")
class DeferralApproved(Fact):
    """Payment was deferred (APL art. 66(2))."""

    due: date
    reason: Text | None = None
    application: Reference | None = None
    """The party's application; none where the source does not say."""
    approver: Name | None = None


@fact("instalment_approved.v1", zh="分期缴纳", command="approve_instalment")
class InstalmentApproved(Fact):
    """Payment in parts was approved (APL art. 66(2))."""

    schedule: tuple[Instalment, ...]
    application: Reference | None = None
    """The party's application; none where the party made none."""
    hardship: Text | None = None
    """Why the party cannot pay at once (经济困难)."""
    approver: Name | None = None


@fact("surcharge_started.v1", zh="加处罚款起算", command="start_surcharge")
class SurchargeStarted(Fact):
    """The fine was not paid in time and grows."""

    amount: Money | None = None
    """New total due, where the addition is a fixed one."""
    daily_per_mille: Annotated[int, Meta(ge=0, le=1000)] | None = None
    """Daily rate in thousandths of the fine (APL art. 72(1) item 1: 30)."""
    standard_told: bool | None = None
    """Whether the party had been told the rate (CL art. 45(1)); none where the source does not say."""


@fact("surcharge_capped.v1", zh="加处罚款封顶", command="cap_surcharge")
class SurchargeCapped(Fact):
    """The surcharge has reached the fine and grows no more (APL art. 72(1) item 1)."""

    since: date
    """First day for which the surcharge is as high as the fine."""
    amount: Money
    """The surcharge at its limit."""


FACTS = (
    FineDue,
    FinePaid,
    FineCollectedOnSpot,
    CollectionRemitted,
    DeferralApproved,
    InstalmentApproved,
    SurchargeStarted,
    SurchargeCapped,
)
