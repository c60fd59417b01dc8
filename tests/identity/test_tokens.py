from datetime import timedelta
from pathlib import Path

import jwt
import pytest

from adapters.identity.development import KeyFileError, development_principals, key_of
from adapters.identity.tokens import AUDIENCE, ISSUER, JsonWebTokens, TokenError
from domain.authority import Principal, Role

KEY = b"k" * 32
HOUR = timedelta(hours=1)
WHO = Principal(
    person="x", role=Role.UPSTREAM, organ="a", organs=frozenset({"b"}), sources=frozenset({"urn:a", "urn:b"})
)


@pytest.mark.parametrize("who", [WHO, *development_principals("a").values()])
def test_a_token_says_whom_it_was_issued_for(who: Principal) -> None:
    tokens = JsonWebTokens(KEY)
    text = tokens.issue(who, HOUR)
    assert tokens.read(text) == who
    assert tokens.read(text) == who


def test_a_token_that_has_expired_proves_nothing() -> None:
    tokens = JsonWebTokens(KEY)
    with pytest.raises(TokenError, match="expired"):
        tokens.read(tokens.issue(WHO, -HOUR))


def test_a_token_of_another_key_proves_nothing() -> None:
    forged = JsonWebTokens(b"x" * 32).issue(WHO, HOUR)
    with pytest.raises(TokenError):
        JsonWebTokens(KEY).read(forged)


def claims(**changes: object) -> dict[str, object]:
    whole = {"iss": ISSUER, "aud": AUDIENCE, "sub": "x", "role": "auditor", "exp": 4_000_000_000} | changes
    return {name: value for name, value in whole.items() if value is not None}


@pytest.mark.parametrize(
    "changes",
    [{"iss": "x"}, {"aud": "x"}, {"sub": None}, {"exp": None}, {"role": "king"}, {"role": None}, {"organs": "a"}],
)
def test_a_token_that_lacks_something_proves_nothing(changes: dict[str, object]) -> None:
    with pytest.raises(TokenError):
        JsonWebTokens(KEY).read(jwt.encode(claims(**changes), KEY, "HS256"))


def test_a_token_that_is_not_signed_proves_nothing() -> None:
    with pytest.raises(TokenError):
        JsonWebTokens(KEY).read(jwt.encode(claims(), "", "none"))


@pytest.mark.parametrize("text", ["", "x", "a.b.c"])
def test_a_text_that_is_no_token_proves_nothing(text: str) -> None:
    with pytest.raises(TokenError):
        JsonWebTokens(KEY).read(text)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "token.key"
    key = key_of(path)
    assert key_of(path) == key
    assert len(key) >= 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["token.key"]


def test_a_key_that_is_too_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "token.key"
    path.write_text("short")
    with pytest.raises(KeyFileError, match="at least 32"):
        key_of(path)


def test_a_key_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match=r"token\.key"):
        key_of(_a_directory(tmp_path / "token.key"))


def _a_directory(path: Path) -> Path:
    path.mkdir()
    return path
