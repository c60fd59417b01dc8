"""What is wrong with a file of reference data."""


class RegisterFileError(Exception):
    """A file of reference data that cannot be taken: it contradicts itself or another version of the same thing."""

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        """Name the file, the reason, and the line where it is known."""
        super().__init__(f"{file}:{line}: {reason}" if line is not None else f"{file}: {reason}")
        self.file, self.reason, self.line = file, reason, line


class RegisterConflictError(Exception):
    """The registers have moved on while files were being checked: nothing was loaded, load them again."""
