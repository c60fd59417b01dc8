"""The front page: one static page that names the paths, in Chinese and English, and loads nothing."""

from typing import Final

_PATHS: Final = (
    ("POST", "/v1/events", "上报事件", "report facts as CloudEvents: structured, batch, binary"),
    ("POST", "/v1/commands/{command_name}", "提出操作", "propose a fact; refused with every ground"),
    ("GET", "/v1/cases", "案件列表", "where every loop stands"),
    ("GET", "/v1/cases/{id}", "案件闭环状态", "one case, also as of and as known at a time"),
    ("GET", "/v1/cases/{id}/history", "案件历程", "every event, with the law applied and the state after"),
    ("GET", "/v1/findings", "违规线索", "which rule was broken where, by whom"),
    ("GET", "/v1/indicators", "指标", "shares of what met its target, with the lists behind each number"),
    ("GET", "/v1/collaboration", "执法协同", "requests between organs; /ages tells how long they have waited"),
    ("GET", "/v1/dispatch", "1315 派单响应", "dispatches; /percentiles tells how fast teams answer"),
    ("GET", "/v1/competence", "权责地图", "who was competent for what, where and when; /gaps where nobody or two are"),
    ("GET", "/v1/refusals", "拒收记录", "what was refused, kept whole"),
    ("GET", "/v1/waiting", "等待关联", "events whose alias nobody has registered yet"),
    ("GET", "/v1/remedy-paragraph", "救济告知", "what a decision tells of review and suit, by the law of its day"),
    ("GET", "/v1/schemas", "事件类型与数据模式", "every event type with its JSON Schema"),
    ("GET", "/openapi.json", "接口描述", "OpenAPI description with examples"),
    ("GET", "/asyncapi.json", "消息描述", "AsyncAPI description of what goes over Kafka"),
    ("GET", "/healthz · /readyz · /metrics", "运维", "for operators"),
)

_ROWS: Final = "".join(
    f"<tr><td>{method}</td><td><code>{path}</code></td><td lang=zh>{zh}</td><td>{en}</td></tr>"
    for method, path, zh, en in _PATHS
)

PAGE: Final = f"""<!doctype html>
<html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>闭环 Bihuan</title>
<style>
:root{{color-scheme:light dark}}
body{{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}td{{padding:.35rem .6rem;border-top:1px solid #8884;vertical-align:top}}
</style>
<h1>闭环 Bihuan</h1>
<p lang=zh>行政执法案件全生命周期的事件溯源后端：审批、监管、处罚、监督评价，一案一闭环。除公开路径外均需令牌：
<code>Authorization: Bearer …</code></p>
<p lang=en>The event-sourced backend of administrative-enforcement cases: one case, one closed loop. Every path but
the public ones wants a token.</p>
<table>{_ROWS}</table>
</html>
""".encode()
