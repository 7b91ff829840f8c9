"""Somebody else saved meanwhile: one page shows both texts, for the site's form and for the editor's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from itc_spaces.spaces import access
from itc_spaces.spaces.models import Space
from knowledge.compare import compare
from knowledge.merging import Merged
from knowledge.models import Resource
from knowledge.readings import label_of
from knowledge.staleness import base_of, format_base

CSRF = "csrfmiddlewaretoken"
ONTO = "onto"  # the field that holds the base of the text shown beside the person's own
CHOSEN = "choose-"  # before the name of a field that both changed; its value is « mine » or « theirs »
MERGE, IN_FORM = "merge", "in_form"
NOT_TYPED = (CSRF, ONTO, "base", "do", "action-publish", "overwrite_revision_id")


def both_texts(
    request: HttpRequest, *, space: Space, page: Resource, merged: Merged, editor: bool = False
) -> HttpResponse:
    """Shows both texts, and overwrites nothing: the form that the page holds says which fields to take."""
    theirs, touched = merged.theirs, merged.touched
    revision = page.latest_revision
    author = revision and revision.user
    taken = merged.taking(type(theirs).from_json(theirs.to_json()), touched)
    parts = compare(theirs.reading().without_files(), taken.reading().without_files()).changed
    shown = {part.key for part in parts}
    sent = ((name, value) for name, values in request.POST.lists() for value in values)
    # The editor's own fields already say which text the person started from.
    started = [] if editor else [("base", format_base(merged.base) if merged.base else "")]
    started.append((ONTO, format_base(base_of(page))))
    context = {
        "space": space,
        "page": page,
        "parts": [(part, part.key in merged.conflicts) for part in parts],
        "unseen": [_label(theirs, name) for name in merged.conflicts if name not in shown],
        "conflicts": merged.conflicts,
        "touched": touched,
        "other": author if author and author.pk in access.named_to(request.user, space.pk, [author.pk]) else None,
        "saved_at": revision.created_at if revision else None,
        "typed": [pair for pair in sent if pair[0] not in NOT_TYPED and not pair[0].startswith(CHOSEN)] + started,
        "address": request.path if editor else _edit_address(space, page),
        "editor": editor,
    }
    return render(request, "knowledge/stale.html", context, status=409)


def change(draft: Resource, *, request: HttpRequest, merged: Merged) -> None:
    """Writes on `draft` what the person chose on the page of both texts."""
    asked = request.POST.get("do")
    mine = [
        name
        for name in merged.touched
        if asked != MERGE or name not in merged.conflicts or request.POST.get(f"{CHOSEN}{name}") == "mine"
    ]
    merged.taking(draft, mine)


def _label(page: Resource, name: str) -> tuple[str, str]:
    return name, label_of(type(page), name)


def _edit_address(space: Space, page: Resource) -> str:
    from knowledge.composing import Place, form_address

    return form_address(Place(space), page.kind, page)
