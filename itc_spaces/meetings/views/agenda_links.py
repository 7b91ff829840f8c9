"""The pages that link an agenda item to a resource and files."""

from django.contrib import messages
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from itc_spaces.meetings import actions
from itc_spaces.meetings.forms.links import AgendaFileForm, PageForm
from itc_spaces.meetings.models import AgendaItem
from itc_spaces.meetings.views.readable import readable_item, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.actions.files import Undescribed
from knowledge.files.intake import takes_files
from knowledge.files.kept_files import keep_files
from knowledge.models import Attachment
from web.attempts import sent, tried
from web.numbers import is_number
from web.routes import GET, POST, Rule, route

SHOWN = 20


@route(Rule.OBJECT, GET + POST)
def page(request: HttpRequest, itc: str, pk: int, item_pk: int) -> HttpResponse:
    """Lists the resources that the person may read: the ITC's first, then those that the typed words find."""
    item, words = readable_item(request.user, itc, pk, item_pk, Action.EDIT), request.GET.get("q", "").strip()[:100]
    pages = access.visible_to(request.user, Page).filter(placement__isnull=False).select_related("placement__space")
    own = ExpressionWrapper(Q(placement__space=item.meeting.space_id), output_field=BooleanField())
    found = pages.filter(title__icontains=words) if words else pages
    shown = list(found.order_by(own.desc(), "-placement__shared_at", "title", "pk")[: SHOWN + 1])
    linked = pages.filter(pk=item.page_id).first()
    form = PageForm(sent(request), pages=pages, shown=shown[:SHOWN], linked=linked)
    if form.is_valid():
        with tried(form):
            actions.link_page(item=item, actor=request.user, page=form.cleaned_data["page"])
            messages.success(request, "Le lien du point est à jour : chacun le voit s'il peut lire la ressource.")
            return redirect("agenda_items", itc, pk)
    context = {
        "item": item, "meeting": item.meeting, "space": item.meeting.space, "form": form, "words": words,
        "found": len(shown), "more": len(shown) > SHOWN, "most": SHOWN,
    }  # fmt: skip
    return render(request, "meetings/item_page.html", context, status=status(form))


def _may_send(request: HttpRequest, itc: str, pk: int, item_pk: int) -> None:
    readable_item(request.user, itc, pk, item_pk, Action.WRITE)


@route(Rule.OBJECT, GET + POST)
@takes_files(_may_send)
def files(request: HttpRequest, itc: str, pk: int, item_pk: int) -> HttpResponse:
    """Adds a file, or removes one; `do` is `add`, or the key of the file to remove."""
    item, asked = readable_item(request.user, itc, pk, item_pk, Action.WRITE), request.POST.get("do", "")
    adds = request.method == "POST" and not is_number(asked)
    form = AgendaFileForm(request.POST, request.FILES) if adds else AgendaFileForm()
    if is_number(asked):
        _drop(request, item, int(asked))
        return redirect(request.path)
    if form.is_valid():
        with tried() as attempt:
            actions.add_agenda_file(item=item, actor=request.user, **form.given())
            messages.success(request, "Le fichier est joint : ceux qui lisent ce point le lisent.")
            return redirect(request.path)
        if refusal := attempt.refusal:
            form.add_error("alternative_text" if isinstance(refusal, Undescribed) else "file", refusal.message)
    keep_files(form, request.user)
    own = access.permitted(request.user, Action.REMOVE, Attachment)
    dropped = Attachment.objects.all() if access.may(request.user, Action.EDIT, item) else own
    may_drop = set(dropped.filter(agenda_links__item=item).values_list("pk", flat=True))
    links = item.files.select_related("attachment")
    context = {
        "item": item, "meeting": item.meeting, "space": item.meeting.space, "form": form,
        "links": [(link, link.attachment_id in may_drop) for link in links],
    }  # fmt: skip
    return render(request, "meetings/item_files.html", context, status=status(form))


def _drop(request: HttpRequest, item: AgendaItem, pk: int) -> None:
    link = item.files.filter(pk=pk).first()
    if link is None:
        return
    with tried(request):
        actions.drop_agenda_file(link=link, actor=request.user)
        messages.success(request, "Le fichier est retiré.")
