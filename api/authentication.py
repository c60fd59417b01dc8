"""Authentication: every path but the public ones wants a bearer token. Plain ASGI, because it runs on every request."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.identity.tokens import TokenError, TokenReader
from adapters.intake import problem as kinds
from adapters.intake.problem import Problem, ProblemError, problem
from api.replies import problem_reply
from domain.authority import Action, Principal, permits, roles_for

PUBLIC: Final = frozenset(
    {
        "/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/openapi.json",
        "/asyncapi.json",
        "/docs",
        "/v1/schemas",
        "/v1/disclosure/catalogue",
        "/v1/disclosure/layouts",
        "/v1/disclosure/penalties",
        "/v1/disclosure/permits",
        "/v1/disclosure/statistics",
    }
)
_PUBLIC_UNDER: Final = "/v1/schemas/"
_KEY: Final = "bihuan.principal"


def is_public(path: str) -> bool:
    """Say whether a path wants no token."""
    return path in PUBLIC or path.startswith(_PUBLIC_UNDER)


class Authentication:
    """Lets nobody through without a token, and says who comes."""

    def __init__(self, app: ASGIApp, tokens: TokenReader) -> None:
        """Stand before an application."""
        self._app, self._tokens = app, tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 401."""
        if scope["type"] != "http" or is_public(scope["path"]):
            await self._app(scope, receive, send)
            return
        try:
            scope[_KEY] = self._tokens.read(_token(scope))
        except TokenError as error:
            headers = {"WWW-Authenticate": 'Bearer realm="bihuan"'}
            await problem_reply(_unauthenticated(str(error)), headers)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _token(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"authorization":
            scheme, _, token = value.decode("latin-1").partition(" ")
            if scheme.lower() == "bearer" and token:
                return str(token.strip())
    raise TokenError("no bearer token was sent")


def _unauthenticated(reason: str) -> Problem:
    zh, en = f"请求没有有效令牌：{reason}", f"The request carries no valid token: {reason}."
    return problem(kinds.UNAUTHENTICATED, zh, en, field="Authorization", expected="Bearer …")


def principal_of(scope: Scope, *actions: Action) -> Principal:
    """Tell who sent a request, who must be allowed one of some actions; raises ProblemError (403)."""
    who = scope[_KEY]
    if not isinstance(who, Principal):
        raise TypeError("the path is public, nobody is known")
    for action in actions:
        if permits(who, action):
            return who
    may = tuple(dict.fromkeys(str(role) for action in actions for role in roles_for(action)))
    zh, en = f"角色 {who.role} 无权进行此操作", f"The role {who.role} may not do this."
    raise ProblemError(problem(kinds.NOT_PERMITTED, zh, en, field="Authorization", expected=may))
