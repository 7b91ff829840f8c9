"""Merges the keywords of a department."""

from django.db import transaction
from django.db.models import QuerySet
from taggit.models import Tag
from wagtail.models import Page

from accounts.models import User
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.spaces import access
from itc_spaces.spaces.locking import lock_pages
from itc_spaces.spaces.models import Department
from itc_spaces.spaces.trace import Traced, trace
from knowledge.models import KeywordAlias, PageKeyword
from knowledge.typed_keywords import words_of
from web.refusals import Refused
from web.text import fold


@transaction.atomic
def merge_keyword(*, department: Department, actor: User, word: str, into: str) -> int:
    """Replaces `word` by `into` in the department's resources, now and later; returns how many the actor reads.

    Editions and other departments' resources keep their word.
    """
    locked_department(actor, department)
    words = words_of(into)
    if len(words) != 1:
        raise Refused("Écrivez un seul mot-clé, celui qui reste.")
    (kept,) = words
    if kept == word:
        raise Refused("C'est le même mot : écrivez celui qui le remplace.")
    own = Page.objects.filter(placement__space__record__department=department).values("pk")
    lock_pages(*{link.content_object_id for link in _links(own, word, kept)})
    links = _links(own, word, kept)  # read again under the lock: somebody may have shared a text meanwhile
    readable = set(access.visible_to(actor, Page).filter(pk__in=own).values_list("pk", flat=True))
    changed = len(readable.intersection(link.content_object_id for link in links))
    if not changed:
        raise Refused("Aucune ressource du département n'emploie ce mot aujourd'hui : rechargez la page.")
    tag, _ = Tag.objects.get_or_create(name=kept)
    _write(links, tag)
    _remember(department, fold(word), kept)
    trace(action=Traced.KEYWORD_MERGED, target=tag, actor=actor, data={"department": department.pk})
    return changed


def _links(own: QuerySet, word: str, kept: str) -> list[PageKeyword]:
    """Returns the links to any form of the word: the alias for « jardin » also holds for « Jardin »."""
    links = PageKeyword.objects.filter(content_object__in=own, folded=fold(word)).exclude(tag__name=kept)
    return list(links.select_related("tag"))


def _write(links: list[PageKeyword], tag: Tag) -> None:
    pages = [link.content_object_id for link in links]
    have_it = set(
        PageKeyword.objects.filter(content_object__in=pages, tag=tag).values_list("content_object", flat=True)
    )
    for link in links:
        if link.content_object_id in have_it:
            link.delete()
        else:
            have_it.add(link.content_object_id)
            link.tag = tag
            link.save(update_fields=["tag"])


def _remember(department: Department, word: str, kept: str) -> None:
    """Keeps the alias; none leads to another alias, or starts from the word that stays."""
    aliases = KeywordAlias.objects.filter(department=department)
    aliases.filter(word=fold(kept)).delete()
    for alias in aliases:
        if fold(alias.into) == word:
            alias.into = kept
            alias.save(update_fields=["into"])
    if word != fold(kept):
        aliases.update_or_create(department=department, word=word, defaults={"into": kept})
