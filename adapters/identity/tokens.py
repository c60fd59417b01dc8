"""Bearer tokens: JSON Web Tokens, read through one small port."""

from datetime import UTC, datetime, timedelta
from time import time
from typing import Annotated, Final, Protocol

import jwt
from msgspec import Meta, Struct, ValidationError, convert

from domain.authority import Principal, Role

ISSUER: Final = "bihuan"
AUDIENCE: Final = "bihuan"
_ALGORITHM: Final = "HS256"
_REMEMBERED: Final = 4096
"""Verified tokens kept in memory, so that a token is verified once and not on every request."""


class TokenError(Exception):
    """A token that proves nothing: forged, expired, or not for us."""


class TokenReader(Protocol):
    """The port: what a token says, or TokenError."""

    def read(self, token: str) -> Principal:
        """Verify a token and read whom it names; raises TokenError that says what is wrong with it."""


class _Claims(Struct, frozen=True, kw_only=True):
    """What a token of ours carries."""

    sub: Annotated[str, Meta(min_length=1, max_length=200)]
    role: Role
    exp: int
    organ: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    organs: frozenset[str] = frozenset()
    sources: frozenset[str] | None = None


class JsonWebTokens:
    """Tokens signed with a secret that issuer and service share (HS256)."""

    def __init__(self, key: bytes) -> None:
        """Take the shared secret, at least 32 bytes."""
        self._key = key
        self._verified: dict[str, tuple[Principal, float]] = {}

    def read(self, token: str) -> Principal:
        """Verify a token, or remember that it was verified and has not expired since."""
        known = self._verified.get(token)
        if known is not None and time() < known[1]:
            return known[0]
        principal, expires = self._verify(token)
        if len(self._verified) >= _REMEMBERED:
            self._verified.clear()
        self._verified[token] = (principal, expires)
        return principal

    def _verify(self, token: str) -> tuple[Principal, float]:
        required = ["exp", "sub"]
        try:
            payload = jwt.decode(
                token, self._key, [_ALGORITHM], options={"require": required}, issuer=ISSUER, audience=AUDIENCE
            )
            claims = convert(payload, _Claims)
        except jwt.ExpiredSignatureError as error:
            raise TokenError("the token has expired") from error
        except (jwt.InvalidTokenError, ValidationError) as error:
            raise TokenError(str(error)) from error
        principal = Principal(
            person=claims.sub, role=claims.role, organ=claims.organ, organs=claims.organs, sources=claims.sources
        )
        return principal, float(claims.exp)

    def issue(self, principal: Principal, lifetime: timedelta) -> str:
        """Sign a token for somebody, good for a time from now."""
        now = datetime.now(UTC)
        claims: dict[str, object] = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": principal.person,
            "role": str(principal.role),
            "iat": now,
            "exp": now + lifetime,
        }
        if principal.organ is not None:
            claims["organ"] = principal.organ
        if principal.organs:
            claims["organs"] = sorted(principal.organs)
        if principal.sources is not None:
            claims["sources"] = sorted(principal.sources)
        return jwt.encode(claims, self._key, _ALGORITHM)
