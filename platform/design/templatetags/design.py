"""What the components draw: the name of the platform, glyphs, covers, and the control of a form's field."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape  # Django's is ten times slower

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from design.audiences import AUDIENCES
from design.covers import cover as draw_cover
from design.glyphs import COLOURS, GLYPHS
from web.sizes import weight as weight_in_words

register = template.Library()

DRAWN = 256  # small drawings and labels kept as they were written: a list repeats them

# Beyond this, a limit is only worth saying to a person who reaches it.
LIMIT_WORTH_SAYING = 1000


@register.simple_tag
def site_name() -> str:
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
@lru_cache(DRAWN)
def glyph(name: str) -> SafeString:
    """A small drawing beside a word: `{% glyph "space" %}`; an unknown name draws nothing."""
    return format_html(
        '<svg class="glyph" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        GLYPHS.get(name, ""),
    )


@register.simple_tag
def kind_class(kind: str) -> str:
    """The classes of a kind's name: `class="{% kind_class page.kind %}"`."""
    return f"kind kind-{COLOURS[kind]}" if kind in COLOURS else "kind"


@register.simple_tag
@lru_cache(DRAWN)
def audience_label(audience: str, sentence: str = "", *, explained: bool = False) -> SafeString:
    """Who can see this, in a label and one sentence: `{% audience_label "SPACE" %}`; DRAFT, SPACE, NETWORK or PUBLIC.

    `sentence` is one that is more exact; where it is not `explained` it is told to screen readers and on hovering.
    """
    if audience not in AUDIENCES:
        return SafeString("")
    word, drawing, usual = AUDIENCES[audience]
    return format_html(
        '<span class="audience"><span class="label label-{}" title="{}">{}{}</span> <span{}>{}</span></span>',
        audience,
        sentence or usual,
        glyph(drawing),
        word,
        "" if explained else SafeString(' class="visually-hidden"'),
        sentence or usual,
    )


@register.simple_tag
def choices(name: str, options: Iterable) -> SafeString:
    """The boxes of a group of filters, each an <li>: a search page has a hundred of them, and a template takes long."""
    rows = (
        f'<li><label class="choice"><input type="checkbox" name="{escape(name)}" value="{escape(one.value)}"'
        f"{' checked' if one.selected else ''}> <span>{escape(str(one.label))}</span> "
        f'<span class="count">{one.count:d}'
        f'<span class="visually-hidden"> {"résultats" if one.count > 1 else "résultat"}</span></span></label></li>'
        for one in options
    )
    return mark_safe("\n".join(rows))


@register.simple_tag
def cover(topic_slug: str = "", seed: str = "") -> SafeString:
    """The drawn cover of a topic: `{% cover topic.slug %}`; with a seed (a title), a variant of it."""
    return draw_cover(str(topic_slug or ""), str(seed or ""))


@register.filter
def weight(size: int) -> str:
    """« 20,6 Mo », never cut at the end of a line."""
    return weight_in_words(size).replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def limit(field: BoundField) -> int | None:
    """How many characters a field takes, when that is worth saying beforehand."""
    most = getattr(field.field, "max_length", None)
    return most if most and most <= LIMIT_WORTH_SAYING and field.widget_type in {"text", "textarea"} else None


@register.filter
def described_by(field: BoundField) -> str:
    """Ids of what explains a field, as the field template writes them: its help or limit, then its errors."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text or limit(field) else []
    return " ".join(ids + ([f"{field.auto_id}_error"] if field.errors else []))


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's own control, tied to its explanation."""
    explained = described_by(field)
    given = field.field.widget.attrs
    if "maxlength" in given and field.widget_type in {"text", "textarea", "email"}:
        # A browser cuts what is pasted without a word: it is counted instead, and refused in words.
        given["data-limit"] = given.pop("maxlength")
    return field.as_widget(attrs={"aria-describedby": explained} if explained and not field.use_fieldset else {})
