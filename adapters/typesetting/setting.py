"""Setting a document: Typst compiles our own template over what the document says."""

from datetime import UTC
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst
from msgspec import json

from adapters.typesetting.document import Document

_HERE: Final = Path(__file__).parent
_TEMPLATE: Final = _HERE / "document.typ"
_ARCHIVAL: Final = "a-2u"
"""PDF/A: everything that is needed to show it is in the file, and its text can be read out."""


class SettingError(Exception):
    """A document cannot be set."""


def pdf(document: Document) -> bytes:
    """Set a document as PDF; the same document gives the same bytes. Raises SettingError."""
    try:
        made = _compiler().compile(
            format="pdf",
            sys_inputs=_told(document),
            pdf_standards=_ARCHIVAL,
            timestamp=document.at.astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise SettingError(str(error)) from error
    return made if isinstance(made, bytes) else b"".join(made or ())


def pictures(document: Document, ppi: float = 100) -> list[bytes]:
    """Set a document as a PNG a page, to look at it."""
    made = _compiler().compile(format="png", sys_inputs=_told(document), ppi=ppi)
    return [made] if isinstance(made, bytes) else list(made or ())


def _told(document: Document) -> dict[str, str]:
    return {"document": json.encode(document).decode()}


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(input=_TEMPLATE, root=_HERE, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    """Load Noto Sans CJK, and no letters of the machine: a document looks the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[Path(str(files("manimgx_fonts_cjk")))],
    )
