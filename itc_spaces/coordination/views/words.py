"""The page of changes to shared words: the proposals, and the answer of each coordination."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from itc_spaces.coordination import actions, shared_words
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.membership.models import OPEN_CHANGE, WordChange
from itc_spaces.spaces.models import Department
from itc_spaces.spaces.views import coordinated_department
from web.attempts import tried
from web.refusals import Refused
from web.routes import GET, POST, Rule, route

SHOWN = 30
ANSWERS = {"agree": actions.agree_to_change, "withdraw": actions.withdraw_change}


@route(Rule.OBJECT, GET)
def changes(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    rows = WordChange.objects.select_related("department", "proposed_by", "content_type").prefetch_related("agreed")
    waiting = rows.filter(OPEN_CHANGE)
    shown = {
        "department": department,
        "waiting": [_shown(row, department) for row in waiting],
        "past": [_shown(row, department) for row in rows.exclude(pk__in=waiting.values("pk"))[:SHOWN]],
    }
    return render(request, "coordination/word_changes.html", shown)


def _shown(change: WordChange, department) -> dict:
    model = change.content_type.model_class()
    into = model._default_manager.filter(pk=change.into).first() if change.kind == ChangeKind.MERGE else None
    agreed = list(change.agreed.all())
    return {
        "change": change, "word": change.word, "label": shared_words.words_of(model).label, "into": into,
        "new": ", ".join(change.text.splitlines()), "agreed": agreed,
        "is_ours": change.department_id == department.pk, "is_agreed": department in agreed,
    }  # fmt: skip


@route(Rule.OBJECT, POST)
def answer(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    department = coordinated_department(request.user, code)
    act = ANSWERS.get(request.POST.get("do", ""))
    with tried(request):
        if act is None:
            raise Refused("Choisissez une réponse dans la page.")
        act(change=get_object_or_404(WordChange, pk=pk), department=department, actor=request.user)
        messages.success(request, "C'est noté.")
    return redirect("word_changes", code)


def propose(
    request: HttpRequest, department: Department, word: Model, kind: ChangeKind, *, text: str = "",
    into: Model | None = None,
) -> Refused | None:  # fmt: skip
    """Proposes a change and tells its result; returns the refusal, if any."""
    with tried() as attempt:
        change = actions.propose_change(
            department=department, actor=request.user, word=word, kind=kind, text=text, into=into
        )
        _say(request, change)
    return attempt.refusal


def _say(request: HttpRequest, change: WordChange) -> None:
    if change.applied_at:
        messages.success(request, "C'est fait : aucune autre coordination n'est concernée.")
    elif change.dropped_at:
        messages.error(request, "Ce changement ne peut pas se faire : un autre est passé avant.")
    else:
        messages.success(
            request,
            "C'est proposé : chaque coordination est prévenue. Le changement s'appliquera dans sept jours, ou dès que "
            "toutes l'auront accepté.",
        )


def kind_of(sent: str) -> ChangeKind:
    kinds = {"retire": ChangeKind.RETIRE, "restore": ChangeKind.RESTORE, "merge": ChangeKind.MERGE}
    return kinds.get(sent, ChangeKind.RENAME)
