"""Specifications: given what has happened, when somebody acts, then this is what the law and the case say to it.

The act is tried both ways: as a command, which may be refused, and as a reported fact, in which breaches are found.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from msgspec import Struct

from domain.case import Case, fold, standings, whereabouts
from domain.catalogue import CASE_FACTS
from domain.context import Rival, context_for
from domain.decide import Accepted, Decision, Refused, decide
from domain.event import Event, Recorded
from domain.fact import Fact
from domain.ids import case_id
from domain.judgement import judge
from domain.law.guard import Result, Verdict
from domain.registers.state import Registers
from domain.time.instants import CHINA, legal_date
from tests.domain.city import CITY, XIHU

SOURCE = "urn:test"
CASE = case_id(SOURCE, "case-1")


def at(when: str, fact: Fact, organ: str | None = XIHU) -> Event:
    """Say that a fact happened, at a local time such as ``2023-07-12`` or ``2023-07-12T09:30``."""
    moment = datetime.fromisoformat(when).replace(tzinfo=CHINA)
    return Event(source=SOURCE, id=f"{when} {fact.TAG}", fact=fact, occurred_at=moment, subject="case-1", organ=organ)


def recorded(*events: Event) -> tuple[Recorded, ...]:
    """Record events in the order given."""
    return tuple(
        Recorded(position=n, stream=CASE, version=n, recorded_at=event.occurred_at, event=event)
        for n, event in enumerate(events, 1)
    )


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of an act."""

    decision: Decision
    """What is said to it as a command."""
    verdicts: tuple[Verdict, ...]
    """What is said to it as a reported fact."""
    before: Case
    after: Case
    """The case after the fact, whatever was said to it."""
    act: Event

    def then(self, *expectations: "Expectation") -> "Outcome":
        """Hold the outcome against what is expected."""
        for expectation in expectations:
            expectation(self)
        return self

    def guards(self, result: Result) -> tuple[str, ...]:
        """List the guards that gave a result."""
        return tuple(sorted(v.guard for v in self.verdicts if v.result == result))


Expectation: TypeAlias = Callable[[Outcome], None]


class Given(Struct, frozen=True, kw_only=True):
    """What has happened so far, and what is known besides."""

    events: tuple[Event, ...]
    registers: Registers = CITY
    rivals: tuple[Rival, ...] = ()

    def knowing(self, *rivals: Rival) -> "Given":
        """Add what other cases did about the same act."""
        return Given(events=self.events, registers=self.registers, rivals=rivals)

    def under(self, registers: Registers) -> "Given":
        """Put other registers in place."""
        return Given(events=self.events, registers=registers, rivals=self.rivals)

    def when(self, act: Event) -> Outcome:
        """Try an act as a command, and tell it as a fact."""
        before = fold(recorded(*self.events))
        context = context_for(act, self.registers, self.rivals)
        return Outcome(
            decision=decide(before, act, context),
            verdicts=judge(before, act, context),
            before=before,
            after=fold(recorded(*self.events, act)),
            act=act,
        )


def given(*events: Event) -> Given:
    """Begin a specification with what has happened."""
    return Given(events=events)


def case_of(*events: Event) -> Case:
    """Fold events into the case."""
    return fold(recorded(*events))


def lawful(outcome: Outcome) -> None:
    """Expect the command to be accepted, the case to be what the fact makes of it, and no breach to be found."""
    assert isinstance(outcome.decision, Accepted), f"refused: {outcome.decision.grounds}"
    assert outcome.decision.after == outcome.after, "the command and the fact lead to different cases"
    assert outcome.guards(Result.BREACHED) == ()


def passed(*guards: str) -> Expectation:
    """Expect guards to have been asked, and met."""

    def expect(outcome: Outcome) -> None:
        missing = set(guards) - set(outcome.guards(Result.PASSED))
        assert not missing, f"not passed: {sorted(missing)} among {outcome.verdicts}"

    return expect


def refused(*rules: str) -> Expectation:
    """Expect the command to be refused on exactly these grounds."""

    def expect(outcome: Outcome) -> None:
        assert isinstance(outcome.decision, Refused), "accepted"
        assert sorted(g.rule for g in outcome.decision.grounds) == sorted(rules), outcome.decision.grounds

    return expect


def out_of_order(outcome: Outcome) -> None:
    """Expect the command to be refused because the step does not fit the state, whatever else stands against it."""
    assert isinstance(outcome.decision, Refused), "accepted"
    assert "ORDER" in {g.rule for g in outcome.decision.grounds}, outcome.decision.grounds


def found(*guards: str) -> Expectation:
    """Expect exactly these breaches in the reported fact."""

    def expect(outcome: Outcome) -> None:
        assert outcome.guards(Result.BREACHED) == tuple(sorted(guards)), outcome.verdicts

    return expect


def unlawful(*guards: str) -> Expectation:
    """Expect the command to be refused, and the fact to be found wanting, on exactly the same grounds."""

    def expect(outcome: Outcome) -> None:
        refused(*guards)(outcome)
        found(*guards)(outcome)

    return expect


def undecidable(*guards: str) -> Expectation:
    """Expect these guards, whatever others, to have no answer; that alone refuses nothing."""

    def expect(outcome: Outcome) -> None:
        decided = set(guards) - set(outcome.guards(Result.UNDECIDABLE))
        assert not decided, f"decided: {sorted(decided)} among {outcome.verdicts}"

    return expect


def not_judged(outcome: Outcome) -> None:
    """Expect that no guard was asked."""
    assert outcome.verdicts == ()


def because(words: str) -> Expectation:
    """Expect these words in the Chinese reasons."""

    def expect(outcome: Outcome) -> None:
        reasons = [v.reason.zh for v in outcome.verdicts if v.reason is not None]
        assert any(words in reason for reason in reasons), reasons

    return expect


def changes_nothing(outcome: Outcome) -> None:
    """Expect the case to be the same after the fact, but for the time of the latest one."""
    before, after = outcome.before, outcome.after
    assert standings(before, legal_date(outcome.act.occurred_at)) == standings(
        after, legal_date(outcome.act.occurred_at)
    )
    assert [getattr(before, part) for part in CASE_FACTS] == [getattr(after, part) for part in CASE_FACTS]


def stands(**parts: str) -> Expectation:
    """Expect the stages named to stand at these statuses after the fact."""

    def expect(outcome: Outcome) -> None:
        now = standings(outcome.after, legal_date(outcome.act.occurred_at))
        assert {part: now[part].status for part in parts} == parts

    return expect


def loop(part: str, *, closed: bool) -> Expectation:
    """Expect the loop as a whole to stand in a part, open or closed."""

    def expect(outcome: Outcome) -> None:
        position = whereabouts(standings(outcome.after, legal_date(outcome.act.occurred_at)))
        assert (position.part, position.closed) == (part, closed), position

    return expect


def walk(*steps: tuple[Event, dict[str, str]], registers: Registers = CITY) -> Case:
    """Take lawful steps one after the other, and see where the stages stand after each; return the case at the end."""
    told: list[Event] = []
    for event, expected in steps:
        outcome = Given(events=tuple(told), registers=registers).when(event)
        outcome.then(lawful, stands(**expected))
        told.append(event)
    return case_of(*told)
