from django import template
from django.utils.safestring import mark_safe

from web.fragments import rendered

register = template.Library()


@register.simple_tag(takes_context=True)
def fragments(context, place: str, **shown) -> str:
    """Shows what apps registered for this place: `{% fragments "space" space=page %}`."""
    return mark_safe("".join(rendered(place, context["request"], **shown)))
