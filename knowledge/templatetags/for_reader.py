"""Titles and names, as one reader may know them."""

from django import template
from wagtail.models import Page

from itc_spaces.spaces import access
from knowledge.experience import names_author
from knowledge.models import Feedback
from knowledge.texts import title_shown

register = template.Library()
register.filter(title_shown)


@register.filter
def title_for(page: Page | None, reader) -> str:
    """Returns the shared title, a draft's title for people who read drafts, or « une ressource » for other readers."""
    row = page and access.visible_to(reader, Page).filter(pk=page.pk).first()
    return title_shown(row) if row else "une ressource"


@register.filter
def author_for(feedback: Feedback, reader) -> str:
    return feedback.author_name if names_author(reader, feedback) else "Une personne qui a un compte"
