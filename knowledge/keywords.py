"""The keywords in use, as one reader may know them."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from knowledge.models.keywords import PageKeyword, words_of_page, write_words
from web.alphabet import French
from web.text import fold

SUGGESTED = 20


def in_use(viewer: User, links: QuerySet[PageKeyword] | None = None) -> QuerySet:
    """Returns (word, how many resources), the most frequent first, from the resources that the viewer may read.

    `links` limits it to these.
    """
    links = PageKeyword.objects.all() if links is None else links
    readable = access.visible_to(viewer, Page)
    rows = links.filter(content_object__in=readable.values("pk"))
    counted = rows.order_by().values_list("tag__name").annotate(count=Count("pk"))
    return counted.order_by("-count", French("tag__name"), "tag__name")


def suggested(viewer: User) -> list[str]:
    return [word for word, _ in in_use(viewer)[:SUGGESTED]]


def join_those_in_use(page, writer) -> None:
    """Writes a keyword as other resources write it, if the writer may read them: « qpv » becomes « QPV »."""
    if words := words_of_page(page):
        known = written_elsewhere(page, writer, words)
        write_words(page, [known.get(fold(word), word) for word in words])


def written_elsewhere(page, writer: User, words: Iterable[str]) -> dict[str, str]:
    """Returns, for each folded word, its most frequent spelling on other pages; the page's own may change."""
    links = PageKeyword.objects.filter(folded__in={fold(word) for word in words})
    rows = in_use(writer, links=links.exclude(content_object=page.pk) if page.pk else links)
    return {fold(word): word for word, _ in reversed(list(rows))}
