"""The family of an edition among editions: the same for everybody, whatever members adapt inside."""

from django.db.models import Case, Q, QuerySet, Value, When

from knowledge.family import GENERATIONS, MOST, Kin
from knowledge.publication.models import Edition


def family_of_edition(edition: Edition) -> Kin:
    """Returns the eldest edition in force, with all its adaptations; words stand for a source without edition."""
    line, unseen = _ancestors(edition)
    eldest = _kin(line[-1], here=edition)
    _add_descendants(eldest, line, here=edition)
    if unseen:
        unseen.children.append(eldest)
    return unseen or eldest


def _editions() -> QuerySet[Edition]:
    return Edition.objects.select_related("publication__publisher").defer("reading", "html")


def _ancestors(edition: Edition) -> tuple[list[Edition], Kin | None]:
    line = [edition]
    for _ in range(GENERATIONS):
        youngest = line[-1]
        if not youngest.attribution:
            return line, None
        source = _editions().filter(publication=youngest.source_id, in_catalogue=True).first()
        if source is None:
            return line, Kin(youngest.attribution)
        line.append(source)
    return line, None


def _add_descendants(eldest: Kin, line: list[Edition], here: Edition) -> None:
    level, count = {line[-1].publication_id: eldest}, 1
    own = Case(When(publication__in=[one.publication_id for one in line], then=Value(0)), default=Value(1))
    for _ in range(GENERATIONS + len(line)):
        # The edition shown stands for its publication, even when the catalogue has a newer one.
        shown = Q(in_catalogue=True) & ~Q(publication=here.publication_id) | Q(pk=here.pk)
        rows = _editions().filter(shown, source__in=level).order_by(own, "accepted_at", "pk")[: MOST - count]
        below = {}
        for row in rows:
            child = _kin(row, here=here)
            level[row.source_id].children.append(child)
            below[row.publication_id] = child
        level, count = below, count + len(below)
        if not level or count >= MOST:
            return


def _kin(edition: Edition, here: Edition) -> Kin:
    return Kin(
        title=edition.title,
        place=edition.publication.publisher.name,
        url=edition.get_absolute_url(),
        kind=edition.kind,
        is_here=edition.pk == here.pk,
    )
