"""The eighteen acceptance cases of DOMAIN.md §7.7, told and commanded over HTTP."""

import json
from datetime import date, timedelta

import pytest
from msgspec import json as written
from msgspec import structs

from domain.authority import Principal, Role
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationReviewed, PublicationWithdrawn
from domain.event import Event
from domain.fact import Fact, money
from domain.ids import item
from domain.measures.facts import ExpiryGround, MeasureExpired
from domain.parties import PartyClass
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.application import Application
from domain.penalty.evidence import EvidencePreserved, PreservationDisposed
from domain.penalty.hearing import HearingRequested
from domain.penalty.investigation import SceneInspected
from domain.penalty.payment import CollectionRemitted, FineCollectedOnSpot, FinePaid, SurchargeCapped, SurchargeStarted
from domain.penalty.review import LegalReviewPassed
from domain.penalty.service import DocumentServed
from domain.registers.facts import Correction, ItemVersionPublished, OrganKind, OrganRegistered
from domain.supervision.facts import CorrectionOrdered, RecheckFailed
from domain.time.instants import format_instant
from tests.api.conftest import TOKENS, Caller
from tests.domain.city import CHILD, GONGSHU, REGISTERED, SHOPFRONT, SORTING, TWO, UNIT, XIHU, fines
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import CONCLUDED, decided, filed, notified, ready
from tests.domain.specification import at
from tests.intake.sending import Json

WIDE = item("Z-1")
"""An item of 100 to 10,000 yuan that needs no order to correct."""
TOWN = "organ-town"


def _registers() -> list[Fact]:
    like = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished))
    wide = structs.replace(
        like, item=WIDE, name="wide", correction=Correction.NONE, fines=(fines(PartyClass.ANY, 100, 10_000),)
    )
    organ = next(f for f in REGISTERED if isinstance(f, OrganRegistered))
    town = structs.replace(organ, organ=TOWN, name=TOWN, kind=OrganKind.TOWNSHIP)
    return [*REGISTERED, wide, town]


class Desk:
    """An officer's desk at the service: tells what has happened, and asks before an act."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        for number, fact in enumerate(_registers()):
            told = at("2022-12-01", fact, organ=None)
            self._send(structs.replace(told, id=f"register-{number}", subject="registers"), Role.REGISTRAR)

    def tell(self, *events: Event) -> None:
        """Report facts, which are stored whatever the law says to them."""
        for event in events:
            self._send(event, Role.UPSTREAM)

    def _send(self, event: Event, role: Role) -> None:
        message = {
            "specversion": "1.0",
            "id": f"{event.subject}/{event.id}",
            "source": event.source,
            "type": event.type,
            "subject": event.subject,
            "time": format_instant(event.occurred_at),
            "organ": event.organ,
            "data": written.decode(written.encode(event.fact)),
        }
        answer = self.caller.send({name: value for name, value in message.items() if value is not None}, role)
        assert answer.status_code == 201, answer.text

    def ask(self, act: Event) -> set[str]:
        """Command an act; returns the guards that stand against it, none where it is accepted."""
        officer = Principal(person="officer-1", role=Role.OFFICER, organ=act.organ)
        body = {
            "subject": act.subject,
            "source": act.source,
            "time": format_instant(act.occurred_at),
            "data": written.decode(written.encode(act.fact)),
        }
        answer = self.caller.call(
            "POST",
            f"/v1/commands/{act.fact.COMMAND}",
            None,
            content=json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {TOKENS.issue(officer, timedelta(hours=1))}"},
        )
        assert answer.status_code in {201, 422}, answer.text
        return {ground["rule"] for ground in answer.json()["grounds"]} if answer.status_code == 422 else set()

    def found(self) -> set[str]:
        """Read the guards of all findings."""
        return {str(one["guard"]) for one in self.caller.get("/v1/findings").json()["items"]}

    def row(self) -> Json:
        """Read where the one case stands."""
        (row,) = self.caller.get("/v1/cases").json()["items"]
        return dict(row)

    def deadline(self, timer: str, as_of: str) -> Json:
        """Read a deadline of the one case as of a time."""
        view = self.caller.get(f"/v1/cases/{self.row()['case_id']}", {"as_of": as_of}).json()
        return next(dict(one) for one in view["deadlines"] if one["timer"] == timer)


@pytest.fixture
def desk(caller: Caller) -> Desk:
    return Desk(caller)


ORDERED = at(
    "2023-08-16", CorrectionOrdered(order="O-1", item=SHOPFRONT, due=date(2023, 9, 28), served_on=date(2023, 8, 16))
)


def test_1_without_an_order_to_correct_there_is_no_fine(desk: Desk) -> None:
    desk.tell(*ready(item=SHOPFRONT))
    act = decided("2023-09-29T12:00", 300)
    silent = structs.replace(act.fact, application=Application(correction_ordered=False))
    assert desk.ask(structs.replace(act, fact=silent)) == {"G025", "G027"}


def test_2_a_recheck_on_the_last_day_is_too_early(desk: Desk) -> None:
    failed = RecheckFailed(order="O-1", officers=TWO)
    desk.tell(*ready(item=SHOPFRONT), ORDERED, at("2023-09-28T09:00", failed))
    assert desk.ask(decided("2023-09-28T12:00", 300)) == {"G027"}
    desk.tell(at("2023-09-29T09:00", failed))
    assert desk.ask(decided("2023-09-29T12:00", 300)) == set()


def test_3_a_citizen_is_fined_at_most_200_yuan_on_the_spot(desk: Desk) -> None:
    assert desk.ask(on_the_spot("2023-07-12", fine=300)) == {"G043"}
    assert desk.ask(on_the_spot("2023-07-12", fine=200)) == set()


def test_4_a_unit_that_refuses_on_site_is_fined_on_the_spot(desk: Desk) -> None:
    order = CorrectionOrdered(order="O-1", item=SORTING, due=date(2023, 7, 20), served_on=date(2023, 7, 11))
    refusal = SceneInspected(officers=TWO, record="S-1", identity_shown=True, refused_order="O-1")
    desk.tell(at("2023-07-11", order), at("2023-07-12T09:00", refusal))
    assert desk.ask(on_the_spot("2023-07-12", fine=500, party=UNIT, item=SORTING)) == set()


def test_4_the_remedy_text_is_that_of_the_day(desk: Desk) -> None:
    said = {}
    for day in ("2023-12-31", "2024-01-01"):
        asked = {"organ": XIHU, "on_the_spot": "true", "decided_on": day}
        answer = desk.caller.get("/v1/remedy-paragraph", asked)
        assert answer.status_code == 200, answer.text
        said[day] = answer.text
    assert "六个月内" in said["2023-12-31"]
    assert "上一级主管部门" in said["2023-12-31"]
    assert "先向本级人民政府申请行政复议" in said["2024-01-01"]
    assert "收到行政复议决定书之日起十五日内" in said["2024-01-01"]


def test_5_the_ninety_first_day_is_too_late(desk: Desk) -> None:
    desk.tell(*ready())
    assert desk.ask(decided("2023-10-11")) == {"G066"}
    assert desk.ask(decided("2023-10-10")) == set()


def test_6_more_than_was_told_needs_a_new_notice(desk: Desk) -> None:
    told = structs.replace(notified().fact, fine=money(2000_00))
    events = ready(item=WIDE)
    desk.tell(*(structs.replace(e, fact=told) if type(e.fact) is type(told) else e for e in events))
    assert desk.ask(decided(fine=2500)) == {"G051"}
    assert desk.ask(decided(fine=2000)) == set()


@pytest.mark.parametrize(("on", "grounds"), [("2023-10-10", set[str]()), ("2023-10-11", {"G053"})])
def test_7_a_hearing_is_requested_within_five_working_days(desk: Desk, on: str, grounds: set[str]) -> None:
    desk.tell(filed("2023-08-01"), at("2023-09-01", CONCLUDED.fact), notified("2023-09-27", date(2023, 9, 27)))
    assert desk.ask(at(on, HearingRequested())) == grounds


def test_8_what_is_preserved_is_dealt_with_within_seven_working_days(desk: Desk) -> None:
    disposed = PreservationDisposed(inventory="I-1", disposition="returned")
    kept = EvidencePreserved(inventory="I-1", officers=TWO, approver="chief")
    desk.tell(filed("2024-02-01"), at("2024-02-07", kept))
    assert desk.deadline("D-PRESERVE", "2024-02-08")["due_at"].startswith("2024-02-22")
    desk.tell(at("2024-02-23", disposed))
    assert "G038" in desk.found()


SERVED_LATE = at("2023-09-20T09:00", DocumentServed(document="D-1"))


def test_9_who_pays_on_the_last_day_pays_no_surcharge(desk: Desk) -> None:
    desk.tell(*ready(), decided("2023-09-19", 300), SERVED_LATE)
    early = SurchargeStarted(daily_per_mille=30, standard_told=True)
    assert desk.ask(at("2023-10-07", early)) == {"G078"}
    desk.tell(at("2023-10-07T15:00", FinePaid(amount=money(300_00))))
    paid = desk.deadline("D-PAY15", "2023-10-08")
    assert (paid["status"], paid["due_at"][:10], paid["rolled_from"]) == ("met", "2023-10-07", "2023-10-05")
    assert (desk.row()["due"], desk.row()["paid"]) == (300_00, 300_00)


def test_10_a_surcharge_grows_no_higher_than_the_fine(desk: Desk) -> None:
    served = at("2023-08-21T09:00", DocumentServed(document="D-1"))
    grows = at("2023-09-06", SurchargeStarted(daily_per_mille=30, standard_told=True))
    desk.tell(*ready(item=WIDE), decided("2023-08-20", 1000), served, grows)
    capped = SurchargeCapped(since=date(2023, 10, 9), amount=money(1000_00))
    assert desk.ask(at("2023-10-08", capped)) == {"G078"}  # the thirty-third day: 990 yuan
    assert desk.ask(at("2023-10-15", structs.replace(capped, amount=money(1200_00)))) == {"G078"}
    assert desk.ask(at("2023-10-15", capped)) == set()
    assert desk.row()["due"] == 2000_00


def test_11_a_child_is_not_punished(desk: Desk) -> None:
    desk.tell(*ready(party=CHILD))
    assert desk.ask(decided()) == {"G014"}


def test_12_of_two_organs_the_first_to_file_has_the_case(desk: Desk) -> None:
    first = filed("2023-07-11")
    rival = structs.replace(first.fact, case_number="CN-2")
    desk.tell(structs.replace(first, fact=rival, organ=GONGSHU, subject="rival"))
    assert desk.ask(filed("2023-07-12")) == {"G004"}


def test_13_what_was_revoked_is_withdrawn_within_three_working_days(desk: Desk) -> None:
    shown = PublicationPublished(
        dataset=Dataset.PENALTY, masking="m-1", ground="具有一定社会影响", assessment="A-1", until=date(2024, 8, 20)
    )
    desk.tell(
        *ready(),
        decided("2023-08-20"),
        at("2023-08-20T11:00", PublicationReviewed(dataset=Dataset.PENALTY, reviewer="r")),
        at("2023-08-21", shown),
        at("2023-08-22", DocumentServed(document="D-1")),
        at("2023-10-20", DecisionRevoked(origin=Origin.REVIEW, reason="unlawful")),
    )
    assert desk.deadline("D-WITHDRAW3", "2023-10-26")["status"] == "overdue"
    down = PublicationWithdrawn(dataset=Dataset.PENALTY, reason="复议撤销")
    assert desk.ask(at("2023-10-26", down)) == {"G130"}
    assert desk.ask(at("2023-10-25", down)) == set()


def test_14_a_township_without_a_grant_files_nothing(desk: Desk) -> None:
    assert desk.ask(structs.replace(filed(), organ=TOWN)) == {"G002"}


def test_15_who_handled_the_case_does_not_review_it(desk: Desk) -> None:
    lawful = next(e for e in ready() if isinstance(e.fact, LegalReviewPassed))
    desk.tell(*(e for e in ready() if e.occurred_at < lawful.occurred_at))
    handler = structs.replace(lawful, fact=structs.replace(lawful.fact, reviewer=TWO[0].id))
    assert desk.ask(handler) == {"G011"}
    assert desk.ask(lawful) == set()


def test_16_an_urgent_measure_that_nobody_approved_within_a_day_ends(desk: Desk) -> None:
    desk.tell(sealed("2023-08-01T10:00", urgent=True))
    assert desk.deadline("D-URGENT24", "2023-08-02T09:00:00+08:00")["status"] == "running"
    assert desk.deadline("D-URGENT24", "2023-08-02T10:01:00+08:00")["status"] == "overdue"
    desk.tell(at("2023-08-02T10:01", MeasureExpired(measure="M-1", ground=ExpiryGround.NOT_APPROVED)))
    assert "G087" in desk.found()


def test_17_a_seizure_ends_after_thirty_days(desk: Desk) -> None:
    desk.tell(APPROVED, sealed("2023-08-01T10:00", due=date(2023, 8, 31)))
    assert desk.deadline("D-SEIZE30", "2023-08-31")["status"] == "running"
    assert desk.deadline("D-SEIZE30", "2023-09-01")["status"] == "overdue"
    desk.tell(at("2023-09-01", MeasureExpired(measure="M-1", ground=ExpiryGround.TERM_OVER)))
    assert desk.deadline("D-SEIZE30", "2023-09-02")["status"] == "late"


def test_18_a_fine_collected_on_the_spot_is_handed_in_within_two_working_days(desk: Desk) -> None:
    desk.tell(
        on_the_spot("2023-10-13", fine=100),
        at("2023-10-13T11:00", FineCollectedOnSpot(amount=money(80_00), receipt="R-1")),
        at("2023-10-18", CollectionRemitted(amount=money(80_00))),
    )
    assert "G075" in desk.found()
    assert desk.deadline("D-REMIT1", "2023-10-14")["due_at"].startswith("2023-10-17")
