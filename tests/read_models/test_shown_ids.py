"""Shown identity: whether the certificate was shown in the field, and the act code before entering."""

from domain.event import Event, with_data
from tests.projections.telling import told
from tests.read_models.disclosed import UNIT, a_store, entries, told_as

TWO = [{"id": "chen", "certificate": "cert-chen"}, {"id": "lin", "certificate": "cert-lin"}]


def task(when: str = "2025-03-03 08:00", party: dict[str, str] = UNIT) -> Event:
    data = {"task_number": "T", "ground": "plan", "party": party, "items": ["X-1"]}
    return told("v", when, with_data("inspection_task_issued.v1", data))


def started(when: str = "2025-03-03 10:00", **data: object) -> Event:
    usual: dict[str, object] = {"officers": TWO, "identity_shown": True}
    return told("v", when, with_data("inspection_started.v1", usual | data))


def minted(when: str = "2025-03-03 09:00") -> Event:
    return told("v", when, "act_code_minted.v1", code="C-1")


def shown(when: str = "2025-03-03 09:30", code: str = "C-1") -> Event:
    return told("v", when, "act_code_shown.v1", code=code)


def test_a_certificate_that_was_shown_is_on_record_with_its_number() -> None:
    found = told_as("shown_ids", task(), minted(), shown(), started())
    assert (found["certificates"], found["officers"], found["certified"]) == (["cert-chen", "cert-lin"], 2, True)
    assert (found["shown"], found["missing"], found["code_missing"]) == (True, False, False)


def test_one_that_was_not_shown_or_of_which_nothing_is_said_is_missing() -> None:
    assert told_as("shown_ids", started(identity_shown=False))["missing"] is True
    sealed = {"measure": "M", "officers": TWO, "inventory": "I"}
    found = told_as("shown_ids", told("v", "2025-03-03 10:00", with_data("property_sealed.v1", sealed)))
    assert (found["shown"], found["missing"]) == (None, True)


def test_an_inspection_from_afar_shows_no_certificate() -> None:
    afar = with_data("remote_inspection_performed.v1", {"officers": TWO, "means": "camera"})
    found = told_as("shown_ids", told("v", "2025-03-03 10:00", afar))
    assert (found["face_to_face"], found["missing"], found["code_needed"]) == (False, False, False)


def test_a_code_is_to_be_shown_before_entering_an_enterprise_from_2025_on() -> None:
    for events, needed, missing in (
        ((task(), minted(), started()), True, True),
        ((task(), minted(), shown("2025-03-03 10:30"), started()), True, True),
        ((task(), minted(), shown(code="C-9"), started()), True, True),
        ((task(), minted(), shown(), started()), True, False),
        ((task(party={"token": "p", "kind": "person"}), started()), False, False),
        ((task("2024-03-04 08:00"), started("2024-03-04 10:00")), False, False),
    ):
        found = told_as("shown_ids", *events)
        assert (found["code_needed"], found["code_missing"]) == (needed, missing)


def test_an_expired_certificate_and_an_assistant_are_told_apart() -> None:
    helper = {"id": "help", "auxiliary": True}
    found = told_as("shown_ids", started(officers=[*TWO, helper]))
    assert (found["officers"], found["certified"]) == (2, True)
    assert told_as("shown_ids", started("2028-01-05 10:00"))["certified"] is False


def test_a_code_that_is_told_late_counts_from_its_own_time() -> None:
    with a_store(task(), minted(), started(), shown()) as store:
        (found,) = entries(store, "shown_ids")
    assert found["code_missing"] is False
