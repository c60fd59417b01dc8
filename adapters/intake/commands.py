"""The door for commands: look up, decide, and append what was decided, unless the case moved on meanwhile."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from msgspec import Struct, structs

from adapters.intake import problem as kinds
from adapters.intake.claiming import UNCLAIMED, Claiming, claiming, must_look
from adapters.intake.drain import Appending
from adapters.intake.message import Limits, Names, Sent
from adapters.intake.orders import Order, Reader
from adapters.intake.problem import Problem, ProblemError, problem
from adapters.intake.sight import Seen, Sight
from adapters.intake.slot import refusal
from adapters.intake.subjects import Subjects
from adapters.intake.telling import CommandAnswer, command_answer
from domain.admission import claim_event
from domain.authority import Principal
from domain.context import context_for
from domain.decide import Ground, Refused, decide, ground
from domain.event import Event, Recorded
from domain.ids import CaseId, StreamId
from domain.law.guard import Verdict
from domain.law.platform.one_turn import Collision, commanded_in_turn
from domain.lookup import rivals
from domain.ports.event_log import Append, Duplicate, IdentityConflict, Outcome, Stored, VersionConflict
from domain.ports.store import Store

ATTEMPTS: Final = 8
"""How often a command that was overtaken is decided again before its sender is asked to."""


class Given(Struct, frozen=True):
    """The answer to a command."""

    answer: CommandAnswer
    repeated: bool


class Proposed(Struct, frozen=True):
    """A lawful command on its way into the log."""

    case: CaseId
    unit: Append


Attempt: TypeAlias = Given | Proposed
Look: TypeAlias = Attempt | Seen | ProblemError
"""What looking led to: an attempt, an error, or what was seen, where more must be read or kept to decide."""


class CommandDoor:
    """Where commands come in. Whatever asks the store blocks: ``find``, ``look`` and ``attempt``."""

    def __init__(
        self, store: Store, append: Appending, clock: Callable[[], datetime], limits: Limits | None = None
    ) -> None:
        """Take the store, how to append to its log, a clock and what one command may measure."""
        self._store, self._append, self._clock = store, append, clock
        self._reader = Reader(clock=clock, limits=limits or Limits())
        self._subjects = Subjects(store.log)
        self._sight = Sight(store.log)

    def read(
        self, name: str, body: bytes, principal: Principal, *, key: str | None = None, expected: int | None = None
    ) -> Order:
        """Read a command; raises ProblemError."""
        return self._reader.read(name, body, principal, key=key, expected=expected)

    def execute(self, order: Order) -> Given:
        """Decide and append, and decide again where overtaken; raises ProblemError."""
        for _ in range(ATTEMPTS):
            attempt = self.attempt(order)
            if isinstance(attempt, Given):
                return attempt
            settled = self.settle(order, attempt, self._append([attempt.unit])[0])
            if settled is not None:
                return settled
        raise self.overtaken(order)

    def at_hand(self, order: Order) -> bool:
        """Say whether the case of an order is found without asking the store."""
        return self._subjects.at_hand(order.proposal.source, order.proposal.subject) is not None

    def look(self, orders: Sequence[Order]) -> list[Look]:
        """Read for several orders at once, and decide what can be decided by that."""
        seen = self._sight.look([self.find(order) for order in orders])
        return [self._look(order, one) for order, one in zip(orders, seen, strict=True)]

    def attempt(self, order: Order, seen: Seen | None = None) -> Attempt:
        """Decide on the case as it is now; raises ProblemError, after keeping what was refused by law.

        ``seen`` is what was seen just before, where looking did not decide.
        """
        looked = seen or self.look([order])[0]
        if isinstance(looked, ProblemError):
            raise looked
        return self._decide(order, looked) if isinstance(looked, Seen) else looked

    def _look(self, order: Order, seen: Seen) -> Look:
        proposal, told = order.proposal, seen.told
        if earlier := _under_key(told.recorded, proposal):
            return self._repeat(order, earlier)
        if order.expected is not None and order.expected != told.version:
            return _overtaken(told.version)
        case = told.as_of(proposal.occurred_at)
        if must_look(proposal, seen.id, case):
            return seen
        decision = decide(case, proposal, context_for(proposal, seen.registers))
        return seen if isinstance(decision, Refused) else Proposed(seen.id, _unit(order, seen))

    def find(self, order: Order) -> CaseId:
        """Find the case of an order; raises ProblemError."""
        found = self._subjects.find(order.proposal.source, order.proposal.subject)
        if found is None:
            subject = order.proposal.subject
            zh, en = f"没有案件登记了 {subject}", f"No case is registered as {subject}."
            raise ProblemError(problem(kinds.NOT_FOUND, zh, en, field="subject"))
        return found

    def _decide(self, order: Order, seen: Seen) -> Proposed:
        """Look at what the proposal would claim, and at rivals, and decide."""
        proposal, case = order.proposal, seen.told.as_of(order.proposal.occurred_at)
        claimed = claiming(self._store.log, proposal, seen.id, case)
        others = rivals(self._store.log, seen.id, claimed.conduct_key)
        decision = decide(case, proposal, context_for(proposal, seen.registers, others))
        grounds = (*(decision.grounds if isinstance(decision, Refused) else ()), *claimed.grounds)
        unit = _unit(order, seen, claimed)
        if grounds:
            raise self._refuse(order, grounds, unit)
        return Proposed(seen.id, unit)

    def _refuse(self, order: Order, grounds: tuple[Ground, ...], unit: Append) -> ProblemError:
        """Keep an attempt at an unlawful act, unless its key was used for something else."""
        probe = structs.replace(unit, events=(), expected=((unit.events[0][0], -1),))
        if order.keyed and isinstance(self._append([probe])[0], IdentityConflict):
            return ProblemError(_key_reused())
        zh = "；".join(f"{g.reason_zh}（{g.law_zh}）" for g in grounds)
        en = " ".join(f"{g.reason_en} ({g.law_en})" for g in grounds)
        refused = problem(kinds.COMMAND_REFUSED, zh, en, grounds=grounds)
        number = self.keep(order, refused)
        return ProblemError(structs.replace(refused, refusal=number))

    def keep(self, order: Order, refused: Problem) -> int:
        """Keep a refused command, whole; returns its number."""
        event = order.proposal
        names = Names(id=event.id, source=event.source, type=event.type, subject=event.subject, organ=event.organ)
        sent = Sent(order.body, "application/json")
        return self._store.refusals.keep([refusal(sent, refused, names, "command", self._clock())])[0]

    def settle(self, order: Order, proposed: Proposed, outcome: Outcome) -> Given | None:
        """Turn the outcome of appending into the answer; None where the command must be attempted again."""
        match outcome:
            case Stored(events=events):
                return Given(command_answer(proposed.case, events), repeated=False)
            case Duplicate(events=events):
                return Given(command_answer(proposed.case, events), repeated=True)
            case IdentityConflict():
                raise ProblemError(_key_reused())
            case VersionConflict(stream=stream, actual=actual):
                if order.expected is not None and stream == proposed.case:
                    raise _overtaken(actual)
                return None

    def overtaken(self, order: Order) -> ProblemError:
        """Say that others were faster every time."""
        return _overtaken(order.expected)

    def _repeat(self, order: Order, earlier: Recorded) -> Given | ProblemError:
        if not order.repeats(earlier.event):
            return ProblemError(_key_reused())
        return Given(command_answer(CaseId(earlier.stream), (earlier,)), repeated=True)


def _under_key(stream: Sequence[Recorded], proposal: Event) -> Recorded | None:
    same = (r for r in stream if r.event.id == proposal.id and r.event.source == proposal.source)
    return next(same, None)


def _unit(order: Order, seen: Seen, claimed: Claiming = UNCLAIMED) -> Append:
    """Make the unit of append: the fact and its claims, each on its stream as it was seen."""
    proposal = order.proposal
    claims = tuple((c.stream, claim_event(proposal, c, n)) for n, c in enumerate(claimed.claims, 1))
    events: tuple[tuple[StreamId, Event], ...] = ((seen.id, proposal), *claims)
    expected = ((seen.id, seen.told.version), *claimed.seen)
    return Append(admission=order.admission, digest=order.digest, events=events, expected=expected)


def _overtaken(actual: int | None) -> ProblemError:
    expected = f'If-Match: "{actual}"' if actual is not None else None
    verdict = commanded_in_turn(Collision.OVERTAKEN, actual)
    return ProblemError(_out_of_turn(kinds.OVERTAKEN, verdict, field="If-Match", expected=expected))


def _key_reused() -> Problem:
    verdict = commanded_in_turn(Collision.KEY_REUSED)
    return _out_of_turn(kinds.KEY_REUSED, verdict, field="Idempotency-Key", expected="a new key")


def _out_of_turn(kind: kinds.Kind, verdict: Verdict, *, field: str, expected: str | None) -> Problem:
    why = ground(verdict)
    return problem(kind, why.reason_zh, why.reason_en, field=field, expected=expected, grounds=(why,))
