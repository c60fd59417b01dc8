"""Gaps: messages that are gone from a topic before they were read, by retention or because it is another topic."""

from datetime import datetime

from kafka import TopicPartition
from msgspec import Struct

from adapters.intake import problem as kinds
from adapters.intake.message import Names, Sent
from adapters.intake.problem import problem
from adapters.intake.slot import refusal
from domain.ports.refusals import Refusal


class LostMessagesError(Exception):
    """Messages that were not read yet are gone from the topic; nothing is skipped unless somebody says so."""


class Gap(Struct, frozen=True):
    """Between where a partition was to be read on, and what it has."""

    partition: TopicPartition
    at: int
    first: int
    end: int

    @property
    def goes_back(self) -> bool:
        """Whether the partition ends before it was to be read on: it is another one than before."""
        return self.first < self.at

    def __str__(self) -> str:
        """Tell it to an operator."""
        topic, number = self.partition
        if self.goes_back:
            return f"{topic}/{number} was read up to {self.at}, and ends at {self.end}: it is another topic than before"
        return f"messages {self.at} to {self.first - 1} of {topic}/{number} are gone: the topic begins at {self.first}"

    def record(self, channel: str, now: datetime) -> Refusal:
        """Write what is gone as a refusal, so that it stands where everything stands that was not taken in."""
        topic, number = self.partition
        zh, en = f"{topic}/{number} 中 {self.at} 至 {self.first - 1} 的消息已不存在", str(self)
        place = Sent(en.encode(), "text/plain", place=f"{topic}/{number}@{self.at}-{self.first}")
        return refusal(place, problem(kinds.LOST_MESSAGES, zh, en), Names(), channel, now)
