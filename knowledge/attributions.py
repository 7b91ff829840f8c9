"""The words that say what an adaptation was taken from, chosen for each reader each time.

`Reuse.attribution` keeps the source's title and ITC of that day. Some readers may know them: the adapting ITC; the
people who may read the source; everybody, when the source is an edition; the network, once a person who may share the
source agreed to name it there. The others read the words of the source's public edition, or only that there is a
source.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement
from knowledge.models import Reuse
from knowledge.published import editions

OF_ANOTHER_ITC = "Adapté d'une ressource d'une autre ITC"
OF_THE_SAME_ITC = "Adapté d'une autre ressource de la même ITC"
OF_ANOTHER = "Adapté d'une autre ressource"


@dataclass(frozen=True)
class Words:
    """`url` leads to the source's edition; it is empty without an edition."""

    text: str
    url: str = ""
    kind: str = ""

    @property
    def origin(self) -> str:
        """Returns what follows « repris »: « de « Le café », ITC A », « d'une ressource d'une autre ITC »."""
        said = self.text.removeprefix("D'après ").removeprefix("Adapté d'")
        return f"d'{said}" if said.startswith("une ") else f"de {said}"


def public_edition_of(reuse: Reuse):
    """Returns the source's newest edition in force, which anybody may know; None without one."""
    return editions().of_source(reuse)


def words_of_edition(edition) -> str:
    numbered = f"édition {edition.number} ({edition.accepted_at:%Y})"
    return f"D'après « {edition.title} », {edition.publication.publisher.name}, {numbered}"


def words_for(viewer: User, reuse: Reuse) -> Words:
    """Returns the words that this reader may know today."""
    edition = public_edition_of(reuse)
    address = {"url": edition.get_absolute_url(), "kind": edition.kind} if edition else {}
    if reuse.source_edition_id or _is_known_to(viewer, reuse):
        return Words(reuse.attribution, **address)
    return Words(words_of_edition(edition) if edition else words_unnamed(reuse), **address)


def _is_known_to(viewer: User, reuse: Reuse) -> bool:
    """Tells whether the viewer may know the source's name; the adapting ITC keeps the text, and so knows it."""
    if reuse.is_named and access.is_of_network(viewer):
        return True
    took = access.permitted(viewer, Action.SHARE, Page).filter(pk=reuse.adaptation_id)
    return took.exists() or access.visible_to(viewer, Page).filter(pk=reuse.source_page_id).exists()


def words_unnamed(reuse: Reuse) -> str:
    spaces = Placement.objects.filter(page__in=filter(None, (reuse.source_page_id, reuse.adaptation_id)))
    known = list(spaces.values_list("space", flat=True))
    if len(known) < 2:
        return OF_ANOTHER
    return OF_THE_SAME_ITC if len(set(known)) == 1 else OF_ANOTHER_ITC


# ── naming a source: the site asks the person who shares or submits ──


def to_be_named(actor: User, page: Page, *, in_public: bool) -> Reuse | None:
    """Returns the reuse whose source would be named to readers who cannot see it; None when there is nothing to ask.

    Only people who may share the source are asked, because they may tell its name; for others it stays unnamed.
    """
    reuse = Reuse.objects.filter(adaptation=page.pk, source_edition=None, source_page__isnull=False).first()
    if reuse is None or _is_told_already(reuse, in_public):
        return None
    return reuse if access.permitted(actor, Action.SHARE, Page).filter(pk=reuse.source_page_id).exists() else None


def _is_told_already(reuse: Reuse, in_public: bool) -> bool:
    if public_edition_of(reuse):
        return True
    on_network = Placement.objects.filter(
        page=reuse.source_page_id, audience=Audience.NETWORK, binned_at__isnull=True
    )  # fmt: skip
    return not in_public and on_network.exists()


def showing(viewer: User, reuses: QuerySet[Reuse]) -> QuerySet[Reuse]:
    """Adds to each row whether its reader may read the source (`shows_source`) or an edition (`shows_edition`)."""
    return reuses.annotate(
        shows_source=Exists(access.visible_to(viewer, Page).filter(pk=OuterRef("source_page"))),
        shows_edition=editions().show_source(),
    )
