"""Keywords: words that writers choose freely, unlike the controlled topics."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, Tag

from itc_spaces.spaces.models import Department
from knowledge.typed_keywords import LONGEST
from web.text import fold


class PageKeyword(ItemBase):
    """A keyword on a resource of any type. Its key is to the page, so that the page's revisions hold it."""

    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="keyword_links")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="page_keywords")
    # The word as it is compared: other spellings are found without reading all words.
    folded = models.TextField(default="", editable=False)

    class Meta:
        verbose_name = "mot-clé d'une ressource"
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="page_keyword_once")]
        indexes = [models.Index(fields=["folded"], name="page_keyword_folded")]

    def __str__(self) -> str:
        return self.tag.name

    def save(self, *args, update_fields=None, **kwargs):
        self.folded = fold(self.tag.name)
        if update_fields is not None and "tag" in update_fields:
            update_fields = {*update_fields, "folded"}
        super().save(*args, update_fields=update_fields, **kwargs)


class KeywordAlias(models.Model):
    """A merge by a coordination: in its department `word` becomes `into`, in old revisions too."""

    department = models.ForeignKey(Department, models.CASCADE, related_name="+")
    word = models.CharField("mot remplacé", max_length=LONGEST)
    into = models.CharField("mot gardé", max_length=LONGEST)

    class Meta:
        verbose_name = "mot-clé fusionné"
        constraints = [models.UniqueConstraint(fields=["department", "word"], name="keyword_alias_once")]

    def __str__(self) -> str:
        return f"{self.word} → {self.into}"


def words_of_page(page) -> list[str]:
    return [link.tag.name for link in page.keyword_links.select_related("tag").all()]


def write_words(page, words: list[str]) -> None:
    words = list(dict.fromkeys(words))
    if words != words_of_page(page):
        page.keywords.set(words)


def follow_aliases(page) -> None:
    """Replaces the keywords that the page's department merged, before any text is written."""
    words = words_of_page(page)
    # A new page has a path in the tree before it has a key.
    if not words or not (page.pk or page.path):
        return
    space = "department__space_records__space"
    place = {f"{space}__space_placements__page": page.pk} if page.pk else {space: page.get_parent().pk}
    merged = KeywordAlias.objects.filter(word__in={fold(word) for word in words}, **place)
    into = dict(merged.values_list("word", "into"))
    write_words(page, [into.get(fold(word), word) for word in words])
