"""Needs (应归档材料): which papers the path of a case needs, and by when each has to be in the file (DOMAIN.md §7.5).

The lists of the ordinary path, of the ending and of the transfer follow a public implementation, the others the law on
penalties and coercion: all of it is a design that no text of law fixes (grade D). A notice is never dropped for another
one: each is needed with its own receipt (G051).
"""

from collections.abc import Iterator
from enum import IntEnum, StrEnum
from typing import Final

from msgspec import Struct

from domain.event import Recorded
from domain.law.guard import Grade
from domain.papers.paper import Paper

GRADE: Final = Grade.DESIGN


class Path(StrEnum):
    """The path that a case takes."""

    ON_THE_SPOT = "on_the_spot"
    ORDINARY = "ordinary"
    HEARING = "hearing"
    """Ordinary, and the party asked for a hearing."""
    NO_PENALTY = "no_penalty"
    TERMINATED = "terminated"
    """Ended, or the filing taken back."""
    CRIMINAL_TRANSFER = "criminal_transfer"
    MERGED = "merged"
    """Goes on in another case, and so do its papers."""
    MEASURE = "measure"
    """A coercive measure and no penalty."""


class Milestone(IntEnum):
    """How far a case has come; a paper is missing once its milestone is passed without it."""

    BEGUN = 0
    CONCLUDED = 1
    DECIDED = 2
    SERVED = 3
    CLOSED = 4
    ARCHIVED = 5


class Need(Struct, frozen=True):
    """A paper that the path needs."""

    paper: Paper
    by: Milestone
    of: str | None = None
    """The notice, order, measure or act that it belongs to."""
    since: Recorded | None = None
    """The act with which it has to be there at once; None where it is asked for at its milestone."""


class Taken(Struct, frozen=True, kw_only=True):
    """A measure, or what was preserved, and what became of it."""

    name: str
    act: Recorded
    preserved: bool = False
    """Registered and preserved as evidence (先行登记保存)."""
    frozen: bool = False
    urgent: bool = False
    extended: Recorded | None = None
    """The latest extension."""
    given_back: bool = False


class Matter(Struct, frozen=True, kw_only=True):
    """What the needs of a case depend on."""

    path: Path
    correction_first: bool = False
    """Only who did not correct is fined (责令改正在前)."""
    orders: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    voided: frozenset[str] = frozenset()
    defended: bool = False
    heard: bool = True
    """False where a request for a hearing was rejected or given up."""
    major: bool = False
    """The leaders have to discuss it (APL art. 57(2))."""
    offender: bool = True
    """False where the facts were not established: there is nobody to educate."""
    payable: bool = False
    property_absent: bool = False
    taken: tuple[Taken, ...] = ()
    applied: Recorded | None = None
    """The application to the court."""


_B, _C, _D, _K, _A = (
    Milestone.BEGUN,
    Milestone.CONCLUDED,
    Milestone.DECIDED,
    Milestone.CLOSED,
    Milestone.ARCHIVED,
)


def needs(matter: Matter) -> Iterator[Need]:
    """List the papers that a case needs."""
    match matter.path:
        case Path.ON_THE_SPOT:
            yield from (Need(Paper.DECISION, _D), Need(Paper.SPOT_RECORD, _K), Need(Paper.SPOT_REPORT, _K))
            yield from _payable(matter)
        case Path.ORDINARY | Path.HEARING:
            yield from _ordinary(matter)
        case Path.NO_PENALTY:
            yield from _no_penalty(matter)
        case Path.TERMINATED:
            yield from (Need(Paper.FILING, _K), Need(Paper.ENDING_APPROVAL, _K), Need(Paper.ENDING_NOTICE, _K))
            yield Need(Paper.CLOSING, _A)
        case Path.CRIMINAL_TRANSFER:
            yield from _transfer(matter)
        case Path.MERGED:
            yield Need(Paper.FILING, _K)
        case Path.MEASURE:
            pass
    for taken in matter.taken:
        yield from _measure(taken)
    if matter.applied is not None:
        yield from _court(matter.applied)


_ORDINARY: Final = (
    Need(Paper.SOURCE, _C),
    Need(Paper.FILING, _C),
    Need(Paper.IDENTITY_SHOWN, _C),
    Need(Paper.QUESTIONING, _C),
    Need(Paper.SCENE, _C),
    Need(Paper.EVIDENCE, _C),
    Need(Paper.REPORT, _D),
    Need(Paper.DEPARTMENT_OPINION, _D),
    Need(Paper.DEFENCE, _D),
    Need(Paper.LEGAL_OPINION, _D),
    Need(Paper.APPROVAL, _D),
    Need(Paper.DECISION, _D),
    Need(Paper.DECISION_SERVICE, _K),
    Need(Paper.CLOSING, _A),
    Need(Paper.PUBLICATION, _A),
    Need(Paper.CATALOGUE, _A),
)


def _ordinary(matter: Matter) -> Iterator[Need]:
    yield from _ORDINARY
    for notice in matter.notices or (None,):
        yield Need(Paper.NOTICE, _D, notice)
        if notice not in matter.voided:
            yield Need(Paper.NOTICE_SERVICE, _D, notice)
    if matter.defended:
        yield Need(Paper.DEFENCE_REVIEW, _D)
    if matter.major:
        yield Need(Paper.DISCUSSION, _D)
    if matter.path == Path.HEARING:
        yield from (Need(Paper.HEARING_RIGHT, _D), Need(Paper.HEARING_REQUEST, _D))
        if matter.heard:
            yield from (Need(Paper.HEARING_NOTICE, _D), Need(Paper.HEARING_RECORD, _D))
    yield from _corrections(matter)
    yield from _payable(matter)


def _corrections(matter: Matter) -> Iterator[Need]:
    orders = matter.orders or ((None,) if matter.correction_first and matter.offender else ())
    for order in orders:
        for paper in (Paper.CORRECTION_ORDER, Paper.CORRECTION_SERVICE, Paper.RECHECK):
            yield Need(paper, _D if matter.correction_first else _K, order)


def _payable(matter: Matter) -> Iterator[Need]:
    if matter.payable:
        yield Need(Paper.PERFORMANCE, _K)


def _no_penalty(matter: Matter) -> Iterator[Need]:
    yield from (Need(Paper.FILING, _C), Need(Paper.REPORT, _D), Need(Paper.DECISION, _D))
    yield from _corrections(matter)
    if matter.offender:
        yield Need(Paper.EDUCATION, _K)
    yield from (Need(Paper.DECISION_SERVICE, _K), Need(Paper.CLOSING, _A))


def _transfer(matter: Matter) -> Iterator[Need]:
    yield Need(Paper.FILING, _C)
    yield from (Need(paper, _D) for paper in (Paper.TRANSFER_APPROVAL, Paper.TRANSFER_LETTER, Paper.TRANSFER_REPORT))
    if not matter.property_absent:
        yield Need(Paper.TRANSFER_PROPERTY, _D)
    yield from (Need(Paper.POLICE_ANSWER, _K), Need(Paper.CLOSING, _A))


def _measure(taken: Taken) -> Iterator[Need]:
    name, act = taken.name, taken.act
    if taken.urgent:
        yield Need(Paper.MEASURE_REPORT, _B, name, act)
        yield Need(Paper.MEASURE_APPROVAL, _C, name)
    else:
        yield Need(Paper.MEASURE_APPROVAL, _B, name, act)
    if not taken.preserved:
        yield Need(Paper.MEASURE_DECISION, _B, name, act)
    if not taken.frozen:
        yield Need(Paper.MEASURE_INVENTORY, _B, name, act)
    if not taken.frozen and not taken.preserved:
        yield Need(Paper.MEASURE_SCENE, _B, name, act)
    if taken.extended is not None:
        yield Need(Paper.MEASURE_EXTENSION, _B, name, taken.extended)
    yield Need(Paper.MEASURE_RELEASE, _K, name)
    if taken.given_back:
        yield Need(Paper.MEASURE_RETURN, _K, name)


def _court(applied: Recorded) -> Iterator[Need]:
    for paper in (
        Paper.URGING,
        Paper.URGING_SERVICE,
        Paper.COURT_APPLICATION,
        Paper.DECISION,
        Paper.DECISION_SERVICE,
    ):
        yield Need(paper, _B, None, applied)
    yield Need(Paper.COURT_RULING, _K)
