"""APL art. 55: questioning and inspection are recorded (笔录)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G039",
    APL.article(55, paragraph=2),
    zh="询问或检查未制作笔录",
    en="No record was made of the questioning or inspection.",
)
def record_made_and_signed(record: str | None, signature: str | None) -> Reason | None:
    """Refuse questioning or inspection without a record, or with one neither signed nor marked as refused.

    ``signature`` is ``signed``, ``refused_noted`` or ``missing``; None where the file does not say.
    """
    if record is None:
        return Reason("没有笔录，应当场制作", "There is no record: make one on site.")
    if signature is None:
        raise UndecidableError(
            "案卷未载明笔录是否经核对签名", "the file does not say whether the record was checked and signed"
        )
    if signature == "missing":
        return Reason("笔录未经当事人签名，也未注明拒签", "The record is neither signed nor marked as refused.")
    return None


NOT_CODED = {"55(1)": "Showing the certificate is a guard of its own (G006)."}
