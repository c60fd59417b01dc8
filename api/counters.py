"""What operators watch: counters, and gauges that are measured when somebody looks."""

from collections.abc import Iterator, Sequence

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from adapters.intake.answers import Answer
from adapters.kafka.outbox import PUBLISHED
from adapters.kafka.outbox import lag as lag_of_outbox
from adapters.webhooks.queue import backlog
from api.bootstrap import Service


class Counters:
    """The counters of one process."""

    def __init__(self, service: Service) -> None:
        """Count for a service, in a registry of its own."""
        self._registry = CollectorRegistry()
        events = Counter("bihuan_events", "Events sent, by outcome", ["outcome"], registry=self._registry)
        outcomes = ("stored", "duplicate", "waiting", "rejected")
        self._events = {outcome: events.labels(outcome) for outcome in outcomes}
        commands = Counter("bihuan_commands", "Commands sent, by outcome", ["outcome"], registry=self._registry)
        self._commands = {outcome: commands.labels(outcome) for outcome in ("accepted", "repeated", "refused")}
        self._registry.register(_Measured(service))

    def count(self, answers: Sequence[Answer]) -> None:
        """Count what became of events."""
        for answer in answers:
            self._events[answer.outcome].inc()

    def count_command(self, outcome: str) -> None:
        """Count what became of a command: accepted, repeated or refused."""
        self._commands[outcome].inc()

    def exposition(self) -> bytes:
        """Write everything in the text format of Prometheus; asks the store."""
        return generate_latest(self._registry)


class _Measured(Collector):
    """Gauges, measured when they are asked for."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[GaugeMetricFamily]:
        service = self._service
        yield GaugeMetricFamily("bihuan_log_events", "Events in the log", service.store.log.head())
        yield GaugeMetricFamily("bihuan_queue_depth", "Units waiting to be stored", service.writer.waiting)
        yield GaugeMetricFamily(
            "bihuan_waiting_events", "Events waiting for their alias", service.store.waiting.count()
        )
        yield GaugeMetricFamily("bihuan_refusals", "Refused events and commands kept", service.store.refusals.count())
        events = GaugeMetricFamily("bihuan_projection_lag_events", "Events not folded yet", labels=["projection"])
        seconds = GaugeMetricFamily(
            "bihuan_projection_lag_seconds", "Age of the oldest event not folded yet", labels=["projection"]
        )
        parked = GaugeMetricFamily(
            "bihuan_projection_parked_events", "Events behind one that could not be folded", labels=["projection"]
        )
        for lag in service.lag():
            events.add_metric([lag.projection], lag.events)
            seconds.add_metric([lag.projection], lag.seconds)
            parked.add_metric([lag.projection], lag.parked)
        yield events
        yield seconds
        yield parked
        log, traffic = service.store.log, service.traffic
        if traffic is not None or log.bookmark(PUBLISHED):  # the outbox may be a process of its own
            yield GaugeMetricFamily("bihuan_outbox_lag_events", "Events not published yet", lag_of_outbox(log))
        if traffic is not None and traffic.waiting is not None:
            yield GaugeMetricFamily("bihuan_inbox_lag_messages", "Messages not taken in yet", traffic.waiting)

        webhooks = GaugeMetricFamily("bihuan_webhooks", "Notifications that wait or were given up", labels=["state"])
        with service.store.tables.read() as session:
            for state, number in backlog(session).items():
                webhooks.add_metric([state], number)
        yield webhooks

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Register without measuring."""
        return iter(())
