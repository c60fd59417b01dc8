"""Problem documents (RFC 9457) with stable types, in Chinese and English, and every kind of them."""

from typing import Final

from msgspec import Struct, json

from domain.decide import Ground

PREFIX: Final = "urn:bihuan:problem:"
MEDIA_TYPE: Final = "application/problem+json"


class Kind(Struct, frozen=True):
    """A kind of problem: its stable name, HTTP status and titles."""

    name: str
    status: int
    title: str
    title_zh: str


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was wrong, where, and what would have been right."""

    type: str
    title: str
    title_zh: str
    status: int
    detail: str
    """In Chinese, as officers and operators read it."""
    detail_en: str
    field: str | None = None
    """JSON path, attribute, header or parameter that is wrong."""
    expected: str | tuple[str, ...] | None = None
    grounds: tuple[Ground, ...] | None = None
    """Where guards stand: every one of them."""
    refusal: int | None = None
    """Number under which what was refused is kept."""


class ProblemError(Exception):
    """Carries a problem from where it is found to the door that answers it."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem."""
        super().__init__(problem.detail_en)
        self.problem = problem


MALFORMED_JSON: Final = Kind("malformed-json", 400, "Malformed JSON", "JSON 格式错误")
INVALID_UTF8: Final = Kind("invalid-utf8", 400, "Invalid UTF-8", "不是有效的 UTF-8 文本")
DUPLICATE_MEMBER: Final = Kind("duplicate-member", 400, "Duplicate member name", "成员名称重复")
MISSING_ATTRIBUTE: Final = Kind("missing-attribute", 400, "Missing attribute", "缺少属性")
UNKNOWN_ATTRIBUTE: Final = Kind("unknown-attribute", 400, "Unknown attribute", "未知属性")
INVALID_ATTRIBUTE: Final = Kind("invalid-attribute", 400, "Invalid attribute", "属性无效")
TIME_WITHOUT_OFFSET: Final = Kind("time-without-offset", 400, "Time without offset", "时间缺少时区偏移")
TIME_IN_FUTURE: Final = Kind("time-in-the-future", 422, "Time in the future", "时间在将来")
UNKNOWN_TYPE: Final = Kind("unknown-type", 422, "Unknown event type", "未知事件类型")
SCHEMA_VIOLATION: Final = Kind("schema-violation", 422, "Schema violation", "不符合数据模式")
FAILED_CHECK: Final = Kind("failed-check", 422, "Identifier fails its check", "编码校验失败")
NOT_A_CASE: Final = Kind("not-a-case", 422, "Not a case", "不是案件")
IDENTITY_CONFLICT: Final = Kind("identity-conflict", 409, "Identity conflict", "事件标识冲突")
HELD_BACK: Final = Kind("held-back", 409, "Held back", "暂缓接收")
EVENT_TOO_LARGE: Final = Kind("event-too-large", 413, "Event too large", "事件过大")
BODY_TOO_LARGE: Final = Kind("body-too-large", 413, "Body too large", "请求正文过大")
UNSUPPORTED_MEDIA_TYPE: Final = Kind("unsupported-media-type", 415, "Unsupported media type", "不支持的内容类型")
UNAUTHENTICATED: Final = Kind("unauthenticated", 401, "No valid token", "没有有效令牌")
NOT_PERMITTED: Final = Kind("not-permitted", 403, "Not permitted", "无权操作")
FOREIGN_ORGAN: Final = Kind("foreign-organ", 403, "No right to speak for the organ", "无权代表该机关")
FOREIGN_SOURCE: Final = Kind("foreign-source", 403, "No right to send from the source", "无权以该来源发送")
UNREGISTERED_SOURCE: Final = Kind("unregistered-source", 403, "The source is not registered", "来源未登记")
BAD_SIGNATURE: Final = Kind("bad-signature", 403, "The signature does not hold", "签名无效")
LOST_MESSAGES: Final = Kind("lost-messages", 410, "Messages are gone", "消息已过保留期")
COMMAND_REFUSED: Final = Kind("command-refused", 422, "Command refused", "操作被拒绝")
OVERTAKEN: Final = Kind("overtaken", 409, "Overtaken", "案件已有更新")
KEY_REUSED: Final = Kind("idempotency-key-reused", 409, "Idempotency key reused", "幂等键已用于其他内容")
UNKNOWN_COMMAND: Final = Kind("unknown-command", 404, "Unknown command", "未知操作")
REFUSED_SUBSCRIPTION: Final = Kind("subscription-refused", 422, "Subscription refused", "订阅被拒绝")
NOT_FOUND: Final = Kind("not-found", 404, "Not found", "未找到")
METHOD_NOT_ALLOWED: Final = Kind("method-not-allowed", 405, "Method not allowed", "不支持的请求方法")
INVALID_HEADER: Final = Kind("invalid-header", 400, "Invalid header", "请求头无效")
UNKNOWN_PARAMETER: Final = Kind("unknown-parameter", 400, "Unknown query parameter", "未知查询参数")
INVALID_PARAMETER: Final = Kind("invalid-parameter", 400, "Invalid query parameter", "查询参数无效")
BUSY: Final = Kind("queue-full", 503, "Too much is waiting to be stored", "等待写入的数据过多")
STORE_UNAVAILABLE: Final = Kind("store-unavailable", 503, "The store does not answer", "存储暂不可用")
BEHIND: Final = Kind("projections-behind", 503, "The read models are behind", "读模型尚未追上")
INTERNAL: Final = Kind("internal", 500, "Internal error", "内部错误")


def problem(  # noqa: PLR0913 -- one argument a member of the document
    kind: Kind,
    zh: str,
    en: str,
    *,
    field: str | None = None,
    expected: str | tuple[str, ...] | None = None,
    grounds: tuple[Ground, ...] | None = None,
) -> Problem:
    """Make a problem of a kind."""
    return Problem(
        type=PREFIX + kind.name,
        title=kind.title,
        title_zh=kind.title_zh,
        status=kind.status,
        detail=zh,
        detail_en=en,
        field=field,
        expected=expected,
        grounds=grounds,
    )


_ENCODER: Final = json.Encoder()


def document(problem: Problem) -> bytes:
    """Write the document."""
    return _ENCODER.encode(problem)
