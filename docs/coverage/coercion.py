"""The Administrative Coercion Law (行政强制法), of 2011."""

from typing import Final

from docs.coverage.reasons import (
    BANK,
    COMPENSATION,
    COURT,
    IN_FORCE,
    LIABILITY,
    NORM_MAKING,
    PRINCIPLE,
    PURPOSE,
    SCOPE,
)
from docs.coverage.statute import Coverage, note, paragraphs
from domain.law.statutes import CL

COERCION: Final = Coverage(
    CL,
    "domain.law.coercion",
    paragraphs("1331111214 2121323112 1123331223 1231113121 1221232111 3111221314 1121121211 1"),
    {
        "1": PURPOSE,
        "2(1)": note("The two kinds are the measures and the execution of the thread of measures.", "closed_loop"),
        "2(2)": note("What a measure is shows in the facts of it.", "property_sealed.v1", "deposit_frozen.v1"),
        "2(3)": note(
            "Execution is by the organ or by the court.",
            "coercive_execution_decided.v1",
            "court_enforcement_applied.v1",
        ),
        "3": SCOPE,
        "4": PRINCIPLE,
        "5, 16(2)": note("Where coercion is needless, an organ's list says so.", "no_penalty_list_activated.v1"),
        "6": note("The party is urged before it is compelled.", "performance_urged.v1", "education_given.v1"),
        "7, 61-64, 66(2)": LIABILITY,
        "8(1)": note(
            "Rights are told on the spot, and their use is a fact.",
            "G088",
            "review_applied.v1",
            "suit_filed.v1",
        ),
        "8(2), 26(1), 68(1)": COMPENSATION,
        "9": note(
            "Each kind that these organs use is a fact.",
            "property_sealed.v1",
            "property_seized.v1",
            "deposit_frozen.v1",
        ),
        "10": note("Whether a norm of its rank may allow the measure is asked when one is taken.", "G087"),
        "12": note(
            "Each way of execution is told with it.",
            "surcharge_started.v1",
            "coercive_execution_decided.v1",
            "substitute_performed.v1",
        ),
        "13(1), 37(1)": note("Without a law that gives the power nothing is executed.", "G081"),
        "13(2)": note("Then the court is asked.", "G081", "court_enforcement_applied.v1"),
        "14-15": NORM_MAKING,
        "17(2)": note("What goes with concentrated powers is what the norm of the measure allows.", "G087"),
        "22": note("Whoever seals names the norm that lets it.", "G087"),
        "28(2)": note("What was given back is told with the release.", "measure_released.v1"),
        "29(1)": note("Freezing needs a law that names the organ.", "G093"),
        "32(1)": note(
            "It ends after thirty days, or as many more.", "G093", "measure_extended.v1", "measure_expired.v1"
        ),
        "32(2)": note("The notice and its reasons are told with the extension.", "measure_extended.v1"),
        "33(1)": note(
            "A measure that has lost its ground is released, and the ground told.", "G092", "measure_released.v1"
        ),
        "33(2)": note("What the bank was told is with the release.", "measure_released.v1"),
        "33(3)": note("A measure whose term is over ends by itself.", "measure_expired.v1"),
        "37(3)": note("Deciding at once is told with its evidence.", "coercive_execution_decided.v1"),
        "39(1)": note("Each ground is told.", "coercive_execution_suspended.v1"),
        "39(2)": note(
            "Going on is told; no timer counts the three years, which only end what stands still.",
            "coercive_execution_resumed.v1",
        ),
        "40": note("Each ground is told.", "coercive_execution_terminated.v1"),
        "41": note(
            "What is undone, and what is paid for it.",
            "decision_varied.v1",
            "decision_revoked.v1",
            "compensation_decided.v1",
        ),
        "42(1)": note("The agreement, with the surcharge that it spares.", "execution_agreement_made.v1"),
        "42(2)": note("Where it is not kept, execution goes on.", "coercive_execution_resumed.v1"),
        "43": note("Neither by night, nor on holidays, nor by cutting off the supply of homes.", "G084"),
        "45(1)": note("The rate is the law's, and its first day is told.", "surcharge_started.v1", "G078"),
        "45(2)": note("It stops at the sum that is due.", "G078", "D-SURCAP", "surcharge_capped.v1"),
        "46(3)": note("The court is asked, or what was seized is auctioned.", "G081", "G082"),
        "51(3)": note("Violence and threats are in no record of those who use them; complaints tell of them."),
        "55": note("The application names its document.", "court_enforcement_applied.v1"),
        "56-60": note(
            "Rulings and execution are told to the file.", "court_enforcement_ruled.v1", "court_enforcement_executed.v1"
        ),
        "65, 66(1)": BANK,
        "67": COURT,
        "68(2)": LIABILITY,
        "70": note("An authorised organisation acts as a registered organ.", "organ_registered.v1"),
        "71": IN_FORCE,
    },
)
