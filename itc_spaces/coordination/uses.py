"""Tells where a list's entry is used today, so that the person who retires it knows what keeps the word."""

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Deployment, Organisation, Retirable, Seat, Territory, Topic, in_force
from knowledge.models import PracticeSheet, Public
from knowledge.types import types
from web.alphabet import French

SHOWN = 5


def uses_of(entry: Retirable, viewer: User) -> list[str]:
    """Returns sentences about uses that the viewer may see; none for an unused entry."""
    if isinstance(entry, Organisation):
        seats = Seat.objects.filter(in_force("", access.today()), organisation=entry)
        return [*_in_spaces("Elle siège dans", seats), *_resources(_sheets(viewer, lead_organisation=entry))]
    if isinstance(entry, Territory):
        deployments = Deployment.objects.filter(in_force("", access.today()), territory=entry)
        return [*_in_spaces("C'est le territoire de", deployments), *_resources(_sheets(viewer, territory=entry))]
    if isinstance(entry, Topic):
        of_types = (known.model for known in types())
        return _resources(sum(access.visible_to(viewer, model).filter(topics=entry).count() for model in of_types))
    if isinstance(entry, Public):
        return _resources(_sheets(viewer, publics=entry))
    return []


def _in_spaces(beginning: str, rows) -> list[str]:
    titles = list(rows.order_by(French("space__title")).values_list("space__title", flat=True).distinct()[: SHOWN + 1])
    others = ", et d'autres" if len(titles) > SHOWN else ""
    return [f"{beginning} {', '.join(titles[:SHOWN])}{others}."] if titles else []


def _sheets(viewer: User, **used) -> int:
    return access.visible_to(viewer, PracticeSheet).filter(**used).count()


def _resources(count: int) -> list[str]:
    if not count:
        return []
    return [f"{count} ressources que vous pouvez lire s'en servent." if count > 1 else "Une ressource s'en sert."]
