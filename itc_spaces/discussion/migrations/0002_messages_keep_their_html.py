"""The HTML of a message is made once: those already written keep, to the letter, what they show."""

import re

from django.db import migrations, models

_BARE_ADDRESS = re.compile(r"(?<![<(\[\w/])(https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»'\"*_])")
_OUTSIDE = re.compile(r"(?:https?|mailto):", re.I)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
AT_ONCE = 500


def shown_until_now():
    """Light Markdown, as messages were shown until then. Imported here: nothing else needs it any more."""
    import nh3
    from markdown_it import MarkdownIt

    rules = ["emphasis", "list", "link", "newline", "escape", "autolink"]
    markdown = MarkdownIt("zero", {"breaks": True}).enable(rules)
    cleaner = nh3.Cleaner(
        tags={"p", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "h4", "a", "br"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        attribute_filter=lambda tag, name, value: value if name != "href" or _OUTSIDE.match(value) else None,
        link_rel="noopener noreferrer nofollow",
    )
    return lambda text: cleaner.clean(_UNSEEN.sub("", markdown.render(_BARE_ADDRESS.sub(r"<\1>", text)))).strip()


def fill(apps, schema_editor):
    rows = apps.get_model("discussion", "Contribution").objects
    shown = None
    for name in ("body", "withheld"):
        todo, last = rows.exclude(**{name: ""}).only("pk", name).order_by("pk"), 0
        while batch := list(todo.filter(pk__gt=last)[:AT_ONCE]):
            shown, last = shown or shown_until_now(), batch[-1].pk
            for row in batch:
                setattr(row, html_of(name), shown(getattr(row, name)))
            rows.bulk_update(batch, [html_of(name)])


def html_of(name: str) -> str:
    return "html" if name == "body" else "withheld_html"


class Migration(migrations.Migration):
    dependencies = [("discussion", "0001_initial")]

    operations = [
        migrations.AddField("contribution", "html", models.TextField(blank=True, default="", editable=False), False),
        migrations.AddField(
            "contribution", "withheld_html", models.TextField(blank=True, default="", editable=False), False
        ),
        # Backwards there is nothing to do: what was typed is still there.
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            "contribution",
            models.CheckConstraint(
                condition=models.Q(("body", ""), ("html", ""))
                | models.Q(models.Q(("body", ""), _negated=True), models.Q(("html", ""), _negated=True)),
                name="contribution_html_with_its_body",
            ),
        ),
    ]
