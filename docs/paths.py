"""Writes PATHS.md: the paths of a case as diagrams of the states that the code moves through."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from docs.machines import MACHINES, Edge, along
from domain.catalogue import COMMANDS
from domain.terms import STATUSES

_NOTICE: Final = ("notify_proposed_penalty", "waive_defence", "submit_defence", "review_defence")
_REVIEW: Final = ("review_by_department", "submit_legal_review", "pass_legal_review", "approve_decision")
_INVESTIGATION: Final = ("file_case", "collect_evidence", "verify_evidence", "conclude_investigation")
_DECISION: Final = ("decide_penalty", "seal_decision_document", "serve_document")
_END: Final = ("pay_fine", "close_case", "archive_case")
_ORDINARY: Final = (*_INVESTIGATION, *_NOTICE, *_REVIEW, *_DECISION, *_END)


class Path(Struct, frozen=True):
    """One path through a machine: the commands that make it."""

    zh: str
    en: str
    commands: tuple[str, ...]
    part: str = "penalty"
    start: str = "untouched"


PATHS: Final = (
    Path("普通程序", "Ordinary procedure", _ORDINARY),
    Path(
        "听证",
        "Hearing: held, rejected, or given up by the party",
        (*_ORDINARY, "request_hearing", "schedule_hearing", "hold_hearing", "reject_hearing", "abort_hearing"),
    ),
    Path(
        "两次法制审核",
        "Double legal review, with a return and a disagreement",
        (*_ORDINARY, "return_legal_review", "raise_legal_review_disagreement", "hold_collective_discussion"),
    ),
    Path("当场处罚", "On the spot", ("decide_on_the_spot", "record_on_the_spot", "serve_document", *_END)),
    Path(
        "简易程序转普通程序",
        "Conversion of the procedure",
        ("decide_on_the_spot", "convert_procedure", *_ORDINARY[1:]),
    ),
    Path("快速办理", "Fast track: the ordinary procedure, filed as such", _ORDINARY),
    Path(
        "不予处罚",
        "No penalty, and facts not established",
        (
            *_INVESTIGATION,
            "sign_first_offence_promise",
            "decide_no_penalty",
            "find_facts_not_established",
            "serve_document",
            "give_education",
            "close_case",
            "archive_case",
        ),
    ),
    Path("中止", "Suspension", ("file_case", "suspend_clock", "resume_clock", "conclude_investigation")),
    Path("并案与分案", "Merging and splitting", ("file_case", "merge_cases", "split_case", "close_case")),
    Path(
        "不予立案与撤销立案",
        "Not filed, or the filing taken back",
        ("refuse_case_filing", "file_case", "revoke_case_filing", "close_case", "archive_case"),
    ),
    Path(
        "变更、撤销、确认违法与无效",
        "Variation, revocation, confirmation of illegality and voidness",
        (
            *_ORDINARY,
            "vary_decision",
            "revoke_decision",
            "confirm_decision_illegal",
            "declare_decision_void",
            "correct_document",
        ),
    ),
    Path(
        "履行与强制执行",
        "Performance: deferral, instalments, service in place of the fine, surcharge, urging, the court",
        (
            *_DECISION,
            "approve_deferral",
            "approve_instalment",
            "apply_service_offset",
            "approve_service_offset",
            "record_service_hours",
            "complete_service_offset",
            "start_surcharge",
            "urge_performance",
            "apply_court_enforcement",
            "rule_court_enforcement",
            "execute_court_enforcement",
            *_END,
        ),
        start="notified",
    ),
    Path("行刑衔接", "Criminal transfer and back", (), "criminal transfer", "not_transferred"),
    Path("行政许可", "Permit, with deemed acceptance, deemed renewal and commitment", (), "approval"),
    Path("监管检查", "Lead, inspection, correction and recheck", (), "supervision"),
    Path("复议与诉讼", "Review and litigation", (), "remedy"),
    Path("监督评价", "Evaluation", (), "evaluation"),
    Path(
        "行政强制措施",
        "A coercive measure: approved, imposed, extended, lifted or expired",
        (),
        "measures",
        "no_measure",
    ),
    Path(
        "协作与职责争议",
        "Handing a case over: taken, sent back, and in dispute once sent back too often",
        (),
        "collaboration",
        "unsent",
    ),
    Path("执法公示", "Disclosure, until it is withdrawn or its term is over", (), "disclosure", "hidden"),
)
"""The paths; one without commands takes every command of its part."""


def moves(path: Path) -> list[Edge]:
    """List the moves of a path."""
    commands = path.commands or [cls.COMMAND for cls in MACHINES[path.part].admits]
    return along(path.part, path.start, commands)


def page() -> str:
    """Write the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Paths"
    yield ""
    yield "Generated from the code by `python -m docs.generate`; do not edit."
    yield ""
    yield "Each arrow is a command that the state admits; what it leaves where it stands is listed below the diagram."
    yield "Whether it may be given then is for the guards of [LAW.md](LAW.md); a reported fact is bound by neither."
    yield ""
    for path in PATHS:
        yield from _path(path)


def _path(path: Path) -> Iterator[str]:
    found = moves(path)
    arrows: dict[tuple[str, str], list[str]] = {}
    for edge in found:
        if edge.before != edge.after:
            arrows.setdefault((edge.before, edge.after), []).append(edge.command)
    yield f"## {path.zh} · {path.en}"
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in dict.fromkeys([path.start, *(s for pair in arrows for s in pair)]):
        yield f"    {state}: {_words(state)}"
    yield f"    [*] --> {path.start}"
    for (before, after), commands in arrows.items():
        yield f"    {before} --> {after}: {', '.join(COMMANDS[c].ZH for c in commands)}"
    yield "```"
    yield ""
    staying = sorted(
        {e.command for e in found if e.before == e.after} - {e.command for e in found if e.before != e.after}
    )
    if staying:
        yield f"Without moving it: {', '.join(f'{COMMANDS[c].ZH} `{c}`' for c in staying)}."
        yield ""


def _words(state: str) -> str:
    term = STATUSES.get(state)
    return f"{term.zh} {term.en}" if term is not None else state.replace("_", " ")
