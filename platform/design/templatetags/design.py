"""The tags that components use: the platform's name, glyphs, covers, and the control of a form's field."""

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

DRAWN = 256  # small drawings and labels kept as HTML, because lists repeat them

# A longer limit is only told to a person who reaches it.
LIMIT_WORTH_SAYING = 1000


@register.simple_tag
def site_name() -> str:
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
@lru_cache(DRAWN)
def glyph(name: str) -> SafeString:
    """Draws beside a word: `{% glyph "space" %}`; an unknown name draws nothing."""
    return format_html(
        '<svg class="glyph" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        GLYPHS.get(name, ""),
    )


@register.simple_tag
def kind_class(kind: str) -> str:
    """Returns the classes of a kind's name: `class="{% kind_class page.kind %}"`."""
    return f"kind kind-{COLOURS[kind]}" if kind in COLOURS else "kind"


@register.simple_tag
@lru_cache(DRAWN)
def audience_label(audience: str, sentence: str = "", *, explained: bool = False) -> SafeString:
    """Writes who can see something, as a label and a sentence: `{% audience_label "SPACE" %}`; or DRAFT, NETWORK,
    PUBLIC.

    `sentence` replaces the usual sentence by a more exact one. If it is not `explained`, the sentence is only told to
    screen readers and on hovering.
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
    """Writes the boxes of a group of filters, each an <li>; in Python, because a search page has a hundred of them."""
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
    """Draws the cover of a topic: `{% cover topic.slug %}`; with a seed (a title), a variant of it."""
    return draw_cover(str(topic_slug or ""), str(seed or ""))


@register.filter
def weight(size: int) -> str:
    """Writes « 20,6 Mo », which never breaks at the end of a line."""
    return weight_in_words(size).replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def limit(field: BoundField) -> int | None:
    """Returns how many characters a field takes, if people should know it beforehand; else None."""
    most = getattr(field.field, "max_length", None)
    return most if most and most <= LIMIT_WORTH_SAYING and field.widget_type in {"text", "textarea"} else None


@register.filter
def described_by(field: BoundField) -> str:
    """Returns the ids of a field's help (or limit) and errors, as the field template writes them."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text or limit(field) else []
    return " ".join(ids + ([f"{field.auto_id}_error"] if field.errors else []))


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """Writes the field's own control, tied to its explanation."""
    explained = described_by(field)
    given = field.field.widget.attrs
    if "maxlength" in given and field.widget_type in {"text", "textarea", "email"}:
        # With `maxlength` a browser silently cuts what is pasted; our script counts instead, and a sentence refuses.
        given["data-limit"] = given.pop("maxlength")
    return field.as_widget(attrs={"aria-describedby": explained} if explained and not field.use_fieldset else {})
