"""Bookmarks, in the library's tracking table, which they share with positions of projections."""

from collections.abc import Callable, Iterable
from typing import Final

from domain.ports.errors import BookmarkMovedError
from domain.ports.event_log import Bookmark

BOOKMARK: Final = "bookmark/"
POSITION: Final = "projection/"


def check(bookmarks: Iterable[Bookmark], stands: Callable[[str], int]) -> None:
    """Compare where bookmarks are expected with where they stand; raises BookmarkMovedError."""
    for bookmark in bookmarks:
        if bookmark.expected is not None and (actual := stands(bookmark.name)) != bookmark.expected:
            raise BookmarkMovedError(bookmark.name, bookmark.expected, actual)
