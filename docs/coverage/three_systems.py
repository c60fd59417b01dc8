"""The guidance on the three systems (国办发〔2018〕118号): disclosure, recording, legal review.

Doubt: only parts of its text were read. That it has twenty-three clauses, and what those that no guard cites are about,
is known from outlines of it.
"""

from typing import Final

from docs.coverage.reasons import ORGANISATION, PRINCIPLE, PURPOSE
from docs.coverage.statute import Coverage, note, paragraphs
from domain.law.statutes import GO118

THREE_SYSTEMS: Final = Coverage(
    GO118,
    "domain.law.three_systems",
    paragraphs("1111111111 1111111111 111"),
    {
        "1": PURPOSE,
        "2-3": PRINCIPLE,
        "5": note("Who acts shows a certificate, and tells grounds and rights.", "G006", "G048", "G088"),
        "8": note(
            "Sealing, seizing and demolishing are recorded in sound and image.",
            "property_sealed.v1",
            "demolition_executed.v1",
        ),
        "9": note("A file is archived whole, and its chain anchored.", "G144", "G145", "case_archived.v1"),
        "10": note(
            "What was recorded is read, drawn and scored.", "timeline", "findings", "case_sampled.v1", "case_scored.v1"
        ),
        "12": note("What counts as a major decision is the statute's, an organ's, or the pack's.", "G059"),
        "15": note("One log of all organs.", "closed_loop", "timeline"),
        "16": note("What one organ records, others read; evidence goes from one to another.", "G040"),
        "17": note("Breaches are found by the rules that refuse them.", "findings"),
        "18-19, 22": ORGANISATION,
        "20": note("Courses that were finished.", "training_completed.v1"),
        "21": note("Problems are raised, and put right.", "problem_raised.v1", "rectification_done.v1"),
        "23": note(
            "Officers hold certificates after an examination.", "certificate_issued.v1", "qualification_exam_passed.v1"
        ),
    },
)
