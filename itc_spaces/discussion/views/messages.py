"""The pages of one message: its conversation, its changes, its removal."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.discussion import actions
from itc_spaces.discussion.forms import ContributionForm, EditForm, FileFields, ReasonForm
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.notices import address
from itc_spaces.discussion.targets import home_of, on_of, target_of
from itc_spaces.discussion.threads import answers_to, new_since, shown
from itc_spaces.discussion.views.threads import posted
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.files.intake import takes_files
from knowledge.files.kept_files import keep_files
from knowledge.keeping import note_sent
from web.attempts import tried
from web.numbers import is_number
from web.pace import Pace, paced
from web.refusals import Refused
from web.routes import GET, POST, Rule, route
from web.text import text_from_html

WITH_TARGET = (
    "space__record", "thematic__space__record", "page__placement__space__record", "parent",
)  # fmt: skip


def _contribution(request: HttpRequest, pk: int, action: Action = Action.READ) -> Contribution:
    found = access.permitted(request.user, action, Contribution).filter(pk=pk).select_related(*WITH_TARGET).first()
    if found is None:
        raise Http404
    return found


def _may_answer(request: HttpRequest, pk: int) -> None:
    if not access.may(request.user, Action.DISCUSS, target_of(_contribution(request, pk))):
        raise Http404


@route(Rule.OBJECT, GET + POST)
@paced(Pace.MESSAGES)
@takes_files(_may_answer)
def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows a message and its answers; htmx asks for the form alone, and puts the answer in its place."""
    root = _contribution(request, pk)
    if root.parent_id:
        return redirect(address(root))
    target = target_of(root)
    may_answer = access.may(request.user, Action.DISCUSS, target)
    form = ContributionForm(on=f"reponse-{pk}", label="Votre réponse")
    if request.method == "POST":
        if not may_answer:
            raise Http404
        form = ContributionForm(request.POST, request.FILES, on=f"reponse-{pk}", label="Votre réponse")
        if made := posted(request, target, form, parent=root):
            return _answered(request, root, made)
    status = 422 if form.errors else 200
    can_write = may_answer and root.removed_at is None
    if request.htmx:
        context = {"root": root, "form": form, "can_write": can_write}
        return render(request, "discussion/answer_form.html", context, status=status)
    since = new_since(request.user, target)
    context = {
        "root": shown(request.user, Contribution.objects.filter(pk=pk), since)[0],
        "answers": answers_to(request.user, root, request.GET.get("page"), since),
        "form": form,
        "can_write": can_write,
        "target": target,
        "on": on_of(target),
        "space": home_of(target),
    }
    return render(request, "discussion/conversation.html", context, status=status)


def _answered(request: HttpRequest, root: Contribution, made: Contribution) -> HttpResponse:
    if not request.htmx:
        return redirect(address(made))
    note_sent(request)
    row = shown(request.user, Contribution.objects.filter(pk=made.pk), made.created_at)[0]
    return render(request, "discussion/answered.html", {"root": root, "row": row, "can_write": True})


def _page(request: HttpRequest, template: str, said: Contribution, status: int = 200, **context) -> HttpResponse:
    target = target_of(said)
    context |= {"said": said, "target": target, "on": on_of(target), "space": home_of(target), "back": address(said)}
    return render(request, template, context, status=status)


def _done(
    request: HttpRequest, told_to: Form | HttpRequest, act: Callable, word: str, back: str
) -> HttpResponse | None:
    """Acts, and returns to the conversation; returns None when `told_to` shows a refusal."""
    with tried(told_to):
        act()
        messages.success(request, word)
        return redirect(back)
    return None


def _may_edit(request: HttpRequest, pk: int) -> None:
    _contribution(request, pk, Action.EDIT)


@route(Rule.OBJECT, GET + POST)
@paced(Pace.MESSAGES)
@takes_files(_may_edit)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes the message's text, or its files one by one."""
    said = _contribution(request, pk, Action.EDIT)
    asked = request.POST.get("do", "")
    form = EditForm(request.POST if asked == "save" else None, initial={"body": text_from_html(said.html)})
    files_form = FileFields(request.POST, request.FILES) if asked == "add" else FileFields()
    given = {"contribution": said, "actor": request.user}
    response = None
    if asked == "save" and form.is_valid():
        body = form.cleaned_data["body"]
        response = _done(
            request, form, lambda: actions.edit_contribution(**given, body=body), "Votre message est modifié.",
            address(said),
        )  # fmt: skip
    elif asked == "add" and files_form.is_valid():
        response = _done(request, files_form, lambda: _add(files_form, given), "Le fichier est joint.", request.path)
    elif is_number(asked):
        response = _done(
            request, files_form, lambda: actions.drop_file(**given, attachment_id=int(asked)), "Le fichier est retiré.",
            request.path,
        )  # fmt: skip
    if response:
        return response
    keep_files(files_form, request.user)
    links = said.files.select_related("attachment")
    status = 422 if form.errors or files_form.errors else 200
    return _page(request, "discussion/edit.html", said, status, form=form, files_form=files_form, links=links)


def _add(form: FileFields, given: dict) -> None:
    files = form.given_files()
    if not files:
        raise Refused("Choisissez un fichier sur votre ordinateur.")
    actions.add_file(**given, given=files[0])


@route(Rule.OBJECT, GET + POST)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    said = _contribution(request, pk, Action.REMOVE)
    if request.method == "POST":
        actions.remove_contribution(contribution=said, actor=request.user)
        messages.success(request, "Votre message est retiré.")
        return redirect(address(said))
    return _page(request, "discussion/remove.html", said)


@route(Rule.OBJECT, GET + POST)
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Removes a message with a reason, or restores a moderated one."""
    said = _contribution(request, pk, Action.MODERATE)
    restores = "restore" in request.POST
    form = ReasonForm(request.POST if request.method == "POST" and not restores else None)
    given = {"contribution": said, "actor": request.user}
    response = None
    if restores:
        word = "Le message est de nouveau lisible."
        act = lambda: actions.restore_contribution(**given)  # noqa: E731
        response = _done(request, request, act, word, address(said)) or redirect(request.path)
    elif form.is_valid():
        reason, word = form.cleaned_data["reason"], "Le message est retiré, et son auteur en est averti."
        response = _done(
            request, form, lambda: actions.moderate_contribution(**given, reason=reason), word, address(said)
        )
    links = said.files.select_related("attachment")
    status = 422 if form.errors else 200
    return response or _page(request, "discussion/moderate.html", said, status, form=form, links=links)


@route(Rule.OBJECT, GET + POST)
def start_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Starts a sheet's draft from a thematic's message, for a person who contributes there."""
    said = _contribution(request, pk)
    if said.thematic is None or not access.may(request.user, Action.CONTRIBUTE, said.thematic):
        raise Http404
    if request.method == "POST":
        with tried(request):
            page = actions.start_sheet_from(contribution=said, actor=request.user)
            messages.success(request, f"C'est un brouillon de fiche, signé aussi de {said.author_name}. Complétez-le.")
            return redirect("edit_resource", said.thematic.space.slug, page.pk)
        return redirect(address(said))
    return _page(request, "discussion/start_sheet.html", said)
