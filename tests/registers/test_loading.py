"""Register files: entered as a whole, once, or refused as a whole with file, line and rule."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from adapters.event_store import open_store
from adapters.registers.errors import RegisterConflictError, RegisterFileError
from adapters.registers.loading import Loaded, load_registers
from api.cli import main
from domain.lookup import Registry
from domain.ports.event_log import Append, Outcome
from domain.ports.store import Store
from domain.registers.competence import Granted
from domain.registers.rules import Leniency
from domain.registers.state import Registers

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "registers").glob("*.toml"))
IN_2023 = date(2023, 7, 12)
ITEM = "ZJ-SR-17.3-a"

ORGAN = """version = 1

[[organ_registered]]
organ = "o"
name = "o"
kind = "township"
region = "330106"
effective_from = 2022-01-01
"""
CERTIFICATE = """
[[certificate_issued]]
certificate = "C-1"
officer = "li"
organ = "o"
valid_from = 2022-01-01
valid_to = 2023-12-31
"""
TABLE = """
[[discretion_table_activated]]
item = "ZJ-SR-17.3-a"
issuer = "i"
document = "d"
effective_from = 2023-01-01
tiers = [{tiers}]
"""
PACK = """
[[law_pack_activated]]
pack = "P"
region = "330106"
effective_from = 2023-01-01
"""


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("memory:")
    load_registers(opened.log, (), shipped=True)
    yield opened
    opened.close()


def write(folder: Path, text: str, name: str = "register.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def load(store: Store, folder: Path, text: str) -> Loaded:
    return load_registers(store.log, [write(folder, text)])


def tier(low: int, high: int, name: str = "t") -> str:
    return f'{{ tier = "{name}", factors = [], minimum = {low * 100}, maximum = {high * 100} }}'


def registers(store: Store) -> Registers:
    return Registry(store.log).current()


def test_the_examples_are_taken_and_read_as_of_a_date(store: Store) -> None:
    loaded = load_registers(store.log, EXAMPLES)
    assert loaded.complaints == ()
    assert (loaded.added > 0, loaded.known) == (True, 0)
    found = registers(store)
    assert found.competence.granted("example-street", ITEM, IN_2023) == Granted.HELD
    assert found.competence.granted("example-street", ITEM, date(2021, 12, 31)) == Granted.NEVER
    assert found.rulebook.discretion(ITEM, "330106", IN_2023) is not None
    assert found.rulebook.discretion(ITEM, "330106", date(2022, 12, 31)) is None
    assert found.rulebook.spared(ITEM, Leniency.FIRST_OFFENCE, IN_2023) is not None
    assert found.personnel.posted("staff-li", "example-street", IN_2023)
    assert found.monitoring.reviewed("camera-17", IN_2023) is not None


def test_loading_again_adds_nothing(store: Store) -> None:
    first = load_registers(store.log, EXAMPLES, shipped=True)
    head = store.log.head()
    again = load_registers(store.log, EXAMPLES, shipped=True)
    assert (again.added, again.known) == (0, first.added + first.known)
    assert store.log.head() == head


def test_a_changed_entry_needs_a_higher_version_and_then_takes_the_place_of_the_old_one(
    store: Store, tmp_path: Path
) -> None:
    assert load(store, tmp_path, ORGAN).added == 1
    changed = ORGAN.replace('name = "o"', 'name = "n"')
    refused = load(store, tmp_path, changed)
    assert [(c.line, c.rule) for c in refused.complaints] == [(3, "version")]
    assert load(store, tmp_path, changed.replace("version = 1", "version = 2")).added == 1
    organ = registers(store).organ("o", IN_2023)
    assert organ is not None
    assert organ.name == "n"


def test_an_earlier_version_is_ended_by_a_correction_in_the_file_that_brings_the_next(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, ORGAN)
    ended = ORGAN.replace("version = 1", "version = 2") + "effective_to = 2022-12-31\n"
    following = ORGAN.partition("\n")[2].replace("2022-01-01", "2023-01-01").replace("330106", "330105")
    assert load(store, tmp_path, ended + following).added == 2
    assert [registers(store).region("o", day) for day in (date(2022, 12, 31), date(2023, 1, 1))] == ["330106", "330105"]


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        (ORGAN + ORGAN.partition("\n")[2].replace("2022-01-01", "2023-01-01"), 3, "overlap"),
        (ORGAN + "effective_to = 2021-12-31\n", 3, "dates"),
        (ORGAN + ORGAN.partition("\n")[2], 10, "twice"),
        (ORGAN.replace("330106", "33010"), 3, "identifier"),
        (ORGAN + CERTIFICATE.replace('"o"', '"p"'), 10, "unknown_organ"),
        (ORGAN + CERTIFICATE.replace("2023-12-31", "2021-12-31"), 10, "dates"),
        (
            ORGAN
            + '[[township_grant_published]]\ntownship = "o"\nitems = ["X-9"]\n'
            + 'document = "d"\neffective_from = 2023-01-01\n',
            9,
            "unknown_item",
        ),
        (
            ORGAN.replace("township", "department")
            + f'[[township_grant_published]]\ntownship = "o"\nitems = ["{ITEM}"]\ndocument = "d"\n'
            + "effective_from = 2023-01-01\n",
            9,
            "township",
        ),
        (
            ORGAN
            + '[[officer_posted]]\nperson = "li"\nfrom_organ = "o"\nto_township = "o"\nposted_from = 2023-01-01\n',
            9,
            "certificate",
        ),
        (
            'version = 1\n[[certificate_suspended]]\ncertificate = "C"\nsuspended_from = 2023-01-01\n',
            2,
            "certificate",
        ),
        ("version = 1\n" + TABLE.format(tiers=f"{tier(100, 300)}, {tier(500, 1000)}"), 3, "hole"),
        ("version = 1\n" + TABLE.format(tiers=tier(200, 1000)), 3, "hole"),
        ("version = 1\n" + TABLE.format(tiers=tier(100, 900)), 3, "hole"),
        ("version = 1\n" + TABLE.format(tiers=""), 3, "hole"),
        ("version = 1\n" + TABLE.format(tiers=f"{tier(100, 500)}, {tier(400, 1000)}"), 3, "tiers"),
        ("version = 1\n" + TABLE.format(tiers=tier(100, 2000)), 3, "tiers"),
        ("version = 1\n" + TABLE.format(tiers=tier(50, 1000)), 3, "tiers"),
        ("version = 1\n" + PACK + 'switched_off = ["G999"]\n', 3, "unknown_guard"),
        ("version = 1\n" + PACK + 'switched_off = ["G053"]\n', 3, "verified_guard"),
        ("version = 1\n" + PACK + PACK.replace("2023", "2024"), 3, "overlap"),
        (
            "version = 1\n[[calendar_published]]\nyear = 2027\ndays_off = [2026-12-31]\nworked_weekends = []\n",
            2,
            "calendar",
        ),
        (
            f"""version = 1
[[scene_list_published]]
scene = "s"
organs = []
items = ["{ITEM}"]
lead_organ = "o"
frequency = 2
effective_from = 2023-01-01
""",
            2,
            "lead",
        ),
    ],
)
def test_what_contradicts_itself_or_the_registers_is_refused_whole_with_line_and_rule(
    store: Store, tmp_path: Path, text: str, line: int, rule: str
) -> None:
    head = store.log.head()
    refused = load(store, tmp_path, text)
    first = refused.complaints[0]
    assert (first.file, first.line, first.rule) == ("register.toml", line, rule)
    assert first.zh
    assert first.en
    assert (refused.added, store.log.head()) == (0, head)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("version = 1\n[[organ_registered\n", 2, "line 2"),
        (ORGAN.replace("effective_from = 2022-01-01\n", ""), 3, "effective_from"),
        (ORGAN.replace('"township"', '"castle"'), 6, "castle"),
        (ORGAN + 'colour = "red"\n', 3, "colour"),
        ("[[organ_registered]]\n", 1, "version"),
        ("version = 1\n\n[[castle]]\n", 3, "castle"),
        (CERTIFICATE.replace("valid_to = 2023-12-31\n", "").replace("\n[[", "version = 1\n[[", 1), 2, "valid_to"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(
    store: Store, tmp_path: Path, text: str, line: int, words: str
) -> None:
    head = store.log.head()
    with pytest.raises(RegisterFileError, match=words) as refused:
        load(store, tmp_path, text)
    assert (refused.value.file, refused.value.line) == ("register.toml", line)
    assert store.log.head() == head


def test_one_bad_file_keeps_the_good_ones_out_too(store: Store, tmp_path: Path) -> None:
    good = write(tmp_path, ORGAN, "good.toml")
    bad = write(tmp_path, "version = 1\n" + TABLE.format(tiers=""), "bad.toml")
    refused = load_registers(store.log, [good, bad])
    assert [c.file for c in refused.complaints] == ["bad.toml"]
    assert registers(store).organ("o", IN_2023) is None


def test_registers_that_moved_on_in_the_meantime_take_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = store.log.append

    def overtaken(batch: Sequence[Append]) -> list[Outcome]:
        monkeypatch.setattr(store.log, "append", append)
        load_registers(store.log, [write(tmp_path, ORGAN.replace('"o"', '"other"'), "other.toml")])
        return append(batch)

    monkeypatch.setattr(store.log, "append", overtaken)
    with pytest.raises(RegisterConflictError):
        load(store, tmp_path, ORGAN)
    assert (registers(store).organ("o", IN_2023), registers(store).organ("other", IN_2023) is None) == (None, False)


def test_the_command_says_what_it_added_and_where_it_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = f"sqlite:{tmp_path / 'r.db'}"
    files = [str(path) for path in EXAMPLES]
    assert main(["register", "load", "--store", store, "--shipped", *files]) == 0
    assert "register facts added, 0 known" in capsys.readouterr().out
    bad = write(tmp_path, "version = 1\n" + TABLE.format(tiers=""))
    assert main(["register", "load", "--store", store, str(bad)]) == 1
    complaint = capsys.readouterr().err
    assert "register.toml:3: hole: 裁量基准没有档次" in complaint
    assert "nothing was loaded" in complaint
    assert main(["register", "load", "--store", store]) == 1
