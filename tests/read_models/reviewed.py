"""A case on its way through review, in few words."""

from domain.event import Event, with_data
from domain.law.three_systems.cl_13_review_points import ReviewPoint
from tests.projections.telling import filed, told

CASE = "r-1"
ALL_POINTS = [{"point": point.value} for point in ReviewPoint]


def step(when: str, fact: str, **data: object) -> Event:
    return told(CASE, when, with_data(f"{fact}.v1", data))


def opened(when: str = "2023-07-03 09:00") -> Event:
    return told(CASE, when, filed("杭立〔2023〕1号"))


def department(when: str, reviewer: str = "dept", *, passed: bool = True) -> Event:
    return step(when, "department_reviewed", reviewer=reviewer, passed=passed)


def submitted(when: str, **data: object) -> Event:
    return step(when, "legal_review_submitted", submitted_by="chen", **data)


def returned(when: str, reviewer: str = "jurist") -> Event:
    return step(when, "legal_review_returned", reviewer=reviewer, opinion="证据不足")


def passed(when: str, reviewer: str = "jurist", **data: object) -> Event:
    return step(when, "legal_review_passed", **({"reviewer": reviewer, "checklist": ALL_POINTS} | data))


def approved(when: str, approver: str = "head") -> Event:
    return step(when, "decision_approved", approver=approver)


def decided(when: str, fine: int = 3000) -> Event:
    return step(when, "penalty_decided", document="杭罚〔2023〕1号", fine=fine, kinds=["fine"])


def reviewed_and_decided() -> list[Event]:
    return [
        opened(),
        department("2023-07-12 09:00"),
        submitted("2023-07-12 10:00"),
        passed("2023-07-14 10:00"),
        approved("2023-07-17 09:00"),
        decided("2023-07-18 09:00"),
    ]
