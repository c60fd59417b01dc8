"""What a store may say instead of an answer."""


class BookmarkMovedError(Exception):
    """Somebody else has moved a bookmark: whoever expected it elsewhere has been replaced."""

    def __init__(self, name: str, expected: int, actual: int) -> None:
        """Name the bookmark, and where it was expected and found."""
        super().__init__(f"{name} stands at {actual}, not at {expected}: somebody else reads on from there")
        self.name, self.expected, self.actual = name, expected, actual


class StoreUnavailableError(Exception):
    """The database did not answer in time. Whatever was sent may be sent again with the same id."""
