from django import template

from itc_spaces.spaces import access

register = template.Library()


@register.simple_tag(takes_context=True)
def home_name(context) -> str:
    """What a person's first page is called. `context.request`: also within what is included « only »."""
    return "Mes thématiques" if access.is_only_invited(context.request.user) else "Mon ITC"


@register.simple_tag(takes_context=True)
def enters_spaces(context) -> bool:
    """Whether the pages of ITCs open for the reader; for the invited they are missing, so nothing links there."""
    return not access.is_only_invited(context.request.user)
