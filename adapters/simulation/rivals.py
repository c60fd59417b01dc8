"""Two cases about one act: who files first (管辖争议), and what is fined twice."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import structs

from adapters.simulation.decisions import decide
from adapters.simulation.endings import archive, close, withdraw
from adapters.simulation.hearing import hear
from adapters.simulation.inspections import mint
from adapters.simulation.investigation import file, investigate
from adapters.simulation.matters import Matter, conduct, matter, party
from adapters.simulation.on_the_spot import collect, decide_on_the_spot
from adapters.simulation.ordinary import revoke_filing
from adapters.simulation.review import review
from adapters.simulation.scribe import NOBODY, Scribe
from adapters.simulation.service import publish_decision, serve_decision
from adapters.simulation.twist import Twist
from domain.disclosure.facts import Dataset
from domain.fact import money
from domain.parties import PartyKind
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.closing import ClosingGround
from domain.penalty.kinds import CaseSource
from domain.penalty.payment import FinePaid, PaymentChannel

Second: TypeAlias = Callable[[date], Scribe]
"""Makes the scribe of the second case, which begins on a day."""


def rivals(first: Scribe, begin_second: Second, twist: Twist) -> None:
    """Tell two cases about one act, as the twist has it."""
    first.organ = first.place.enforcement[0]
    m = matter(first, twist.items, party(first, PartyKind.UNIT))
    match twist.how:
        case "other_bureau_files" | "department_files" | "other_act_of_the_party":
            filed_on = _fine(first, m)
            second = _second(first, begin_second, filed_on, 2 if twist.how == "department_files" else 3)
            theirs = m if twist.how != "other_act_of_the_party" else _other_act(second, m)
            revoke_filing(file(second, theirs, CaseSource.REPORT))
        case "other_organ_on_the_spot":
            filed_on = _fine(first, m)
            second = _second(first, begin_second, filed_on, 3)
            _spot(second, m)
        case "filed_after_filing_revoked":
            p = file(first, m, CaseSource.INSPECTION)
            investigate(p, corrected=True)
            revoke_filing(p)
            _fine(_second(first, begin_second, first.today, 1), m)
        case "same_organ_fines_again" | "fined_after_decision_revoked":
            _fine(first, m, revoked=twist.how == "fined_after_decision_revoked")
            _fine(_second(first, begin_second, first.today, 0), m)
        case "fined_on_the_spot_before":
            _spot(first, m)
            _fine(_second(first, begin_second, first.today, 0), m)
        case "other_organ_fines_too" | "warned_after_fine":
            _fine(first, m)
            _spot(_second(first, begin_second, first.today, 3 if twist.how == "other_organ_fines_too" else 0), m)
        case _:
            raise ValueError(twist.how)


def _second(first: Scribe, begin: Second, after: date, organ: int) -> Scribe:
    second = begin(after + timedelta(days=2))
    second.place = first.place
    second.organ = first.place.enforcement[organ]
    return second


def _other_act(s: Scribe, m: Matter) -> Matter:
    return structs.replace(m, conduct=conduct(s, m.item.item, m.conduct.on, serial="other"))


def _fine(s: Scribe, m: Matter, *, revoked: bool = False) -> date:
    """Tell an ordinary case to its end, a fine; gives the day of filing."""
    p = file(s, m, CaseSource.REPORT)
    investigate(p, corrected=True)
    hear(p)
    review(p)
    decide(p, shows=s.about("G016"))
    serve_decision(p)
    publish_decision(p)
    s.clock.wait(1, 8)
    if revoked:
        s.say(DecisionRevoked(origin=Origin.OWN, reason="适用程序错误，自行撤销"), by=p.staff("head"))
        withdraw(s, Dataset.PENALTY)
        close(s, ClosingGround.DECISION_REVOKED)
    else:
        s.say(FinePaid(amount=money(p.fine), receipt=s.number("payment"), channel=PaymentChannel.BANK), by=NOBODY)
        close(s, ClosingGround.PERFORMED)
    archive(s)
    return p.filed_on


def _spot(s: Scribe, m: Matter) -> None:
    mint(s, "现场处罚")
    t = decide_on_the_spot(s, m, shows=s.about("G004", "G016"))
    if t.fine:
        collect(s, t.fine)
    close(s, ClosingGround.PERFORMED)
    archive(s)
