"""APL art. 59: what the decision document states, and its seal (决定书)."""

from collections.abc import Collection
from enum import StrEnum

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL, ESL, SC716


class DocumentContent(StrEnum):
    """What the decision document states (APL art. 59(1))."""

    PARTY = "party"
    """Name and address of the party."""
    FACTS_AND_EVIDENCE = "facts_and_evidence"
    KIND_AND_BASIS = "kind_and_basis"
    PERFORMANCE = "performance"
    """Way and term."""
    REMEDIES = "remedies"
    """Ways and terms."""
    ORGAN_AND_DATE = "organ_and_date"


class SealCheck(StrEnum):
    """What verifying an electronic seal showed."""

    VALID = "valid"
    ALTERED = "altered"
    """The document was changed after it was sealed."""
    CERTIFICATE_INVALID = "certificate_invalid"
    """The certificate was not valid when it sealed."""


@guard(
    "G064",
    APL.article(59, paragraph=1),
    core=True,
    zh="决定书缺少法定载明事项",
    en="The decision document leaves out what the law wants in it.",
)
def document_states_all(contents: Collection[str]) -> Reason | None:
    """Refuse a decision document that leaves out one of the six items; empty where the file does not say."""
    if not contents:
        raise UndecidableError("案卷未列明决定书载明的事项", "the file does not list what the document states")
    if missing := [item.value for item in DocumentContent if item not in contents]:
        return Reason(f"决定书缺少{'、'.join(missing)}", f"The document leaves out {', '.join(missing)}.")
    return None


@guard(
    "G065",
    APL.article(59, paragraph=2),
    ESL.article(13),
    ESL.article(14),
    SC716.article(8),
    SC716.article(9),
    core=True,
    zh="决定书未加盖行政机关印章或签章无效",
    en="The decision document has no seal of the organ, or its electronic seal is not valid.",
)
def document_sealed(check: str | None, *, sealed: bool, electronic: bool) -> Reason | None:
    """Refuse a decision document without seal, or with an electronic seal that does not verify.

    ``check`` is what verification showed: ``valid``, ``altered`` or ``certificate_invalid``.
    """
    if not sealed:
        return Reason("决定书未加盖行政机关印章，应先签章", "The document bears no seal: seal it first.")
    if not electronic or check == SealCheck.VALID:
        return None
    if check is None:
        raise UndecidableError("案卷未载明电子签章验证结果", "the file does not say what verifying the seal showed")
    if check == SealCheck.ALTERED:
        return Reason("签章后文件被改动，签章无效", "The document was changed after sealing: the seal is not valid.")
    return Reason("签章时证书无效", "The certificate was not valid when it sealed.")


NOT_CODED = {"59(1) truth of contents": "Whether what is stated is true shows in the file it comes from."}
