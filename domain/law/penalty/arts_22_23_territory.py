"""APL arts 22–23: the organ of the place of the act has jurisdiction (地域管辖)."""

from domain.ids import covers
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G003",
    APL.article(22),
    APL.article(23),
    zh="违法行为发生地不在本机关辖区",
    en="The act was not done in the territory of the organ.",
)
def place_in_territory(territory: str, place: str | None, elsewhere_law: str | None = None) -> Reason | None:
    """Refuse an act done outside the organ's division, unless a law, regulation or departmental rule says otherwise.

    Both are division codes; a city's organ reaches its districts. ``elsewhere_law`` is what the catalogue cites.
    """
    if place is None:
        raise UndecidableError("案卷未载明违法行为发生地的行政区划", "the file does not state the division of the act")
    if covers(territory, place) or elsewhere_law is not None:
        return None
    return Reason(
        f"违法行为发生地{place}不在辖区{territory}内，应移送当地有管辖权的机关",
        f"The act was done in {place}, outside {territory}: transfer the case to the organ there.",
    )


NOT_CODED = {"23": "That organs of county level and above act by default is in the catalogue's kinds of organ (G001)."}
