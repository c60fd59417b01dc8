"""``bihuan replay``: the history of a case step by step, for people."""

import argparse
from contextlib import closing
from datetime import datetime
from typing import Final

from msgspec import json

from api.archive import Archive
from api.bootstrap import utc_now
from api.commands.command import Command, CommandError, open_named_store, say
from api.parameters import instant_of
from api.views import Asked, StepView, Summary
from domain.ids import case_id
from domain.lookup import Registry
from domain.time.instants import CHINA

_LONGEST_NAME: Final = 2


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="+", metavar="CASE", help="case id, alias (urn:xwm:…), or SOURCE and KEY")
    parser.add_argument("--up-to", type=int, metavar="N", help="up to this version of the case")
    parser.add_argument("--as-of", metavar="T", help="as it was on a day or at an instant (legal time)")
    parser.add_argument("--known-at", metavar="T", help="as it was known on a day or at an instant (recorded time)")
    parser.add_argument("--json", action="store_true", help="as JSON, complete")


def _run(given: argparse.Namespace) -> int:
    if len(given.case) > _LONGEST_NAME:
        raise CommandError("expected one case: its id, an alias, or SOURCE and KEY")
    name = str(case_id(*given.case)) if len(given.case) == _LONGEST_NAME else given.case[0]
    asked = Asked(as_of=_instant(given.as_of), known_at=_instant(given.known_at), up_to_version=given.up_to)
    with closing(open_named_store(given.store)) as store:
        found, steps = Archive(store.log, Registry(store.log).current, utc_now).history(name, asked)
    if given.json:
        say(json.encode({"case": str(found), "steps": steps}).decode())
        return 0
    say(f"案件 case {found}")
    for step in steps:
        _tell(step)
    return 0


def _instant(text: str | None) -> datetime | None:
    try:
        return None if text is None else instant_of(text)
    except (ValueError, OverflowError) as error:
        raise CommandError(f"{text} is no time: expected 2026-03-31 or 2026-03-31T12:00:00+08:00") from error


def _tell(step: StepView) -> None:
    at = step.occurred_at.astimezone(CHINA)
    late = f"  迟报 late, recorded {step.recorded_at.astimezone(CHINA):%Y-%m-%d %H:%M}" if step.late else ""
    say()
    say(f"{step.step:>3}  {at:%Y-%m-%d %H:%M}  {step.title['zh']} {step.title['en']}  (version {step.version}){late}")
    say(f"     机关 organ  {step.organ or '—'}" + (f", {step.actor}" if step.actor else ""))
    law = f"{step.pack}" + (f", 通过 passed {' '.join(step.passed)}" if step.passed else "")
    say(f"     法律 law    {law}")
    say(f"     状态 state  {_state(step.after)}")
    for found in step.findings:
        say(f"     违规 finding {found.rule} {found.law_zh}：{found.reason_zh}")
        say(f"                 {found.law_en}: {found.reason_en}")
    for open_question in step.undecided:
        say(f"     无法判断 undecided {open_question['rule']}: {open_question['reason_en']}")


def _state(after: Summary) -> str:
    if after.place is None:
        return "—"
    closed = ("，已闭环", ", closed") if after.closed else ("", "")
    return f"{after.place.zh}{closed[0]} ({after.place.en}{closed[1]})"


COMMAND: Final = Command(name="replay", summary="tell a case step by step", arguments=_arguments, run=_run)
