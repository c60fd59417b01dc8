"""The remedy paragraph (救济告知) of a decision: what the party may do, by the law of the day of the decision."""

from datetime import date

from msgspec import Struct

from domain.law.penalty.art_59_remedies import Remedies, ReviewBody, remedies_on
from domain.law.penalty.art_67_term import PAYING_PERIOD
from domain.law.penalty.arts_72_73_surcharge import DAILY_RATE
from domain.law.statutes import chinese_number
from domain.penalty.remedies_told import RemediesTold
from domain.registers.facts import OrganKind, OrganRegistered, OrganRemedies


class Decision(Struct, frozen=True, kw_only=True):
    """Which decision the paragraph is for."""

    decided_on: date
    on_the_spot: bool
    fined: bool
    """True where there is a fine, so that payment and surcharge are told as well."""


class Paragraph(Struct, frozen=True):
    """The paragraph in both languages, and what a sealed document that carries it tells (G136)."""

    zh: str
    en: str
    told: RemediesTold


def remedy_paragraph(decision: Decision, organ: OrganRegistered) -> Paragraph:
    """Write the paragraph for a decision of an organ; raises NotInForceError before the Penalty Law of 2021.

    Who reviews, which court hears the suit and which bank takes the fine are the organ's own parameters; what the
    register does not say is told in the words of the law.
    """
    given = remedies_on(
        decision.decided_on, on_the_spot=decision.on_the_spot, township=organ.kind == OrganKind.TOWNSHIP
    )
    named = organ.remedies or OrganRemedies()
    zh, en = _remedies(given, named, township=organ.kind == OrganKind.TOWNSHIP)
    if decision.fined:
        more_zh, more_en = _payment(decision.decided_on, named)
        zh, en = zh + more_zh, f"{en} {more_en}"
    return Paragraph(zh, en, told(given))


def told(given: Remedies) -> RemediesTold:
    """Say what a sealed document that tells these remedies states of them."""
    return RemediesTold(
        review_days=given.review_days,
        suit_months=given.suit_months,
        review_first=given.review_first,
        suit_days_after_review=given.suit_days_after_review,
        bodies=tuple(sorted(given.bodies)),
    )


def _remedies(given: Remedies, named: OrganRemedies, *, township: bool) -> tuple[str, str]:
    bodies_zh, bodies_en = _bodies(given, named, township=township)
    court_zh, court_en = named.court or "有管辖权的人民法院", named.court or "the competent people's court"
    days, after = given.review_days or 0, given.suit_days_after_review or 0
    if given.review_first:
        zh = (
            f"如不服本决定，应当自收到本决定书之日起{chinese_number(days)}日内先向{bodies_zh}申请行政复议；对行政复议决定"
            f"不服的，可以自收到行政复议决定书之日起{chinese_number(after)}日内向{court_zh}提起行政诉讼。"
        )
        en = (
            f"Whoever does not accept this decision has to apply to {bodies_en} for review within {days} days of "
            f"receiving it, and may sue at {court_en} within {after} days of receiving the review decision."
        )
    else:
        months = given.suit_months or 0
        zh = (
            f"如不服本决定，可以自收到本决定书之日起{chinese_number(days)}日内向{bodies_zh}申请行政复议，也可以自收到"
            f"本决定书之日起{chinese_number(months)}个月内向{court_zh}提起行政诉讼。"
        )
        en = (
            f"Whoever does not accept this decision may apply to {bodies_en} for review within {days} days of "
            f"receiving it, or sue at {court_en} within {months} months of receiving it."
        )
    stays_zh = "行政复议、行政诉讼期间，本处罚决定不停止执行，法律另有规定的除外。"
    stays_en = "Review and suit do not stop execution, unless a law says otherwise."
    return zh + stays_zh, f"{en} {stays_en}"


def _bodies(given: Remedies, named: OrganRemedies, *, township: bool) -> tuple[str, str]:
    government_zh = named.government or ("县级人民政府" if township else "本级人民政府")
    government_en = named.government or ("the government of the county" if township else "the government of its level")
    if ReviewBody.SUPERIOR_DEPARTMENT not in given.bodies:
        return government_zh, government_en
    superior_zh = named.superior_department or "上一级主管部门"
    superior_en = named.superior_department or "the superior department"
    return f"{government_zh}或者{superior_zh}", f"{government_en} or {superior_en}"


def _payment(on: date, named: OrganRemedies) -> tuple[str, str]:
    days, rate = PAYING_PERIOD.on(on), DAILY_RATE.on(on)
    bank_zh, bank_en = named.bank or "指定的银行", named.bank or "the designated bank"
    zh = f"请自收到本决定书之日起{chinese_number(days)}日内到{bank_zh}或者通过电子支付系统缴纳罚款。"
    en = f"Pay the fine within {days} days of receiving this decision, at {bank_en} or electronically."
    if named.surcharge:
        zh += (
            f"到期不缴纳罚款的，每日按罚款数额的百分之{chinese_number(rate // 10)}加处罚款，"
            "加处罚款的数额不超出罚款的数额。"
        )
        en += f" What is not paid in time grows by {rate / 10:g} per cent of the fine a day, up to the fine itself."
    return zh, en
