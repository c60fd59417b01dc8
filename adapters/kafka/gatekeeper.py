"""The gatekeeper: who sends a message, whether that source is registered, and whether its signature holds."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from datetime import datetime
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from adapters.intake import problem as kinds
from adapters.intake.message import Sent, names_of
from adapters.intake.problem import Problem, ProblemError, problem
from adapters.kafka.messages import SIGNATURE, SIGNED_BY, Headers, signed_part
from domain.authority import Principal, Role
from domain.lookup import SourceBook
from domain.ports.event_log import EventLog
from domain.registers.sources import SourceRegistered
from domain.time.instants import legal_date

_NOBODY: Final = Principal(person="nobody", role=Role.UPSTREAM, sources=frozenset())


class Gatekeeper:
    """Tells for whom a message may speak, by the register of sources."""

    def __init__(self, log: EventLog, clock: Callable[[], datetime]) -> None:
        """Take the log with the register, and a clock."""
        self._book = SourceBook(log)
        self._clock = clock
        self._found: dict[str, SourceRegistered | None] = {}
        self._principals: dict[str, Principal] = {}
        """For whom each source speaks; both hold until the next look."""

    def look(self) -> None:
        """Read the register as it is now: once for all messages of a batch."""
        self._book.read()
        self._found.clear()
        self._principals.clear()

    def source(self, name: str | None) -> SourceRegistered | None:
        """Find a source as registered today."""
        if name is None:
            return None
        if name not in self._found:
            self._found[name] = self._book.find(name, legal_date(self._clock()))
        return self._found[name]

    def admit(self, sent: Sent, value: bytes | None, headers: Headers) -> Principal:
        """Say who speaks; raises ProblemError for a source that is not registered, and for a bad signature."""
        name = names_of(sent).source
        if name is None:
            return _NOBODY  # reading it says what is wrong with it
        source = self.source(name)
        if source is None:
            zh = f"来源 {name} 未登记，请登记员先提交 source_registered"
            en = f"The source {name} is not registered; a registrar sends source_registered first."
            raise ProblemError(problem(kinds.UNREGISTERED_SOURCE, zh, en, field="source"))
        if source.keys and (bad := _bad_signature(source, value, headers)) is not None:
            raise ProblemError(bad)
        if name not in self._principals:
            self._principals[name] = Principal(
                person=source.source,
                role=Role.UPSTREAM,
                organs=frozenset(source.organs),
                sources=frozenset({source.source}),
            )
        return self._principals[name]


def _bad_signature(source: SourceRegistered, value: bytes | None, headers: Headers) -> Problem | None:
    given = {name.lower(): content or b"" for name, content in headers}
    named = given.get(SIGNED_BY, b"").decode("utf-8", "replace")
    keys = {key.name: key.key for key in source.keys}
    expected = tuple(keys)
    if named not in keys:
        zh, en = f"签名密钥 {named or '—'} 未登记", f"The source has no key {named or '(none named)'}."
        return problem(kinds.BAD_SIGNATURE, zh, en, field=SIGNED_BY, expected=expected)
    try:
        signature = b64decode(given.get(SIGNATURE, b""), validate=True)
        Ed25519PublicKey.from_public_bytes(b64decode(keys[named])).verify(signature, signed_part(value, headers))
    except (InvalidSignature, Base64Error, ValueError):
        zh, en = "签名与消息内容不符", "The signature is not one of this message by this key."
        return problem(kinds.BAD_SIGNATURE, zh, en, field=SIGNATURE, expected="Ed25519, base64")
    return None
