"""APL arts 30–31: minors and those without capacity (责任能力)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G014",
    APL.article(30),
    core=True,
    zh="未成年人应不予/从轻减轻处罚",
    en="A minor must not be punished, or must be punished more lightly.",
)
def minor_spared_or_mitigated(age_band: str | None, *, mitigated: bool) -> Reason | None:
    """Refuse to punish a child under fourteen, or a minor of fourteen to seventeen without lightening or mitigation.

    ``age_band`` is the age at the act: ``under_14``, ``from_14_to_17`` or ``adult``; None where the file does not say.
    """
    if age_band is None:
        raise UndecidableError("案卷未载明当事人行为时的年龄段", "the file does not state the party's age at the act")
    if age_band == "under_14":
        return Reason(
            "当事人行为时不满十四周岁，应不予处罚并责令监护人加以管教",
            "The party was under fourteen: decide no penalty and have the guardian discipline the child.",
        )
    if age_band == "from_14_to_17" and not mitigated:
        return Reason(
            "当事人行为时已满十四周岁不满十八周岁，应载明从轻或者减轻",
            "The party was fourteen to seventeen: lighten or mitigate the penalty, and say so.",
        )
    return None


@guard(
    "G015",
    APL.article(31),
    zh="无责任能力者不予行政处罚",
    en="Who could not know or control what he did is not punished.",
)
def capable_at_the_act(capacity: str | None) -> Reason | None:
    """Refuse to punish a party found incapable at the act; nobody is taken for incapable without such a finding."""
    if capacity != "none":
        return None
    return Reason(
        "经认定当事人行为时不能辨认或者不能控制自己行为，应不予处罚并责令监护人看管和治疗",
        "The party could not know or control what it did: decide no penalty, and have the guardian see to it.",
    )


NOT_CODED = {
    "31 sentences 2, 3": "Lucid intervals and partial incapacity show in the finding and the mitigation grounds."
}
