"""Sends CloudEvents, one a line on standard input, to Bihuan over Kafka, with nothing but a plain client.

bihuan simulate --out - | python examples/send_to_kafka.py 127.0.0.1:9092

The key is the case, so that its events keep their order. An event sent again does no harm: after an error, start anew.
"""

import json
import sys
from itertools import islice

from kafka import KafkaProducer

with KafkaProducer(
    bootstrap_servers=sys.argv[1], acks="all", enable_idempotence=True, delivery_timeout_ms=600_000, linger_ms=5
) as producer:
    while lines := list(islice(sys.stdin.buffer, 200)):  # the client's own queue has no bound
        sent = [producer.send("bihuan.inbound", line, key=json.loads(line)["subject"].encode()) for line in lines]
        for confirmed in sent:
            confirmed.get()  # raises what the broker would not take
