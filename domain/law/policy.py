"""Policy (可配置值): values that no text of law fixes, each with how sure it is and where it comes from."""

from typing import Final, Generic, TypeVar

from msgspec import Struct

from domain.law.coercion.art_43_night_and_holidays import Night
from domain.law.credit.publicity_terms import Term
from domain.law.guard import Grade
from domain.law.penalty.arts_4_38_service_offset import OffsetTerms

_T = TypeVar("_T")


class Setting(Struct, Generic[_T], frozen=True):
    """A value that an organ may set, with its default's grade and source."""

    value: _T
    grade: Grade
    source: str


class Policy(Struct, frozen=True, kw_only=True):
    """The values of one pack."""

    visits_a_year: Setting[int | None] = Setting(None, Grade.SEEN, "no cap before document 54 of 2024")
    """Planned visits of one organ to one enterprise in a year; none for no cap."""
    code_before_entry: Setting[bool] = Setting(False, Grade.SEEN, "not required before 浙政办5号")  # noqa: FBT003 -- named
    """Whether the act code is minted and shown before officers enter an enterprise."""
    inspection_published_within: Setting[int] = Setting(20, Grade.MEMORY, "118号 cl. 6")
    """Working days from the end of an inspection to the publication of its result."""
    assistance_within: Setting[int] = Setting(10, Grade.DESIGN, "no number in ZJ-CEO; local SLA")
    """Working days for answering a request for assistance that names no day."""
    lead_handed_over_within: Setting[int] = Setting(5, Grade.DESIGN, "no number in ZJ-CEO; local SLA")
    """Working days for handing over a lead that is another organ's."""
    transfer_answered_within: Setting[int] = Setting(10, Grade.DESIGN, "no number in ZJ-CEO; local SLA")
    """Working days for taking over or sending back what was handed over without a day."""
    dispute_negotiated_within: Setting[int] = Setting(7, Grade.SEEN, "MOHURD55 art. 6")
    """Working days for negotiating a dispute over duties."""
    transfer_package: Setting[frozenset[str]] = Setting(
        frozenset({"record", "party", "act", "evidence_list", "item", "contact"}),
        Grade.DESIGN,
        "standard of handing over, named in the seed and not read",
    )
    """What a case file that is handed over holds at least."""
    decision_published_within: Setting[int] = Setting(7, Grade.SEEN, "118号 cl. 6")
    """Working days from a penalty or permit decision to its publication."""
    other_published_within: Setting[int] = Setting(20, Grade.SEEN, "118号 cl. 6")
    """The same for other decisions."""
    figures_published_by: Setting[tuple[int, int]] = Setting((1, 31), Grade.MEMORY, "118号 cl. 6")
    """Month and day of the next year by which a year's figures are published."""
    credit_terms: Setting[dict[str, Term | None]] = Setting(
        {"minor": None, "general": Term(3, 36), "serious": Term(3, 36), "special": Term(12, 36)},
        Grade.MEMORY,
        "CR2023: three months (a year in special fields) to three years; warnings and simple procedure not shown",
    )
    """Months for which each class of penalty is shown on credit sites."""
    minor_shown: Setting[Term] = Setting(
        Term(0, 3), Grade.DESIGN, "no term before CR2026; its three months are taken for the enforcement site"
    )
    """Months for which a minor penalty, which credit sites do not show, is shown on the enforcement site at most."""
    credit_deleted_within: Setting[int] = Setting(15, Grade.DESIGN, "ZJ-CI art. 16(2) says 及时")
    """Calendar days for deleting a credit record whose five years are over."""
    reviewers_per_mille: Setting[int] = Setting(50, Grade.MEMORY, "118号 cl. 11: in principle five in a hundred")
    """Legal reviewers among the enforcement staff of an organ, in thousandths, at least."""
    archive_years: Setting[int] = Setting(30, Grade.MEMORY, "retention by item is not verified")
    """Years for which an archived file is kept."""
    night: Setting[Night] = Setting(Night(), Grade.DESIGN, "CL art. 43 says 夜间 and no hours")
    """Hours in which nothing is executed by coercion."""
    service_offset: Setting[OffsetTerms] = Setting(
        OffsetTerms(), Grade.SEEN, "Huzhou 2019 and 2021: fines up to 200 yuan, an hour for 50 yuan"
    )
    """Up to which fine, and at what rate in fen, service replaces it where a local regulation allows that."""


UNTIL_2024: Final = Policy()
FROM_2025: Final = Policy(
    visits_a_year=Setting(2, Grade.SEEN, "54号; the number is that of 嘉善 2025, in principle"),
    code_before_entry=Setting(True, Grade.SEEN, "浙政办5号"),  # noqa: FBT003 -- named by the field
)
FROM_APRIL_2026: Final = Policy(
    visits_a_year=FROM_2025.visits_a_year,
    code_before_entry=FROM_2025.code_before_entry,
    credit_terms=Setting(
        {"minor": None, "general": Term(3, 12), "serious": Term(12, 36), "special": Term(12, 36)},
        Grade.SEEN,
        "CR2026: minor not shown, general three months to a year, serious one to three years",
    ),
    minor_shown=Setting(Term(0, 3), Grade.SEEN, "CR2026: minor not shown, or up to three months where needed"),
)
