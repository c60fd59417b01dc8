"""Reasons that several articles share."""

from typing import Final

from docs.coverage.statute import note

PURPOSE: Final = note("It says what the law is for; nothing is to be done or left.")
SCOPE: Final = note("It says where the law applies; which facts are of it shows in their types.")
NORM_MAKING: Final = note("It binds those who make norms; no act of a case shows it.")
ORGANISATION: Final = note("It is about how government organises itself; no act of a case shows it.")
LIABILITY: Final = note(
    "Who answers for it is found in the thread of oversight.",
    "accountability_started.v1",
    "accountability_concluded.v1",
)
COMPENSATION: Final = note("What the state pays for its wrong is recorded.", "compensation_decided.v1")
IN_FORCE: Final = note(
    "The statute's first day stands with it; acts before the first rule pack are judged by none.", "G152"
)
COURT: Final = note("It binds courts; what they ruled and did is told to the file.")
BANK: Final = note("It binds banks, whose own supervisors see to it.")
PRINCIPLE: Final = note("A principle; the articles that follow give it its tests.")
