"""Look-ups over the log."""

from domain.ids import CaseId
from domain.lookup import rivals
from domain.parties import conduct_key
from domain.ports.store import Store
from tests.projections.telling import PERSON, RIVAL, case, conduct, filed, tell, told

KEY = conduct_key(PERSON, conduct())


def test_rivals_are_told_as_far_as_was_known(store: Store) -> None:
    tell(store, told("a", "2023-07-12 09:00", filed("n-1")))
    tell(store, told("b", "2023-07-13 09:00", filed("n-2"), organ=RIVAL))
    known_at = store.log.read_stream(case("b"))[0].recorded_at
    tell(store, told("b", "2023-07-14 09:00", "case_filing_revoked.v1", reason="重复立案"))
    ours = CaseId(case("a"))
    (now,) = rivals(store.log, ours, KEY)
    (then,) = rivals(store.log, ours, KEY, known_at)
    assert now.filing_ended_at is not None
    assert (then.organ, then.filing_ended_at) == (RIVAL, None)
    assert rivals(store.log, ours, None) == ()
