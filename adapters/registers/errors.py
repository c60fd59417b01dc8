"""What is wrong with a file of reference data."""


class RegisterFileError(Exception):
    """A file of reference data that cannot be taken: it contradicts itself or another version of the same thing."""

    def __init__(self, file: str, reason: str) -> None:
        """Name the file and the reason."""
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = file, reason
