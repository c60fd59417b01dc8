"""Examples as ``/openapi.json`` shows them. Each is a real payload, and a test sends every one to the service."""

from typing import Any, Final

from domain.catalogue import COMMANDS, SENDABLE

Json = dict[str, Any]

ORGAN: Final = "12330106MB0X000015"
"""A made-up organ, for examples and development tokens where no other is known."""


def _event(number: int, tag: str, subject: str, time: str, data: Json) -> Json:
    return {
        "specversion": "1.0",
        "id": f"example-{number}",
        "source": "urn:example:handheld",
        "type": f"cn.bihuan.{tag}",
        "subject": subject,
        "time": time,
        "organ": ORGAN,
        "actor": "officer-17",
        "data": data,
    }


_OFFICERS: Final = [{"id": "officer-17", "certificate": "ZJ-0017"}, {"id": "officer-18", "certificate": "ZJ-0018"}]
_PARTY: Final = {"token": "p-7f3a", "kind": "unit"}
_CONDUCT: Final = {"fingerprint": "wensan-road-2026-03-01-stall", "on": "2026-03-01"}

EVENT_EXAMPLES: Final[dict[str, Json]] = {
    "lead_received": _event(
        1,
        "lead_received.v1",
        "2026-0001",
        "2026-03-01T08:12:00+08:00",
        {"lead_number": "12345-2026-0301-0042", "lead_source": "hotline_12345", "summary": "文三路占道经营"},
    ),
    "act_code_minted": _event(
        2,
        "act_code_minted.v1",
        "2026-0001",
        "2026-03-01T09:30:00+08:00",
        {"code": "33010620260301000001", "act_kind": "检查"},
    ),
    "by_alias": _event(
        3,
        "inspection_started.v1",
        "urn:xwm:33010620260301000001",
        "2026-03-01T10:05:00+08:00",
        {"officers": _OFFICERS},
    ),
    "case_filed": _event(
        4,
        "case_filed.v1",
        "2026-0001",
        "2026-03-02T09:30:00+08:00",
        {
            "case_number": "杭西综执立〔2026〕1号",
            "items": ["330217001000"],
            "party": _PARTY,
            "conduct": _CONDUCT,
            "handlers": _OFFICERS,
            "approver": "staff-chief",
        },
    ),
    "penalty_decided": _event(
        5,
        "penalty_decided.v1",
        "2026-0001",
        "2026-04-10T15:00:00+08:00",
        {"document": "杭西综执罚决〔2026〕1号", "item": "330217001000", "fine": 100000, "reasons": "未按规定停放"},
    ),
    "fine_paid": _event(
        6, "fine_paid.v1", "2026-0001", "2026-04-15T11:20:00+08:00", {"amount": 100000, "receipt": "PAY-2026-0415-7"}
    ),
    "permit_applied": _event(
        7,
        "permit_applied.v1",
        "XK-2026-17",
        "2026-03-03T14:00:00+08:00",
        {"item": "330117002000", "party": _PARTY, "channel": "政务服务网"},
    ),
}
"""Events in structured mode, by a name of what they show."""

BATCH_EXAMPLE: Final[list[Json]] = [
    _event(8, "permit_accepted.v1", "XK-2026-17", "2026-03-04T09:00:00+08:00", {"acceptance_number": "SL-2026-17"}),
    _event(
        9,
        "permit_granted.v1",
        "XK-2026-17",
        "2026-03-10T16:30:00+08:00",
        {"permit_number": "杭西许〔2026〕17号", "valid_from": "2026-03-10", "valid_to": "2027-03-09"},
    ),
]

BINARY_EXAMPLE: Final[Json] = {
    "headers": {
        "specversion": "1.0",
        "id": "example-10",
        "source": "urn:example:handheld",
        "type": "cn.bihuan.hearing_requested.v1",
        "subject": "2026-0001",
        "time": "2026-03-20T10:00:00+08:00",
        "organ": ORGAN,
        "actor": "officer-17",
    },
    "data": {"record": "听证申请书-2026-0320"},
}
"""An event in binary mode: its attributes as headers, and its data."""

COMMAND_EXAMPLES: Final[dict[str, Json]] = {
    "file_case": {
        "subject": "2026-0002",
        "source": "urn:example:handheld",
        "time": "2026-03-02T09:30:00+08:00",
        "data": {
            "case_number": "杭西综执立〔2026〕2号",
            "items": ["330217001000"],
            "party": {"token": "p-91c2", "kind": "person"},
            "conduct": {"fingerprint": "gucui-road-2026-03-01-stall", "on": "2026-03-01"},
        },
    },
    "collect_evidence": {
        "subject": "urn:case:杭西综执立〔2026〕2号",
        "time": "2026-03-02T10:00:00+08:00",
        "data": {
            "evidence": "照片-1",
            "kind": "audiovisual",
            "digest": "sha256:9f86d081884c7d65",
            "officers": _OFFICERS,
        },
    },
}
"""Bodies of commands, by the name of the command; in this order each is lawful."""

ORDER_NAMES: Final = {name: COMMANDS[name].ZH for name in COMMAND_EXAMPLES}
TYPES: Final = tuple(f"cn.bihuan.{tag}" for tag in sorted(SENDABLE))
"""CloudEvents types that may be sent."""
