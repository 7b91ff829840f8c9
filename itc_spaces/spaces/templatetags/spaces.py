from django import template

from itc_spaces.spaces import access

register = template.Library()


@register.simple_tag(takes_context=True)
def home_name(context) -> str:
    """Returns the name of the person's first page. `context.request` also exists in what is included « only »."""
    return "Mes thématiques" if access.is_only_invited(context.request.user) else "Mon ITC"


@register.simple_tag(takes_context=True)
def enters_spaces(context) -> bool:
    """Returns whether ITC pages open for the reader; for invited people they are missing, so nothing links there."""
    return not access.is_only_invited(context.request.user)
