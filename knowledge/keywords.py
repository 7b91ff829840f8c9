"""The keywords in use, as one reader may know them."""

from django.db.models import Count, QuerySet
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from knowledge.models.keywords import PageKeyword, words_of_page, write_words
from web.alphabet import French
from web.text import fold

SUGGESTED = 20


def in_use(viewer: User, pages: QuerySet | None = None) -> QuerySet:
    """Returns (word, how many resources), the most frequent first, from the resources that the viewer may read.

    `pages` limits it to these pages.
    """
    readable = access.visible_to(viewer, Page)
    rows = PageKeyword.objects.filter(content_object__in=readable.values("pk"))
    if pages is not None:
        rows = rows.filter(content_object__in=pages.values("pk"))
    counted = rows.order_by().values_list("tag__name").annotate(count=Count("pk"))
    return counted.order_by("-count", French("tag__name"), "tag__name")


def suggested(viewer: User) -> list[str]:
    return [word for word, _ in in_use(viewer)[:SUGGESTED]]


def join_those_in_use(page, writer) -> None:
    """Writes a keyword as other resources write it, if the writer may read them: « qpv » becomes « QPV »."""
    words = words_of_page(page)
    if not words:
        return
    # The page's own spelling may change, so it does not count.
    elsewhere = in_use(writer, Page.objects.exclude(pk=page.pk) if page.pk else None)
    known = {fold(word): word for word, _ in reversed(list(elsewhere))}
    write_words(page, [known.get(fold(word), word) for word in words])
