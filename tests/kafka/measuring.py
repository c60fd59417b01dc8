"""What a process of ours takes: memory, and open files."""

from pathlib import Path


def peak(process: int) -> int:
    """Tell the most memory that a process has had, in bytes."""
    (line,) = (x for x in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines() if "VmHWM" in x)
    return int(line.split()[1]) * 1024


def open_files(process: int) -> int:
    """Count the open files and connections of a process."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))
