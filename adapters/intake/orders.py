"""Orders: one command as an officer's app sends it, read and ready to be decided."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Final, TypeAlias
from uuid import UUID, uuid4

from msgspec import Meta, Raw, Struct, ValidationError, json, structs

from adapters.intake import problem as kinds
from adapters.intake.envelope import check_json, malformed, unfit, without_controls
from adapters.intake.message import COMMAND_SOURCE, Limits
from adapters.intake.problem import ProblemError, problem
from adapters.intake.reading import check_identifiers, check_size, check_time, read_data
from domain.authority import Action, Principal, permits, speaks_for
from domain.catalogue import COMMANDS
from domain.event import Event, content
from domain.ids import admission_id, case_id

_Label: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200)]
_Long: TypeAlias = Annotated[str, Meta(min_length=1, max_length=256)]


class OrderBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a command."""

    subject: _Long
    """The case: ``urn:uuid:`` + its id, an alias, or the key by which ``source`` calls it."""
    source: _Long = COMMAND_SOURCE
    """The system whose key ``subject`` is."""
    time: Annotated[datetime, Meta(tz=True)] | None = None
    """When the act takes place; now, where it is not given."""
    organ: _Label | None = None
    """The organ that acts; the token's own, where it is not given."""
    causationid: _Long | None = None
    correlationid: _Long | None = None
    synthetic: bool = False
    data: Raw
    """The proposed fact."""


class Order(Struct, frozen=True, kw_only=True):
    """A command, read."""

    name: str
    body: bytes
    proposal: Event
    """What would have happened."""
    keyed: bool
    """Whether the caller gave an idempotency key."""
    timed: bool
    """Whether the caller said when."""
    expected: int | None
    """Version of the case that the caller saw, where it says so."""

    @property
    def admission(self) -> UUID:
        """Identity of the command."""
        return admission_id(self.proposal.source, self.proposal.id)

    @property
    def digest(self) -> bytes:
        """What identifies its content; the server's own time is not part of it."""
        proposal = self.proposal
        told = proposal if self.timed else structs.replace(proposal, occurred_at=_NO_TIME)
        return sha256(content(told)).digest()

    def repeats(self, earlier: Event) -> bool:
        """Say whether an earlier event under the same key is what this order asks for."""
        proposal = self.proposal
        told = proposal if self.timed else structs.replace(proposal, occurred_at=earlier.occurred_at)
        return content(told) == content(earlier)


_NO_TIME: Final = datetime(1, 1, 1, tzinfo=UTC)
_BODY: Final = json.Decoder(OrderBody)
_FACTS: Final = {name: json.Decoder(cls) for name, cls in COMMANDS.items()}


class Reader(Struct, frozen=True, kw_only=True):
    """Reads orders; raises ProblemError for what cannot be one."""

    clock: Callable[[], datetime]
    limits: Limits

    def read(
        self, name: str, body: bytes, principal: Principal, *, key: str | None = None, expected: int | None = None
    ) -> Order:
        """Read one command."""
        _authorise(name, principal)
        told = self._body(body)
        now = self.clock()
        occurred_at = told.time.astimezone(UTC) if told.time is not None else now
        check_time(occurred_at, now, self.limits.skew)
        fact = read_data(_FACTS[name], told.data)
        check_identifiers(fact)
        organ = told.organ or principal.organ
        if not speaks_for(principal, organ):
            zh, en = f"令牌无权代表机关 {organ}", f"The token gives no right to speak for {organ}."
            raise ProblemError(problem(kinds.FOREIGN_ORGAN, zh, en, field="organ", expected=principal.organ))
        proposal = Event(
            source=COMMAND_SOURCE,
            id="",
            fact=fact,
            occurred_at=occurred_at,
            subject=_subject(told),
            organ=organ,
            actor=principal.person,
            causation=told.causationid,
            correlation=told.correlationid,
            synthetic=told.synthetic,
        )
        check_size(proposal, len(body))
        return Order(
            name=name,
            body=body,
            proposal=structs.replace(proposal, id=_identity(key, told, proposal)),
            keyed=key is not None,
            timed=told.time is not None,
            expected=expected,
        )

    def _body(self, body: bytes) -> OrderBody:
        try:
            told = _BODY.decode(body)
        except ValidationError as error:
            check_json(body)
            raise unfit(error, OrderBody.__struct_fields__) from error
        except (ValueError, RecursionError) as error:
            raise malformed(body, error) from error
        check_json(body)
        without_controls(told)
        return told


def _authorise(name: str, principal: Principal) -> None:
    if name not in COMMANDS:
        zh, en = f"没有名为 {name} 的操作", f"There is no command {name}."
        raise ProblemError(problem(kinds.UNKNOWN_COMMAND, zh, en, field="command_name"))
    if not permits(principal, Action.COMMAND):
        zh, en = f"角色 {principal.role} 无权提出操作", f"The role {principal.role} may not command."
        raise ProblemError(problem(kinds.NOT_PERMITTED, zh, en))


def _subject(told: OrderBody) -> str:
    """Name the case without the system whose key it was."""
    if told.source == COMMAND_SOURCE or told.subject.startswith("urn:"):
        return told.subject
    return f"urn:uuid:{case_id(told.source, told.subject)}"


def _identity(key: str | None, told: OrderBody, proposal: Event) -> str:
    """Name a command: by the caller's key, else by its content if that says when, else as a new one each time."""
    who = f"{proposal.organ or ''}/{proposal.actor}"
    if key is not None:
        return f"{who}/{key}"
    if told.time is not None:
        return f"{who}/{sha256(content(proposal)).hexdigest()}"
    return f"{who}/{uuid4()}"
