"""APL art. 41 (G035, G036): what a device records counts where device and record were reviewed."""

from datetime import date

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.penalty.art_41_monitoring import (
    Device,
    Recording,
    device_reviewed_and_published,
    recording_reviewed_and_told,
)
from domain.penalty.evidence import EvidenceVerified, RecordingReview
from domain.penalty.investigation import InvestigationConcluded
from domain.registers.devices import MonitoringDevicePublished, MonitoringDeviceReviewed
from domain.registers.state import Registers
from tests.domain.city import REGISTERED
from tests.domain.ordinary import COLLECTED, VERIFIED, filed
from tests.domain.specification import at, because, given, lawful, passed, unlawful

DAY, BEFORE, AFTER = date(2023, 7, 10), date(2023, 7, 9), date(2023, 7, 11)


@pytest.mark.parametrize(
    ("device", "result"),
    [
        (Device("d", registered=True, reviewed_on=DAY, published_on=DAY, captured_on=DAY), Result.PASSED),
        (Device("d", registered=True, reviewed_on=AFTER, published_on=BEFORE, captured_on=DAY), Result.BREACHED),
        (Device("d", registered=True, reviewed_on=BEFORE, published_on=AFTER, captured_on=DAY), Result.BREACHED),
        (Device("d", registered=True, reviewed_on=BEFORE, published_on=None, captured_on=DAY), Result.BREACHED),
        (Device("d", registered=False, captured_on=DAY), Result.BREACHED),
        (Device("d", registered=True, reviewed_on=BEFORE, published_on=BEFORE), Result.UNDECIDABLE),
    ],
)
def test_a_device_is_reviewed_and_public_when_it_records(device: Device, result: Result) -> None:
    assert device_reviewed_and_published((device,)).result == result


@pytest.mark.parametrize(
    ("recording", "result"),
    [
        (Recording("E-1", (), DAY, "app"), Result.PASSED),
        (Recording("E-1", None, DAY, "app"), Result.BREACHED),
        (Recording("E-1", ("clear",), DAY, "app"), Result.BREACHED),
        (Recording("E-1", (), None, "app"), Result.BREACHED),
        (Recording("E-1", (), DAY, None), Result.BREACHED),
    ],
)
def test_a_record_is_reviewed_and_the_party_told(recording: Recording, result: Result) -> None:
    assert recording_reviewed_and_told((recording,)).result == result


RECORDED = at("2023-07-13T15:00", structs.replace(COLLECTED.fact, device="camera-1", captured_on=date(2023, 7, 10)))
GOOD = RecordingReview(true=True, clear=True, complete=True, accurate=True)
CONCLUDING = at("2023-08-01", InvestigationConcluded(report="R-1", evidence=("E-1",)))


def test_a_record_without_review_is_refused() -> None:
    given(filed(), RECORDED, VERIFIED).when(CONCLUDING).then(unlawful("G035", "G036"), because("未经审核"))


def test_a_flawed_record_is_refused() -> None:
    flawed = structs.replace(GOOD, clear=False, complete=False)
    review = at("2023-07-14", EvidenceVerified(evidence="E-1", recording=flawed))
    given(filed(), RECORDED, review).when(CONCLUDING).then(unlawful("G035", "G036"), because("clear、complete"))


def _register(reviewed_on: date, published_on: date) -> Registers:
    reviewed = MonitoringDeviceReviewed(
        device="camera-1",
        reviewed_on=reviewed_on,
        legal_reviewers=("a",),
        technical_reviewers=("b",),
        standard="GB 1",
        location="crossing",
    )
    public = MonitoringDevicePublished(device="camera-1", location="crossing", published_on=published_on)
    return Registers((*REGISTERED, reviewed, public))


def test_a_record_reviewed_and_told_of_a_device_reviewed_and_published_is_lawful() -> None:
    review = EvidenceVerified(evidence="E-1", recording=GOOD, party_informed_on=date(2023, 7, 15), query_channel="app")
    case = given(filed(), RECORDED, at("2023-07-15", review))
    case.under(_register(DAY, DAY)).when(CONCLUDING).then(lawful, passed("G035", "G036"))
    case.under(_register(AFTER, DAY)).when(CONCLUDING).then(unlawful("G035"), because("未通过"))
    case.under(_register(DAY, AFTER)).when(CONCLUDING).then(unlawful("G035"), because("未向社会公布"))
    case.when(CONCLUDING).then(unlawful("G035"))


def test_other_evidence_needs_no_device() -> None:
    given(filed(), COLLECTED, VERIFIED).when(CONCLUDING).then(lawful, passed("G035", "G036"))
