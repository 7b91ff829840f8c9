"""Where an entry of a list is in use today, so that who retires it knows what keeps its word."""

from itc_spaces import access
from itc_spaces.models import Deployment, Organisation, Retirable, Seat, Territory, Topic, in_force
from knowledge.models import PracticeSheet
from knowledge.types import types

SHOWN = 5


def uses_of(entry: Retirable, viewer) -> list[str]:
    """Sentences, of what the viewer may see only; none for an entry that nothing uses."""
    if isinstance(entry, Organisation):
        seats = Seat.objects.filter(in_force("", access.today()), organisation=entry)
        return [*_in_spaces("Elle siège dans", seats), *_resources(_sheets(viewer, lead_organisation=entry))]
    if isinstance(entry, Territory):
        deployments = Deployment.objects.filter(in_force("", access.today()), territory=entry)
        return [*_in_spaces("C'est le territoire de", deployments), *_resources(_sheets(viewer, territory=entry))]
    if isinstance(entry, Topic):
        of_types = (known.model for known in types())
        return _resources(sum(access.visible_to(viewer, model).filter(topics=entry).count() for model in of_types))
    return []


def _in_spaces(beginning: str, rows) -> list[str]:
    titles = list(rows.order_by("space__title").values_list("space__title", flat=True).distinct()[: SHOWN + 1])
    others = ", et d'autres" if len(titles) > SHOWN else ""
    return [f"{beginning} {', '.join(titles[:SHOWN])}{others}."] if titles else []


def _sheets(viewer, **used) -> int:
    return access.visible_to(viewer, PracticeSheet).filter(**used).count()


def _resources(count: int) -> list[str]:
    if not count:
        return []
    return [f"{count} ressources que vous pouvez lire s'en servent." if count > 1 else "Une ressource s'en sert."]
