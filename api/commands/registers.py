"""``bihuan register``: enter reference data from versioned files."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Final

from adapters.registers.loading import load_registers
from api.commands.command import Command, CommandError, open_named_store, say, warn


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    load = actions.add_parser("load", help="check the files as a whole, then enter what is new")
    load.add_argument("--store", default=argparse.SUPPRESS, help="as before the action")
    load.add_argument("--shipped", action="store_true", help="also the calendars and items that ship with Bihuan")
    load.add_argument("files", nargs="*", type=Path, metavar="FILE", help="register file (TOML)")


def _run(given: argparse.Namespace) -> int:
    if not given.files and not given.shipped:
        raise CommandError("name the files to load, or --shipped")
    with closing(open_named_store(given.store)) as store:
        loaded = load_registers(store.log, given.files, shipped=given.shipped)
    for wrong in loaded.complaints:
        warn(f"{wrong.file}:{wrong.line}: {wrong.rule}: {wrong.zh} / {wrong.en}")
    if loaded.complaints:
        warn("nothing was loaded: the registers stay as they were / 未载入任何内容，原登记继续有效")
        return 1
    say(f"{loaded.added} register facts added, {loaded.known} known")
    return 0


COMMAND: Final = Command(name="register", summary="load registers from versioned files", arguments=_arguments, run=_run)
