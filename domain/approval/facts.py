"""Facts of approval (行政许可)."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.approval.grounds import CancellationGround, ExclusionGround, RevocationGround
from domain.fact import Fact, Money, Name, Reference, Text, fact, money
from domain.ids import DivisionCode, ItemCode
from domain.parties import Party

Days = Annotated[int, Meta(ge=0, le=3660)]


class VerificationScope(StrEnum):
    """What was examined (LL art. 34)."""

    DOCUMENTS = "documents"
    """Application materials, art. 34(1)."""
    ON_SITE = "on_site"
    """Their substance on the spot, art. 34(3): two staff or more."""


class GrantBasis(StrEnum):
    """On what a permit was granted."""

    REVIEW = "review"
    COMMITMENT = "commitment"
    """告知承诺: decided at once, checked afterwards."""


@fact("permit_applied.v1", zh="许可申请", command="apply_permit")
class PermitApplied(Fact):
    """Somebody applied for a permit."""

    item: ItemCode | None = None
    party: Party | None = None
    region: DivisionCode | None = None
    project: Annotated[str, Meta(max_length=64)] | None = None
    """统一赋码申报号 (PROJID); 21 characters in Zhejiang, not verified, so opaque."""
    materials: tuple[Reference, ...] = ()
    channel: Name | None = None
    public_safety: bool | None = None
    """Whether the item directly concerns public safety, health, life or property (LL arts 78–79)."""
    bars_searched_on: date | None = None
    """Day on which the list of barred applicants was searched without a hit; none where nobody searched."""


@fact("supplement_requested.v1", zh="一次性告知补正", command="request_supplement")
class SupplementRequested(Fact):
    """The organ told the applicant, once, what is missing."""

    items: tuple[Text, ...] = ()
    document: Reference | None = None
    newly_arisen: Text | None = None
    """Why what is asked for now could not be known at the first request; none where it could."""


@fact("supplement_provided.v1", zh="补正", command="provide_supplement")
class SupplementProvided(Fact):
    """The applicant supplied or corrected materials."""

    items: tuple[Text, ...] = ()


@fact("permit_accepted.v1", zh="受理", command="accept_permit")
class PermitAccepted(Fact):
    """The application was accepted; the period for deciding begins."""

    acceptance_number: Name | None = None
    promised_working_days: Days | None = None
    joint: bool = False
    """True where several organs handle the application together (LL art. 26(2))."""


@fact("permit_not_accepted.v1", zh="不予受理", command="decline_permit")
class PermitNotAccepted(Fact):
    """The application was not accepted, in writing, with the reason."""

    reason: Text


@fact("permit_deemed_accepted.v1", zh="视为受理", command="deem_permit_accepted")
class PermitDeemedAccepted(Fact):
    """The organ was silent for five working days, so the application counts as accepted from its receipt."""


@fact("on_site_verified.v1", zh="实地核查", command="verify_on_site")
class OnSiteVerified(Fact):
    """The application was verified, on the documents or on site."""

    scope: VerificationScope = VerificationScope.ON_SITE
    staff: tuple[Name, ...] = ()
    record: Reference | None = None
    passed: bool = True
    touches_others: bool | None = None
    """Whether the matter directly touches major interests of others (LL art. 36); none where nobody said."""


@fact("third_party_notified.v1", zh="利害关系人告知", command="notify_third_party")
class ThirdPartyNotified(Fact):
    """Those whose major interests the permit touches were told."""

    parties: tuple[Name, ...] = ()
    hearing_right: bool | None = None
    """Whether they were told that they may ask for a hearing (LL art. 47(1)); none where the file does not say."""


@fact("licensing_hearing_requested.v1", zh="许可听证申请", command="request_licensing_hearing")
class LicensingHearingRequested(Fact):
    """The applicant, or somebody whose interests are touched, asked for a hearing."""

    by_party: Name | None = None


@fact("licensing_hearing_held.v1", zh="许可听证", command="hold_licensing_hearing")
class LicensingHearingHeld(Fact):
    """A licensing hearing took place."""

    record: Reference


@fact("time_excluded.v1", zh="时限扣除", command="exclude_time")
class TimeExcluded(Fact):
    """Days that do not count towards the deciding period (hearing, test, appraisal, expert review)."""

    ground: Text
    working_days: Days = 0
    notice: Reference | None = None
    """The written notice of it to the applicant."""
    kind: ExclusionGround | None = None


@fact("decision_period_extended.v1", zh="延长许可期限", command="extend_decision_period")
class DecisionPeriodExtended(Fact):
    """The head of the organ extended the deciding period."""

    working_days: Days
    reason: Text
    approver: Name | None = None
    notice: Reference | None = None
    """The notice by which the applicant was told the reason."""


@fact("commitment_signed.v1", zh="告知承诺", command="sign_commitment")
class CommitmentSigned(Fact):
    """The applicant committed in writing to meet the conditions."""

    commitment: Reference
    terms: tuple[Text, ...] = ()
    verify_due: date | None = None
    listed: Reference | None = None
    """Entry in the published list of matters that may be granted on a commitment."""
    dishonest: bool | None = None
    """Whether the applicant has broken a commitment or is recorded as dishonest; none where nobody looked."""


@fact("permit_granted.v1", zh="准予许可", command="grant_permit")
class PermitGranted(Fact):
    """The permit was granted."""

    permit_number: Name
    document: Reference | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day of validity; none means without term."""
    content: Text | None = None
    basis: GrantBasis = GrantBasis.REVIEW


@fact("permit_refused.v1", zh="不予许可", command="refuse_permit")
class PermitRefused(Fact):
    """The permit was refused, with reasons and remedies."""

    reasons: Text
    remedies: Text
    document: Reference | None = None
    false_materials: bool = False
    """True where facts were hidden or materials false (LL art. 78)."""


@fact("permit_delivered.v1", zh="证件送达", command="deliver_permit")
class PermitDelivered(Fact):
    """The decision or certificate was delivered."""

    method: Name | None = None


@fact("permit_changed.v1", zh="变更许可", command="change_permit")
class PermitChanged(Fact):
    """The permit's content was changed on application."""

    content: Text


@fact("permit_renewal_applied.v1", zh="延续申请", command="apply_permit_renewal")
class PermitRenewalApplied(Fact):
    """The holder asked for renewal (LL art. 50(1))."""

    materials: tuple[Reference, ...] = ()


@fact("permit_renewed.v1", zh="延续许可", command="renew_permit")
class PermitRenewed(Fact):
    """The permit was renewed."""

    valid_to: date


@fact("permit_deemed_renewed.v1", zh="视为准予延续", command="deem_permit_renewed")
class PermitDeemedRenewed(Fact):
    """The organ had not decided by expiry, so the permit counts as renewed."""

    valid_to: date | None = None


@fact("commitment_check_passed.v1", zh="承诺核查通过", command="pass_commitment_check")
class CommitmentCheckPassed(Fact):
    """What the applicant had committed to was found true."""

    checkers: tuple[Name, ...] = ()
    findings: Text | None = None


@fact("commitment_check_failed.v1", zh="承诺核查不实", command="fail_commitment_check")
class CommitmentCheckFailed(Fact):
    """What the applicant had committed to was found untrue."""

    checkers: tuple[Name, ...] = ()
    findings: Text | None = None


@fact("permit_revoked.v1", zh="撤销许可", command="revoke_permit")
class PermitRevoked(Fact):
    """A permit that should not have been granted was taken back (LL art. 69)."""

    ground: Text
    compensation: Money = money(0)
    basis: RevocationGround | None = None
    party_heard: bool | None = None
    """Whether the holder was told, and could state its case (LL art. 7); none where the file does not say."""
    harms_public: bool = False
    """True where taking it back may gravely harm the public interest (LL art. 69(3))."""


@fact("permit_withdrawn.v1", zh="撤回许可", command="withdraw_permit")
class PermitWithdrawn(Fact):
    """A lawful permit was withdrawn for the public interest (LL art. 8)."""

    ground: Text
    compensation: Money = money(0)


@fact("permit_cancelled.v1", zh="注销许可", command="cancel_permit")
class PermitCancelled(Fact):
    """The permit was struck from the register (LL art. 70)."""

    ground: Text
    basis: CancellationGround | None = None


@fact("supervision_handed_over.v1", zh="审批结果推送监管", command="hand_over_supervision")
class SupervisionHandedOver(Fact):
    """The result of approval went to the organ that supervises (谁审批谁监管)."""

    to_organ: Name
    risk: Name | None = None
    due: date | None = None


FACTS = (
    PermitApplied,
    SupplementRequested,
    SupplementProvided,
    PermitAccepted,
    PermitNotAccepted,
    PermitDeemedAccepted,
    OnSiteVerified,
    ThirdPartyNotified,
    LicensingHearingRequested,
    LicensingHearingHeld,
    TimeExcluded,
    DecisionPeriodExtended,
    CommitmentSigned,
    PermitGranted,
    PermitRefused,
    PermitDelivered,
    PermitChanged,
    PermitRenewalApplied,
    PermitRenewed,
    PermitDeemedRenewed,
    CommitmentCheckPassed,
    CommitmentCheckFailed,
    PermitRevoked,
    PermitWithdrawn,
    PermitCancelled,
    SupervisionHandedOver,
)
