"""The evaluation stage: the file is sampled and scored, problems are raised and put right, matters are answered."""

from datetime import date
from typing import Final, TypeAlias

from msgspec import structs

from domain.evaluation import oversight, oversight_facts
from domain.evaluation.facts import (
    CaseSampled,
    CaseScored,
    CaseVetoed,
    ProblemRaised,
    RectificationDone,
    RectificationOrdered,
    SatisfactionRated,
)
from domain.evaluation.oversight import Matter
from domain.fact import Fact, Record
from domain.standing import NEVER, Standing, standing_done, standing_open


class Untouched(Record, tag="untouched"):
    """The file was not evaluated."""


class Sampled(Record, tag="sampled"):
    """Drawn for review, not scored yet."""

    since: date


class Scored(Record, tag="scored"):
    """Scored."""

    since: date
    score: int


class Vetoed(Record, tag="vetoed"):
    """Failed outright."""

    since: date


Stage: TypeAlias = Untouched | Sampled | Scored | Vetoed


class Problem(Record):
    """A problem that a supervising body raised."""

    problem: str
    raised_on: date
    due: date | None = None
    done_on: date | None = None


class Evaluation(Record):
    """The stage with its problems, and the other matters of supervision."""

    stage: Stage = Untouched()
    problems: tuple[Problem, ...] = ()
    matters: tuple[Matter, ...] = ()


def evolve(evaluation: Evaluation, fact: Fact, on: date) -> Evaluation:
    """Move the stage by a fact. Never fails."""
    match fact:
        case CaseSampled():
            return structs.replace(evaluation, stage=Sampled(since=on))
        case CaseScored(score=score):
            return structs.replace(evaluation, stage=Scored(since=on, score=score))
        case CaseVetoed():
            return structs.replace(evaluation, stage=Vetoed(since=on))
        case ProblemRaised(problem=problem, due=due):
            return _with(evaluation, Problem(problem=problem, raised_on=on, due=due))
        case RectificationOrdered(problem=problem, due=due):
            known = _find(evaluation, problem, on)
            return _with(evaluation, structs.replace(known, due=due or known.due))
        case RectificationDone(problem=problem):
            return _with(evaluation, structs.replace(_find(evaluation, problem, on), done_on=on))
        case _:
            moved = oversight.evolve(evaluation.matters, fact, on)
            return evaluation if moved is evaluation.matters else structs.replace(evaluation, matters=moved)


def _find(evaluation: Evaluation, problem: str, on: date) -> Problem:
    return next((p for p in evaluation.problems if p.problem == problem), Problem(problem=problem, raised_on=on))


def _with(evaluation: Evaluation, problem: Problem) -> Evaluation:
    others = tuple(p for p in evaluation.problems if p.problem != problem.problem)
    return structs.replace(evaluation, problems=(*others, problem))


def standing(evaluation: Evaluation) -> Standing:
    """Describe where the stage stands: an open problem keeps it open."""
    waiting = [p for p in evaluation.problems if p.done_on is None]
    if waiting:
        return standing_open("rectification_awaited", min(p.raised_on for p in waiting), "complete_rectification")
    waits = oversight.standing(evaluation.matters)
    if waits is not None:
        return waits
    match evaluation.stage:
        case Untouched() if evaluation.problems:
            return standing_done("rectified", max(p.done_on or p.raised_on for p in evaluation.problems))
        case Untouched() if evaluation.matters:
            return standing_done("matters_done", max(m.done_on or m.since for m in evaluation.matters))
        case Untouched():
            return NEVER
        case Sampled(since=since):
            return standing_open("sampled", since, "score_case", "veto_case")
        case Scored(since=since):
            return standing_done("scored", since)
        case Vetoed(since=since):
            return standing_done("vetoed", since)


_ANY: Final = (Untouched, Sampled, Scored, Vetoed)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    CaseSampled: (Untouched, Scored, Vetoed),
    CaseScored: (Sampled,),
    CaseVetoed: (Sampled, Scored),
    ProblemRaised: _ANY,
    RectificationOrdered: _ANY,
    RectificationDone: _ANY,
    SatisfactionRated: _ANY,
    **dict.fromkeys(oversight_facts.FACTS, _ANY),
}
"""States in which a supervisor may take each step; a reported fact is not bound by it."""
