"""APL art. 26 (G121): who is asked for help within its power helps, in time."""

from datetime import date

from domain.collaboration.facts import AssistanceAnswered, AssistanceRefused, AssistanceRequested
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

ASKED = at("2023-09-27", AssistanceRequested(request="Q-1"))
"""Ten working days later is 2023-10-17."""
DUE = at("2023-09-27", AssistanceRequested(request="Q-1", due=date(2023, 10, 8)))
ANSWER = AssistanceAnswered(request="Q-1")


def test_the_packs_tenth_working_day_is_the_last() -> None:
    given(filed(), ASKED).when(at("2023-10-17", ANSWER)).then(lawful, passed("G121"))
    given(filed(), ASKED).when(at("2023-10-18", ANSWER)).then(unlawful("G121"), because("2023-10-17"))


def test_the_requests_own_day_goes_before_it() -> None:
    given(filed(), DUE).when(at("2023-10-08", ANSWER)).then(lawful)
    given(filed(), DUE).when(at("2023-10-09", ANSWER)).then(unlawful("G121"))


def test_what_lies_within_ones_power_is_not_refused() -> None:
    able = AssistanceRefused(request="Q-1", reason="no", document="D", within_authority=True)
    given(filed(), ASKED).when(at("2023-10-08", able)).then(unlawful("G121"), because("应当协助"))
    unable = AssistanceRefused(request="Q-1", reason="no", document="D", within_authority=False)
    given(filed(), ASKED).when(at("2023-10-08", unable)).then(lawful, passed("G121"))


def test_a_refusal_gives_its_reason_in_writing() -> None:
    spoken = AssistanceRefused(request="Q-1", reason="no", within_authority=False)
    given(filed(), ASKED).when(at("2023-10-08", spoken)).then(unlawful("G121"), because("书面"))
    blank = AssistanceRefused(request="Q-1", reason=" ", document="D", within_authority=False)
    given(filed(), ASKED).when(at("2023-10-08", blank)).then(unlawful("G121"))


def test_whose_power_it_is_may_be_unknown() -> None:
    vague = AssistanceRefused(request="Q-1", reason="no", document="D")
    given(filed(), ASKED).when(at("2023-10-08", vague)).then(undecidable("G121"))
    given(filed()).when(at("2023-10-08", ANSWER)).then(undecidable("G121"))
