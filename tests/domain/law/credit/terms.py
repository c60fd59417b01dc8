"""A credit record with terms that follow its class, to build specifications from."""

from datetime import date

from domain.disclosure.credit import CreditClass, CreditRecordPushed

GENERAL = CreditRecordPushed(
    record="R-1", credit_class=CreditClass.GENERAL, earliest_end=date(2023, 11, 20), latest_end=date(2026, 8, 20)
)
"""Of a decision of 2023-08-20: three months at least, three years at most."""
