"""Tables of read models, on every store."""

import threading

import pytest

from adapters.event_store import open_store
from domain.ports.store import Store
from domain.ports.tables import Column, Row, Session, Table

CASES = Table(
    name="cases",
    columns=(Column("id", "text"), Column("stage", "text"), Column("fines", "integer"), Column("proof", "blob")),
    key=("id",),
    indexes=(("stage", "fines"),),
)
LINKS = Table(
    name="links_of_a_rather_long_name_as_somebody_may_give",
    columns=(Column("source", "text"), Column("number", "integer"), Column("target", "text")),
    key=("source", "number"),
    indexes=(("target", "source", "number"), ("target",)),
)
SEEN = Table(name="seen", columns=(Column("id", "text"),), key=("id",))


@pytest.fixture
def tables(store: Store) -> Store:
    with store.tables.write() as session:
        for table in (CASES, LINKS, SEEN):
            session.create(table)
            session.create(table)
    return store


def rows(store: Store, sql: str = "SELECT * FROM cases ORDER BY id") -> list[Row]:
    with store.tables.read() as session:
        return session.query(sql)


def write(store: Store, table: Table, *written: Row) -> None:
    with store.tables.write() as session:
        session.upsert(table, written)


def test_a_row_with_the_same_key_is_replaced(tables: Store) -> None:
    write(tables, CASES, ("a", "filed", 1, b"\x00\xff"), ("b", None, None, None))
    write(tables, CASES, ("b", "decided", 2**60, b""), ("c", "金额 'x' 100% ?", -1, None))
    assert rows(tables) == [
        ("a", "filed", 1, b"\x00\xff"),
        ("b", "decided", 2**60, b""),
        ("c", "金额 'x' 100% ?", -1, None),
    ]


def test_of_two_rows_with_one_key_the_last_counts(tables: Store) -> None:
    write(tables, CASES, ("a", "filed", 1, None), ("b", "x", 1, None), ("a", "decided", 2, None))
    write(tables, LINKS, ("a", 1, "b"), ("a", 2, "c"), ("a", 1, "d"))
    assert rows(tables) == [("a", "decided", 2, None), ("b", "x", 1, None)]
    assert rows(tables, "SELECT * FROM links_of_a_rather_long_name_as_somebody_may_give ORDER BY number") == [
        ("a", 1, "d"),
        ("a", 2, "c"),
    ]


def test_a_table_that_is_only_a_key_takes_a_row_twice(tables: Store) -> None:
    write(tables, SEEN, ("a",), ("b",))
    write(tables, SEEN, ("b",), ("c",))
    assert rows(tables, "SELECT id FROM seen ORDER BY id") == [("a",), ("b",), ("c",)]


def test_nothing_is_written_for_no_rows(tables: Store) -> None:
    with tables.tables.write() as session:
        session.upsert(CASES, [])
        session.delete(CASES, [])
        assert session.lookup(CASES, ("id",), []) == []
    assert rows(tables) == []


def test_thousands_of_rows_are_written_looked_up_and_deleted(tables: Store) -> None:
    many = [(f"c{n % 1000}", n, f"t{n}") for n in range(5_000)]
    write(tables, LINKS, *many)
    keys = [row[:2] for row in many[::2]]
    with tables.tables.write() as session:
        found = session.lookup(LINKS, ("target", "number"), [*keys, *keys, ("c1", -1)])
        assert sorted(found) == sorted((row[2], row[1]) for row in many[::2])
        session.delete(LINKS, keys)
    assert rows(tables, "SELECT count(*) FROM links_of_a_rather_long_name_as_somebody_may_give") == [(2_500,)]


def test_a_query_takes_parameters_and_leaves_literals_alone(tables: Store) -> None:
    write(tables, CASES, ("a", "what?", 5, None), ("b", "100%", 6, None), ("c", "x", 7, b"z"))
    with tables.tables.read() as session:
        assert session.query("SELECT id FROM cases WHERE stage = 'what?' AND fines < ?", [6]) == [("a",)]
        assert session.query("SELECT id FROM cases WHERE stage LIKE '%\\%' ESCAPE '\\'") == [("b",)]
        assert session.query("SELECT id FROM cases WHERE proof = ? OR stage = ?", [b"z", "what?"]) == [("a",), ("c",)]
        assert session.query("SELECT 7 % 4, '?' || ?", ["x"]) == [(3, "?x")]
        assert session.query(
            "SELECT id FROM cases WHERE fines > ? ORDER BY fines DESC LIMIT ? OFFSET ?", [0, 1, 1]
        ) == [("b",)]


def test_an_exception_undoes_everything(tables: Store) -> None:
    def fail(session: Session) -> None:
        session.upsert(CASES, [("a", "filed", 1, None)])
        session.set_position("cases", 5)
        session.drop(SEEN)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), tables.tables.write() as session:
        fail(session)
    assert rows(tables) == []
    assert rows(tables, "SELECT * FROM seen") == []
    with tables.tables.read() as session:
        assert session.position("cases") == 0


def test_positions_move_both_ways_with_the_rows(tables: Store) -> None:
    for position in (7, 3, 3, 9):
        with tables.tables.write() as session:
            session.set_position("cases", position)
            assert session.position("cases") == position
    with tables.tables.read() as session:
        assert (session.position("cases"), session.position("other")) == (9, 0)


def test_a_table_can_be_dropped_and_created_anew(tables: Store) -> None:
    write(tables, CASES, ("a", "filed", 1, None))
    with tables.tables.write() as session:
        session.drop(CASES)
        session.drop(CASES)
        session.create(CASES)
    assert rows(tables) == []


def test_a_reader_sees_one_snapshot(durable_url: str) -> None:
    store = open_store(durable_url)
    with store.tables.write() as session:
        session.create(SEEN)
    with store.tables.read() as session:
        assert session.query("SELECT count(*) FROM seen") == [(0,)]
        write(store, SEEN, ("a",))
        assert session.query("SELECT count(*) FROM seen") == [(0,)]
    assert rows(store, "SELECT count(*) FROM seen") == [(1,)]
    store.close()


def test_characters_that_one_database_cannot_hold_are_replaced_on_all(tables: Store) -> None:
    write(tables, CASES, ("a\x00b", "x\x00", 1, b"\x00"))
    assert rows(tables) == [("a\ufffdb", "x\ufffd", 1, b"\x00")]
    with tables.tables.write() as session:
        assert session.lookup(CASES, ("fines",), [("a\x00b",)]) == [(1,)]
        session.delete(CASES, [("a\x00b",)])
    assert rows(tables) == []


@pytest.mark.parametrize("name", ["Cases", "a b", 'x"; DROP TABLE seen', "", "1a", "a" * 64])
def test_a_name_that_is_not_plain_is_refused(tables: Store, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"), tables.tables.write() as session:
        session.create(Table(name=name, columns=(Column("id", "text"),), key=("id",)))


def test_tables_created_by_several_at_once_all_come_up(durable_url: str) -> None:
    store = open_store(durable_url)
    failures: list[BaseException] = []

    def create() -> None:
        try:
            with store.tables.write() as session:
                session.create(CASES)
        except BaseException as error:  # noqa: BLE001 -- shown by the assertion
            failures.append(error)

    threads = [threading.Thread(target=create) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    store.close()
