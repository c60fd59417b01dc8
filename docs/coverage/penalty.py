"""The Administrative Penalty Law (行政处罚法), of 2021."""

from typing import Final

from docs.coverage.reasons import COMPENSATION, IN_FORCE, LIABILITY, PURPOSE, SCOPE
from docs.coverage.statute import Coverage, note, paragraphs
from domain.law.statutes import APL

PENALTY: Final = Coverage(
    APL,
    "domain.law.penalty",
    paragraphs("1111312212 3322111314 1113212211 1131221211 3231231211 1312212221 2121123111 1233221121 111111"),
    {
        "1": PURPOSE,
        "2": note("It says what a penalty is; the kinds of art. 9 fill it.", "G018"),
        "3": SCOPE,
        "5(1)": note("What is public is published: the basics, and decisions.", "G135", "G128"),
        "6": note("Correcting and teaching go with the penalty.", "correction_ordered.v1", "education_given.v1"),
        "7(1)": note(
            "Each right is told in its document, and its use is a fact.",
            "defence_submitted.v1",
            "review_applied.v1",
            "suit_filed.v1",
            "G136",
        ),
        "7(2), 81": COMPENSATION,
        "10, 11(1)(2), 12(1)(2), 13(1), 14(1)": note(
            "Which kinds a norm of its rank may set is asked when a penalty rests on it.", "G018"
        ),
        "18(1)(2)": note("The organ that holds the powers is the one the catalogue names.", "G001"),
        "19": note("An authorised organisation acts as a registered organ.", "organ_registered.v1", "G001"),
        "20(1)(2)(4)": note("What is entrusted, to whom and until when.", "entrustment_published.v1", "G012"),
        "20(3)": note("What the organisation did wrong is raised with the organ.", "problem_raised.v1"),
        "25, 27": note("What is handed over, to an organ or the police, goes with its papers.", "G123"),
        "27(2)": note(
            "Each step of a transfer, and what comes back, is recorded.",
            "criminal_transfer_sent.v1",
            "criminal_transfer_accepted.v1",
            "criminal_case_returned.v1",
        ),
        "36": note("The years run from the day on which the act ended.", "G013"),
        "38(1)": note("No rule pack, or no local rule for working a fine off: no basis.", "G152", "G155"),
        "38(2)": note("Being void is found by others, and recorded.", "decision_declared_void.v1"),
        "43(1)": note("Who was told to step aside does not act on.", "recusal_decided.v1", "G008"),
        "43(2)": note("The party's request is a fact, and waits for its decision.", "recusal_requested.v1", "G009"),
        "45(1)": note("How long the party has to speak, an organ sets itself.", "D-DEFENCE"),
        "53": note("Fines decided on the spot are paid as all others.", "fine_paid.v1", "G073", "G074", "G075"),
        "57(1), 72(1)": note("A case closes only where its ground is met and nothing is due.", "G143"),
        "58(1)": note("Whoever reviews has not handled the case.", "G011"),
        "66(1)": note("A decision is performed in its term.", "D-PAY15", "fine_paid.v1", "confiscation_executed.v1"),
        "74(1)": note("Sold or destroyed, and how.", "confiscated_property_disposed.v1"),
        "74(2)": note("What was taken is handed on.", "collection_remitted.v1", "confiscated_property_disposed.v1"),
        "75(1)": note(
            "Findings are shown, files scored, problems raised.", "findings", "case_scored.v1", "problem_raised.v1"
        ),
        "75(2)": note("Complaints of the public are recorded.", "public_feedback_received.v1"),
        "76(1), 76(2), 78-79, 82-83": LIABILITY,
        "77": note("The receipt is told with what was taken.", "G074", "confiscation_executed.v1"),
        "80": COMPENSATION,
        "83": note("Leads that nobody handles run out of their term.", "D-LEAD"),
        "84": note("Foreigners are parties as all others are; no fact tells nationality, as nothing depends on it."),
        "86": IN_FORCE,
    },
)
