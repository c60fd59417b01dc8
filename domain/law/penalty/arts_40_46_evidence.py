"""APL arts 40 and 46: what evidence is, and which evidence counts (证据)."""

from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL

KINDS: Final = frozenset(
    {
        "document",
        "object",
        "audiovisual",
        "electronic",
        "witness",
        "party_statement",
        "appraisal",
        "scene_record",
    }
)
"""The eight kinds of art. 46(1)."""


class Piece(Struct, frozen=True):
    """A piece of evidence on which facts rest."""

    evidence: str
    verified: bool
    excluded: bool


@guard(
    "G033",
    APL.article(46, paragraph=1),
    core=True,
    zh="证据种类或要素不全",
    en="The kind of evidence, its collector, source, place or digest is missing.",
)
def evidence_is_whole(
    kind: str, collectors: Collection[str], origin: str | None, place: str | None, digest: str
) -> Reason | None:
    """Refuse evidence of no kind of art. 46(1), or without collector, source or digest."""
    if kind not in KINDS:
        return Reason(f"“{kind}”不是法定证据种类", f"{kind} is none of the eight kinds of evidence.")
    missing = [
        (zh, en)
        for zh, en, there in (
            ("收集人", "collector", collectors),
            ("来源", "source", origin),
            ("摘要值", "digest", digest),
        )
        if not there
    ]
    if missing:
        return Reason(
            f"未记载{'、'.join(zh for zh, _ in missing)}，应予补充",
            f"Not on record: {', '.join(en for _, en in missing)}. Add it.",
        )
    if place is None:
        raise UndecidableError("未记载收集地点", "the place of collection is not on record")
    return None


@guard(
    "G034",
    APL.article(46, paragraph=2),
    APL.article(46, paragraph=3),
    APL.article(40),
    core=True,
    zh="证据未查证属实或系非法取得",
    en="Facts rest on evidence that was not verified or was obtained illegally.",
)
def facts_rest_on_verified_evidence(pieces: Iterable[Piece] | None) -> Reason | None:
    """Refuse facts that rest on evidence which was excluded, or not verified; None where the file lists none."""
    if pieces is None:
        raise UndecidableError(
            "案卷未列明认定事实所依据的证据", "the file does not list the evidence on which the facts rest"
        )
    used = list(pieces)
    if excluded := [p.evidence for p in used if p.excluded]:
        return Reason(
            f"证据{'、'.join(excluded)}已被排除，不得作为认定事实的根据",
            f"Evidence {', '.join(excluded)} was excluded and must not be relied on.",
        )
    if unverified := [p.evidence for p in used if not p.verified]:
        return Reason(
            f"证据{'、'.join(unverified)}未经查证属实，应先查证",
            f"Evidence {', '.join(unverified)} was not verified: verify it first.",
        )
    return None


NOT_CODED = {"40 insufficient evidence": "Whether evidence suffices is weighed by people: review and hearing (G059)."}
