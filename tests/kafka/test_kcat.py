"""A client that is not ours, kcat, reads our topics and writes an event that is accepted."""

import json
import os
import shutil
import subprocess
from contextlib import closing

import pytest

from adapters.event_store import open_store
from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox, lag
from adapters.kafka.settings import Settings
from adapters.kafka.topics import EVENTS, INBOUND
from tests.intake.sending import event
from tests.kafka.talking import Running, register_source, until, utc_now


def test_kcat_writes_an_event_and_reads_what_became_of_it(broker: Settings) -> None:
    if shutil.which("kcat") is None:
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            pytest.fail("kcat is not installed: apt-get install kcat")
        pytest.skip("NOTHING WAS PROVEN WITH KCAT: apt-get install kcat")
    body = json.dumps(event(7, subject="kcat-1")).encode() + b"\n"
    with closing(open_store("memory:")) as store:
        register_source(store)
        subprocess.run(["kcat", "-P", "-b", broker.bootstrap, "-t", INBOUND, "-k", "kcat-1"], input=body, check=True)
        with Running(Inbox(store, broker, utc_now)), Running(Outbox(store, broker, utc_now)):
            until(lambda: store.log.head() == 2 and lag(store.log) == 0, "it is stored and published")
        reading = ["kcat", "-C", "-b", broker.bootstrap, "-t", EVENTS, "-e", "-q", "-f", "%h\t%s\n"]
        read = subprocess.run(reading, capture_output=True, text=True, check=True).stdout.splitlines()
    (line,) = (line for line in read if "position=2," in line)
    assert json.loads(line.partition("\t")[2])["id"] == "e-7"
