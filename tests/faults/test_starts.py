"""Several processes start at once on an empty database: all come up, and what they write is one log."""

from tests.faults.auditing import audit
from tests.faults.campaign import Campaign
from tests.faults.conftest import Databases
from tests.faults.processes import Desk
from tests.faults.test_kills import opened


def test_writers_that_start_at_once_on_an_empty_database_write_one_log(
    campaign: Campaign, databases: Databases
) -> None:
    for _ in campaign.rounds(short=1, share=0.02):
        with databases() as url:
            desks = [Desk(url, 2, prefix=f"p{n}-") for n in range(4)]
            writers = [desk.start() for desk in desks]
            for writer in writers:
                writer.await_lines(3, "ack")
            assert [writer.finish() for writer in writers] == [0] * len(writers)
            campaign.counts["starts"] += len(writers)
            with opened(url) as (store, _):
                assert audit(store, {k: v for desk in desks for k, v in desk.books.items()}, unknown=0) == []
