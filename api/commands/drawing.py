"""``bihuan draw``: draw files for review; the same parameters draw the same files for ever."""

import argparse
from contextlib import closing
from datetime import date
from typing import Final

from msgspec import json

from api.commands.command import Command, CommandError, open_named_store, say
from api.drawing import check_draw, drawn
from domain.lookup import Registry
from projections.projection import ensure_live
from projections.read_models.book import READ_MODELS
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, AskedError

_FILTERS: Final = ("organ", "region", "item", "officer", "kind", "procedure")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="DAY")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="DAY")
    parser.add_argument("--seed", required=True, help="whatever was agreed on beforehand")
    parser.add_argument("--size", type=int, required=True, help="how many files")
    parser.add_argument("--position", type=int, help="position of the log; the present one, if not given")
    parser.add_argument("--json", action="store_true", help="the whole answer")
    for name in _FILTERS:
        parser.add_argument(f"--{name}")


def _run(given: argparse.Namespace) -> int:
    filters = {name: value for name in _FILTERS if (value := getattr(given, name)) is not None}
    asked = Asked(first=given.first, last=given.last, position=given.position, filters=filters)
    with closing(open_named_store(given.store)) as store:
        with store.tables.write() as session:
            ensure_live(session, ReadModels(tuple(READ_MODELS.values())))
        try:
            seed, size = check_draw(given.seed, given.size)
            found = drawn(store, Registry(store.log).current(), asked, seed, size)
        except AskedError as error:
            raise CommandError(str(error)) from error
    if given.json:
        say(json.format(json.encode(found)).decode())
        return 0
    say(f"{CASE_FILES.title.zh}抽取 {found['reference']}")
    population = json.decode(json.encode(found["population"]), type=dict[str, object])
    say(f"population {population['size']}, sha256 {population['sha256']}, algorithm {found['algorithm']}")
    for line in json.decode(json.encode(found["items"]), type=list[dict[str, object]]):
        say(f"{str(line['rank'])[:16]}  {line['case_id']}")
    return 0


COMMAND: Final = Command(
    name="draw", summary="draw files for review, so that anybody can draw them again", arguments=_arguments, run=_run
)
