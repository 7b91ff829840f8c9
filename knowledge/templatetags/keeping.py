"""Gives a form what keeps its typing: its key, the line that says whether it is kept, and older unsent typing."""

import json
from uuid import UUID

from django import template
from django.urls import reverse

from knowledge import keeping as kept
from knowledge.keeping import FormKey
from knowledge.models import UnfinishedForm

register = template.Library()
EXCERPT = 80
UNSAID = ("base", "onto", "seen", "version")  # fields of a form that are not typed


@register.inclusion_tag("knowledge/keeping.html", takes_context=True)
def keeping(
    context, name: str = "", address: str = "", url: str = "", key: str = "", row: UnfinishedForm | None = None,
    yet: str = "", asks: bool = True, ahead: list[UnfinishedForm] | None = None,
) -> dict:  # fmt: skip
    """Writes what a form needs beside its button: `{% keeping "reponse" address=here yet="pas encore envoyé" %}`.

    `name` tells the form from others of its `address`; `url` receives its typing, if not the usual one. `key` and `row`
    are those of continued typing. `yet` is shown after the hour. `asks`: whether older unsent typing is offered.
    `ahead`: the unsent forms of the whole page, if they were already read.
    """
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return {}
    form = kept.form_key(request, address, name, UUID(str(key)) if key else None)
    typed = ""
    found = kept.taken_up(request, form.slot) if asks and not key and request.method == "GET" else None
    if found:
        row, typed = found[0], json.dumps(found[0].answers)
        form = FormKey(form.user_id, row.key, form.slot)
    waiting = _waiting(request.user, form, ahead) if asks and request.method == "GET" else []
    return {
        "signed": form.signed,
        "url": url or reverse("keep_form"),
        "row": row,
        "typed": typed,
        "yet": yet,
        "waiting": [] if found else [offered(one) for one in waiting],
    }


def _waiting(user, form: FormKey, ahead: list[UnfinishedForm] | None) -> list[UnfinishedForm]:
    if ahead is None:
        return kept.waiting(user, form.slot, but=form.key)
    return [row for row in ahead if row.slot == form.slot and row.key != form.key][: kept.WAITING]


@register.filter
def offered(row: UnfinishedForm) -> dict:
    """Returns what lets a person recognise an unsent form, and the address where it continues."""
    form = FormKey(row.user_id, row.key, row.slot)
    words = [value.strip() for name, values in row.answers.items() for value in values if name not in UNSAID]
    title = next(iter(row.answers.get("title", [])), "").strip() or max(words, key=len, default="")
    excerpt = title if len(title) <= EXCERPT else f"{title[:EXCERPT]}…"
    return {"at": row.updated_at, "excerpt": excerpt, "address": form.address, "signed": form.signed, "key": row.key}
