"""What organs publish about themselves, the catalogue as of a day with what is stale, and the figures of a year."""

from datetime import UTC, date, datetime

from msgspec import structs

from domain.event import Event
from domain.fact import Fact
from domain.ids import item
from domain.registers.duties import SceneListPublished, TownshipGrantPublished
from domain.registers.facts import CertificateExpired, CertificateIssued, CertificateSuspended
from domain.registers.rules import DiscretionTableActivated
from domain.registers.state import Registers
from projections.read_models.disclosure.catalogue import Basics, Listed, Section, listed
from projections.read_models.disclosure.statistics import basics_by_organ, counted, figures
from projections.read_models.question import Asked
from tests.projections.telling import BUREAU, LITTERING, RIVAL, certificate, littering, organ, told
from tests.read_models.disclosed import a_store, decided, entries, filed, on_the_spot, revoked

ALL = ["organ", "staff", "powers", "basis", "procedure", "remedies", "random_checks"]
DAY = date(2024, 6, 1)


def basics(when: str, contents: list[str]) -> Event:
    return told("organ", when, "basics_published.v1", contents=contents)


def stale(section: Section, *facts: Fact, basics: dict[str, Basics] | None = None, on: date = DAY) -> dict[str, object]:
    return {one.key: one.stale for one in listed(section, Registers(facts), basics or {}, on)}


def test_basics_that_lack_something_say_what() -> None:
    with a_store(basics("2023-02-01 09:00", ALL), basics("2023-03-01 09:00", ["organ"])) as store:
        late, early = entries(store, "organ_disclosures")
    assert early["lacking"] == []
    assert late["lacking"] == ["staff", "powers", "basis", "procedure", "remedies", "random_checks"]


def test_figures_are_due_by_the_end_of_january_and_that_is_from_memory() -> None:
    for when, late in (("2024-01-31 09:00", False), ("2024-02-01 09:00", True)):
        with a_store(told("organ", when, "annual_stats_published.v1", year=2023)) as store:
            (found,) = entries(store, "organ_disclosures")
        assert (found["due"], found["late"], found["due_grade"]) == ("2024-01-31", late, "M")


def test_an_organ_that_never_published_its_basics_is_stale() -> None:
    assert stale(Section.ORGANS, organ(BUREAU, "330106")) == {BUREAU: ("never_published",)}


def test_an_organ_whose_norms_changed_since_it_compared_them_is_stale_with_the_items() -> None:
    newer = structs.replace(littering(), effective_from=date(2024, 5, 1))
    facts = (organ(BUREAU, "330106"), littering(), newer)
    known = {BUREAU: Basics(date(2024, 1, 1), (), date(2024, 1, 1))}
    (found,) = listed(Section.ORGANS, Registers(facts), known, DAY)
    assert (found.stale, found.changed) == (("norm_changed",), (LITTERING,))
    (before,) = listed(Section.ORGANS, Registers(facts), known, date(2024, 4, 30))
    assert before.stale == ()
    compared = {BUREAU: Basics(date(2024, 5, 2), ("staff",), date(2024, 5, 2))}
    assert stale(Section.ORGANS, *facts, basics=compared) == {BUREAU: ("incomplete",)}


def test_certificates_are_listed_by_number_without_their_holders() -> None:
    (found,) = listed(Section.CERTIFICATES, Registers([certificate("chen")]), {}, DAY)
    assert found == Listed(
        key="cert-chen", name="cert-chen", valid_from=date(2023, 1, 1), valid_to=date(2027, 12, 31), organ=BUREAU
    )


def test_a_certificate_that_expired_or_is_suspended_is_stale_until_another_takes_its_place() -> None:
    one = certificate("chen")
    expired = CertificateExpired(certificate="cert-chen", expired_on=date(2024, 1, 1))
    suspended = CertificateSuspended(
        certificate="cert-chen", suspended_from=date(2024, 5, 1), suspended_to=date(2024, 6, 30)
    )
    other = CertificateIssued(
        certificate="new", officer="chen", organ=BUREAU, valid_from=date(2024, 2, 1), valid_to=date(2026, 1, 1)
    )
    assert stale(Section.CERTIFICATES, one, expired) == {"cert-chen": ("certificate_expired",)}
    assert stale(Section.CERTIFICATES, one, expired, other) == {"new": ()}
    assert stale(Section.CERTIFICATES, one, suspended) == {"cert-chen": ("certificate_suspended",)}
    assert stale(Section.CERTIFICATES, one, suspended, on=date(2024, 7, 1)) == {"cert-chen": ()}
    assert stale(Section.CERTIFICATES, one, on=date(2028, 1, 1)) == {"cert-chen": ("certificate_expired",)}
    assert stale(Section.CERTIFICATES, one, on=date(2022, 12, 31)) == {}


def test_an_item_that_ended_without_another_or_became_lawful_is_stale() -> None:
    ended = structs.replace(littering(), effective_to=date(2024, 1, 31))
    lawful = structs.replace(littering(), lawful_from=date(2024, 3, 1))
    assert stale(Section.POWERS, littering()) == {LITTERING: ()}
    assert stale(Section.POWERS, ended) == {LITTERING: ("ended",)}
    assert stale(Section.POWERS, ended, on=date(2024, 1, 31)) == {LITTERING: ()}
    assert stale(Section.POWERS, lawful) == {LITTERING: ("no_longer_unlawful",)}


def test_a_grant_that_was_not_made_public_is_stale() -> None:
    grant = TownshipGrantPublished(
        township="town", items=(item("A"), item("B")), document="D", effective_from=date(2024, 1, 1)
    )
    assert stale(Section.POWERS, grant) == {"town/D": ("unpublished",)}
    assert stale(Section.POWERS, structs.replace(grant, published_url="u")) == {"town/D": ()}


def test_a_discretion_table_older_than_its_norm_or_unpublished_is_stale() -> None:
    table = DiscretionTableActivated(
        item=LITTERING, tiers=(), issuer="city", document="T", effective_from=date(2023, 2, 1), published_on=None
    )
    key = f"{LITTERING}//T"
    assert stale(Section.PROCEDURES, littering(), table)[key] == ("unpublished",)
    public = structs.replace(table, published_on=date(2023, 2, 1))
    newer = structs.replace(littering(), effective_from=date(2024, 5, 1))
    assert stale(Section.PROCEDURES, littering(), public)[key] == ()
    assert stale(Section.PROCEDURES, littering(), newer, public)[key] == ("norm_changed",)
    assert "ZJHZ-2024.01" in stale(Section.PROCEDURES)


def test_a_scene_that_ended_is_stale() -> None:
    scene = SceneListPublished(
        scene="餐饮",
        organs=(BUREAU,),
        items=(LITTERING,),
        lead_organ=BUREAU,
        frequency=2,
        effective_from=date(2023, 1, 1),
        effective_to=date(2023, 12, 31),
    )
    assert stale(Section.RANDOM_CHECKS, scene) == {"餐饮": ("ended",)}
    newer = structs.replace(scene, effective_from=date(2024, 1, 1), effective_to=None)
    assert stale(Section.RANDOM_CHECKS, scene, newer) == {"餐饮": ()}


def test_the_last_basics_by_a_day_count() -> None:
    events = (basics("2023-02-01 09:00", ALL), basics("2023-03-01 09:00", ["organ"]))
    with a_store(*events) as store, store.tables.read() as session:
        of_day = [
            basics_by_organ(session, store.log, Asked(as_of=datetime(2023, month, 15, tzinfo=UTC)))
            for month in (1, 2, 3)
        ]
    assert [bool(known.get(BUREAU) and known[BUREAU].lacking) for known in of_day] == [False, False, True]
    assert of_day[0] == {}


def test_the_figures_of_a_year_count_each_fact_of_the_year_once() -> None:
    events = (
        filed("a"),
        decided("a", kinds=["warning", "fine", "confiscation_of_gains"], confiscated=5_00),
        revoked("2023-09-01 09:00", "a"),
        on_the_spot(),
        filed("b"),
        decided("b", when="2024-01-02 09:00"),
        told("i", "2023-08-01 09:00", "inspection_finished.v1", has_violation=True),
        told("organ", "2024-01-20 09:00", "annual_stats_published.v1", year=2023),
    )
    with a_store(*events) as store, store.tables.read() as session:
        _, rows = counted(session, store.log, 2023, Asked())
        known = Registers([organ(BUREAU, "330106"), organ(RIVAL, "330105")])
        out = figures(session, store.log, 2023, known, date(2024, 3, 1))
    assert [(row.act, row.detail, row.count, row.amount) for row in rows] == [
        ("check", "violation", 1, 0),
        ("penalty", "ordinary", 1, 0),
        ("penalty", "simple", 1, 0),
        ("penalty_kind", "confiscation_of_gains", 1, 5_00),
        ("penalty_kind", "fine", 1, 2000_00),
        ("penalty_kind", "warning", 2, 0),
        ("penalty_undone", "revoked", 1, 0),
    ]
    assert [(one.organ, one.published_on, one.late) for one in out] == [
        (RIVAL, None, True),
        (BUREAU, date(2024, 1, 20), False),
    ]
