"""The door for commands: look up, decide, and append what was decided, unless the case moved on meanwhile."""

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Lock
from typing import Final, TypeAlias

from msgspec import Struct, structs

from adapters.intake import problem as kinds
from adapters.intake.claiming import Claiming, claiming
from adapters.intake.drain import Appending
from adapters.intake.message import Limits, Names, Sent
from adapters.intake.orders import Order, Reader
from adapters.intake.problem import Problem, ProblemError, problem
from adapters.intake.slot import refusal
from adapters.intake.subjects import Subjects
from adapters.intake.telling import CommandAnswer, command_answer
from domain.admission import claim_event
from domain.authority import Principal
from domain.case import Case, fold
from domain.context import context_for
from domain.decide import Ground, Refused, decide
from domain.event import Event, Recorded
from domain.ids import CaseId, StreamId
from domain.lookup import Registry, rivals
from domain.ports.event_log import Append, Duplicate, IdentityConflict, Outcome, Stored, VersionConflict
from domain.ports.store import Store
from domain.registers.state import Registers

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


class CommandDoor:
    """Where commands come in. ``attempt`` asks the store and blocks, ``settle`` is quick."""

    def __init__(
        self, store: Store, append: Appending, clock: Callable[[], datetime], limits: Limits | None = None
    ) -> None:
        """Take the store, how to append to its log, a clock and what one command may measure."""
        self._store, self._append, self._clock = store, append, clock
        self._reader = Reader(clock=clock, limits=limits or Limits())
        self._subjects = Subjects(store.log)
        self._registry = Registry(store.log)
        self._lock = Lock()
        self._reads_begun = self._read_last = 0
        self._read = Registers()

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

    def attempt(self, order: Order) -> Attempt:
        """Decide on the case as it is now; raises ProblemError, after keeping what was refused by law."""
        case_id = self._case(order)
        stream = self._store.log.read_stream(case_id)
        version = stream[-1].version if stream else 0
        if earlier := _under_key(stream, order.proposal):
            return self._repeat(order, earlier)
        if order.expected is not None and order.expected != version:
            raise _overtaken(version)
        at = order.proposal.occurred_at
        case = fold(r for r in stream if r.event.occurred_at <= at)
        return self._decide(order, case_id, case, version)

    def _case(self, order: Order) -> CaseId:
        found = self._subjects.find(order.proposal.source, order.proposal.subject)
        if found is None:
            subject = order.proposal.subject
            zh, en = f"没有案件登记了 {subject}", f"No case is registered as {subject}."
            raise ProblemError(problem(kinds.NOT_FOUND, zh, en, field="subject"))
        return found

    def _decide(self, order: Order, case_id: CaseId, case: Case, version: int) -> Proposed:
        proposal = order.proposal
        claimed = claiming(self._store.log, proposal, case_id, case)
        others = rivals(self._store.log, case_id, claimed.conduct_key)
        decision = decide(case, proposal, context_for(proposal, self._registers(), others))
        grounds = (*(decision.grounds if isinstance(decision, Refused) else ()), *claimed.grounds)
        unit = _unit(order, case_id, version, claimed)
        if grounds:
            raise self._refuse(order, grounds, unit)
        return Proposed(case_id, unit)

    def _registers(self) -> Registers:
        """Read the registers, or take what somebody began to read after we had asked: commands that wait read once."""
        begun = self._reads_begun
        with self._lock:
            if self._read_last <= begun:
                self._reads_begun += 1
                self._read = self._registry.current()
                self._read_last = self._reads_begun
            return self._read

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

    def _repeat(self, order: Order, earlier: Recorded) -> Given:
        if not order.repeats(earlier.event):
            raise ProblemError(_key_reused())
        return Given(command_answer(CaseId(earlier.stream), (earlier,)), repeated=True)


def _under_key(stream: Sequence[Recorded], proposal: Event) -> Recorded | None:
    same = (r for r in stream if r.event.id == proposal.id and r.event.source == proposal.source)
    return next(same, None)


def _unit(order: Order, case_id: CaseId, version: int, claimed: Claiming) -> Append:
    """Make the unit of append: the fact and its claims, each on its stream as it was seen."""
    proposal = order.proposal
    claims = tuple((c.stream, claim_event(proposal, c, n)) for n, c in enumerate(claimed.claims, 1))
    events: tuple[tuple[StreamId, Event], ...] = ((case_id, proposal), *claims)
    expected = ((case_id, version), *claimed.seen)
    return Append(admission=order.admission, digest=order.digest, events=events, expected=expected)


def _overtaken(actual: int | None) -> ProblemError:
    zh = "案件已有更新，请重新读取后再操作" + (f"；当前版本为 {actual}" if actual is not None else "")
    en = "The case has moved on; read it again." + (f" It is at version {actual}." if actual is not None else "")
    expected = f'If-Match: "{actual}"' if actual is not None else None
    return ProblemError(problem(kinds.OVERTAKEN, zh, en, field="If-Match", expected=expected))


def _key_reused() -> Problem:
    zh, en = "该 Idempotency-Key 已用于其他内容", "This Idempotency-Key was used with other content."
    return problem(kinds.KEY_REUSED, zh, en, field="Idempotency-Key", expected="a new key")
