"""Makes the library's test cases importable."""

import sys
from importlib.util import find_spec
from types import ModuleType

if find_spec("Crypto") is None:
    # Its module of test cases imports its cipher, and that needs pycryptodome; none of the cases run here uses it.
    stand_in = ModuleType("eventsourcing.cipher")
    stand_in.AESCipher = object  # type: ignore[attr-defined]
    sys.modules["eventsourcing.cipher"] = stand_in
