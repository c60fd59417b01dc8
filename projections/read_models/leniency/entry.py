"""The entry of lenient enforcement: one instrument used once in a case, and what came of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from projections.read_models.entry import Entry, label


class Instrument(StrEnum):
    """Instruments of lenient enforcement."""

    SPARING = "sparing"
    """不予处罚: a decision on an act that may or must be spared."""
    PROMISE = "promise"
    """首违告知承诺."""
    REMINDER = "reminder"
    """违法预警提示."""
    SERVICE = "service"
    """社会服务折抵罚款."""
    MEASURE = "measure"
    """行政强制措施, which some scenarios are to be spared (不予行政强制)."""


class Session(Struct, frozen=True, kw_only=True):
    """A session of service."""

    on: date
    minutes: int
    supervisor: str | None = None


class LenientAct(Entry, frozen=True, kw_only=True, gc=False):
    """One instrument used in a case."""

    instrument: Annotated[Instrument, label("柔性执法方式", "Instrument")]
    party: Annotated[str | None, label("当事人", "Token of the party")] = None
    result: Annotated[str, label("结果", "What came of it")]
    ground: Annotated[
        str | None, label("理由", "Ground of the decision, rule of the reminder, basis of the measure")
    ] = None
    due: Annotated[date | None, label("改正期限", "Last day for correcting, as promised or asked for")] = None
    ended_on: Annotated[date | None, label("结果日期", "Day on which the result showed; none before")] = None
    listed: Annotated[bool, label("列入清单", "The item stands on the list in force on that day")] = False
    list_name: Annotated[str | None, label("清单", "That list")] = None
    must: Annotated[bool, label("应当不罚", "Slight, corrected and harmless: must not be punished")] = False
    may: Annotated[bool, label("可以不罚", "A first offence of little harm, corrected: may be spared")] = False
    eligible: Annotated[bool, label("符合条件", "Must or may be spared, as the file finds")] = False
    spared: Annotated[bool, label("已不罚", "It was decided not to punish")] = False
    educated: Annotated[bool, label("已教育", "The party was educated")] = False
    kept: Annotated[bool, label("承诺履行", "The promise was kept, as a recheck found")] = False
    broken: Annotated[bool, label("承诺违反", "The promise was broken, as a recheck found")] = False
    returned: Annotated[bool, label("转回办案", "A broken promise came back into the case flow")] = False
    corrected: Annotated[bool, label("提示后改正", "The reminder led to correction")] = False
    punished: Annotated[bool, label("提示后处罚", "The reminder was followed by a penalty")] = False
    same_act: Annotated[bool, label("未有新行为即处罚", "That penalty is for an act of before the reminder")] = False
    minutes: Annotated[int, label("批准服务分钟", "Service approved, in minutes")] = 0
    minutes_done: Annotated[int, label("已服务分钟", "Service done, in minutes")] = 0
    completed: Annotated[bool, label("服务完成", "The service was completed")] = False
    grounded: Annotated[bool, label("有地方性法规依据", "The approval names a local regulation")] = False
    sessions: Annotated[tuple[Session, ...], label("服务记录", "Sessions of service")] = ()
