"""APL art. 59(1) item 5: the remedies that a decision has to tell of, by the law of its date (救济告知)."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ALL, APL, ARL2023


class ReviewBody(StrEnum):
    """Who reviews (复议机关)."""

    SAME_LEVEL_GOVERNMENT = "same_level_government"
    """本级人民政府; for a township the government of the county."""
    SUPERIOR_DEPARTMENT = "superior_department"
    """上一级主管部门."""


class Remedies(Struct, frozen=True):
    """What a decision tells of the ways to contest it."""

    review_days: int | None
    suit_months: int | None
    review_first: bool
    """复议前置: suit only after review."""
    suit_days_after_review: int | None
    bodies: Collection[ReviewBody]


REVIEW_DAYS = 60
"""Calendar days (ARL art. 20(1), art. 9 before 2024)."""
SUIT_MONTHS = 6
"""Months (ALL art. 46(1))."""
SUIT_DAYS_AFTER_REVIEW = 15
"""Calendar days (ALL art. 45, ARL art. 34)."""

REVIEW_FIRST_ON_THE_SPOT: Dated[bool] = Dated((APL.in_force, False), (ARL2023.in_force, True))
"""Whether an on-the-spot penalty goes to review first (ARL art. 23(1) item 1)."""
BODIES: Dated[frozenset[ReviewBody]] = Dated(
    (APL.in_force, frozenset(ReviewBody)), (ARL2023.in_force, frozenset({ReviewBody.SAME_LEVEL_GOVERNMENT}))
)
"""Who reviews what a department decided: until 2023 as the party chooses (ARL of 2017 art. 12), then art. 24."""


def remedies_on(decided_on: date, *, on_the_spot: bool, township: bool) -> Remedies:
    """Tell the remedies of a decision by the law of its date; raises NotInForceError before the first version.

    A township's decision is reviewed by the government of the county, before 2024 as well.
    """
    first = on_the_spot and REVIEW_FIRST_ON_THE_SPOT.on(decided_on)
    bodies = BODIES.on(decided_on)
    return Remedies(
        review_days=REVIEW_DAYS,
        suit_months=None if first else SUIT_MONTHS,
        review_first=first,
        suit_days_after_review=SUIT_DAYS_AFTER_REVIEW,
        bodies=frozenset({ReviewBody.SAME_LEVEL_GOVERNMENT}) if township else bodies,
    )


class Occasion(Struct, frozen=True):
    """Which decision it is."""

    decided_on: date
    on_the_spot: bool
    township: bool | None
    """Whether a township decided; None where the organ is not registered."""


@guard(
    "G136",
    APL.article(59, paragraph=1, item=5),
    ARL2023.article(20),
    ALL.article(45),
    ALL.article(46),
    zh="救济告知与适用法版本不一致",
    en="The document tells other remedies than the law of its date gives.",
)
def remedies_told_by_date(told: Remedies | None, occasion: Occasion) -> Reason | None:
    """Refuse a document whose terms, order or bodies are not those of the law on the day of the decision.

    ``told`` is None where the file does not say what the document tells.
    """
    if told is None:
        raise UndecidableError("案卷未载明决定书告知的救济途径和期限", "the file does not say which remedies were told")
    if occasion.township is None:
        raise UndecidableError("决定机关未登记，复议机关无从确定", "the deciding organ is not registered")
    given = remedies_on(occasion.decided_on, on_the_spot=occasion.on_the_spot, township=occasion.township)
    wrong = [words for differs, words in _differences(told, given) if differs]
    if not wrong:
        return None
    return Reason(f"应告知：{'；'.join(zh for zh, _ in wrong)}", f"Tell: {', '.join(en for _, en in wrong)}.")


def _differences(told: Remedies, given: Remedies) -> list[tuple[bool, tuple[str, str]]]:
    months = given.suit_months
    suit = f"{months}个月内起诉" if months else "先申请复议，不直接起诉"
    bodies = [_BODIES[body] for body in sorted(given.bodies)]
    return [
        (
            told.review_days != given.review_days,
            (f"{given.review_days}日内申请复议", f"review in {given.review_days} days"),
        ),
        (told.suit_months != months, (suit, f"suit in {months} months" if months else "no suit before review")),
        (told.review_first != given.review_first, _ORDER[given.review_first]),
        (
            given.review_first and told.suit_days_after_review != given.suit_days_after_review,
            ("对复议决定不服的十五日内起诉", "suit in 15 days after the review"),
        ),
        (
            set(told.bodies) != set(given.bodies),
            (f"复议机关为{'或者'.join(zh for zh, _ in bodies)}", f"review by {' or '.join(en for _, en in bodies)}"),
        ),
    ]


_BODIES = {
    ReviewBody.SAME_LEVEL_GOVERNMENT: ("本级人民政府（镇街决定为县级人民政府）", "the government of the same level"),
    ReviewBody.SUPERIOR_DEPARTMENT: ("上一级主管部门", "the superior department"),
}
_ORDER = {
    True: ("应当先申请行政复议（复议前置）", "review comes first"),
    False: ("可以申请复议，也可以直接起诉", "review or suit, as the party chooses"),
}

NOT_CODED = {
    "ARL2023 20(2), 20(3)": "Hindrances and missing notices lengthen the party's term, and are found by the body.",
    "ARL2023 21": "The absolute limits of twenty and five years bind the reviewing body.",
    "ARL2023 30, 31, 33": "Whether an application is accepted is the body's decision.",
}
