"""The Zhejiang Regulations on Integrated Enforcement (浙江省综合行政执法条例), of 2022."""

from typing import Final

from docs.coverage.reasons import ORGANISATION, PURPOSE, SCOPE
from docs.coverage.statute import Coverage, note, paragraphs
from domain.law.statutes import ZJ_CEO

INTEGRATED_ENFORCEMENT: Final = Coverage(
    ZJ_CEO,
    "domain.law.integrated_enforcement",
    paragraphs("1222223241 1131112211 2111111224 31221211"),
    {
        "1": PURPOSE,
        "2(1)": SCOPE,
        "2(2)": note(
            "It says what integrated enforcement is; the duty boundaries show it.", "duty_boundary_published.v1"
        ),
        "3-4, 9(1), 22, 24-27, 29(2), 30(3)(4), 31(3), 32": ORGANISATION,
        "5(1)": note("One log of all organs, read by stage, step and finding.", "closed_loop", "timeline", "findings"),
        "5(2)": note(
            "Reports come in as leads; records go out to public credit.", "lead_received.v1", "credit_record_pushed.v1"
        ),
        "6": note("Items, and who supervises them.", "item_version_published.v1", "duty_boundary_published.v1"),
        "7, 8(1)": note(
            "Power over an item is what the catalogue of the day says.", "G001", "item_version_published.v1"
        ),
        "8(2)": note("Fields that were taken in show in the boundaries.", "duty_boundary_published.v1", "G001"),
        "9(2)": note("A grant counts once it is published.", "G002", "township_grant_published.v1"),
        "9(3)": note("A township acts by its grant.", "G002"),
        "9(4)": note(
            "Who was posted to a township works under its command.", "officer_posted.v1", "officer_recalled.v1"
        ),
        "10": note("Catalogues change by new versions.", "item_version_published.v1", "township_grant_withdrawn.v1"),
        "12": note("Coordination is organisation; disputes and joint enforcement have their own articles."),
        "13(1)": note(
            "The lists of scenes, and the visits that were put into one.",
            "scene_list_published.v1",
            "joint_inspection_matched.v1",
        ),
        "16": note("Whoever supervises stands beside whoever punishes.", "duty_boundary_published.v1"),
        "17(1)": note("A request for help, and its answer in time.", "assistance_requested.v1", "G121"),
        "17(2)": note(
            "A dispute, and how it was settled.", "jurisdiction_dispute_raised.v1", "jurisdiction_dispute_resolved.v1"
        ),
        "19": note(
            "Transfers to the police, and suggestions of prosecutors.",
            "criminal_transfer_sent.v1",
            "prosecutorial_suggestion_received.v1",
        ),
        "20": note("Disclosure, recording, review.", "G128", "G142", "G059"),
        "21": note("A draw that can be drawn again, with its weights by credit and risk.", "G115"),
        "23": note(
            "Remote inspections, electronic service; whether an organ works digitally throughout no fact says.",
            "remote_inspection_performed.v1",
            "document_served.v1",
        ),
        "28(1)": note("The examination, and the certificate.", "qualification_exam_passed.v1", "certificate_issued.v1"),
        "28(2)": note(
            "Examinations are kept; the five years matter only when a certificate is issued.",
            "qualification_exam_passed.v1",
        ),
        "29(1)": note(
            "Joint enforcement, with who takes part.", "joint_enforcement_planned.v1", "joint_enforcement_executed.v1"
        ),
        "31(1)(2)": note("Courses that were finished.", "training_completed.v1"),
        "33": note("Hindering officers is for the police, in files of their own."),
        "34(1)": note("Problems, and who answers for them.", "problem_raised.v1", "accountability_started.v1"),
        "34(2)": note("Every step of every case, in its order.", "timeline"),
        "35": note("Files are scored, figures computed.", "case_scored.v1", "indicator_computed.v1"),
        "36": note(
            "That an organ does not do its part is raised, and put right.",
            "problem_raised.v1",
            "rectification_ordered.v1",
        ),
        "38": note("A rule pack begins with its first day.", "G152"),
    },
)
