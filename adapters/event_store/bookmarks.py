"""Names in the library's tracking table, which bookmarks and positions of projections share."""

from typing import Final

BOOKMARK: Final = "bookmark/"
POSITION: Final = "projection/"
