"""The pages that choose a resource's readers, use the bin, and reuse the resource in another ITC."""

from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Space
from knowledge import composing
from knowledge.actions import bin_resource, narrow, restore_resource, reuse_page, share
from knowledge.actions.bin import BIN_DAYS
from knowledge.actions.checks import locked_resource
from knowledge.attributions import to_be_named
from knowledge.binned import binned_in
from knowledge.forms import DRAFT, ReuseForm, ShareForm
from knowledge.lineage import taken_up_already
from knowledge.models import Resource
from knowledge.staleness import StaleForm, base_of, check_base, format_base, parse_base
from knowledge.texts import latest_text, title_shown
from knowledge.views.pages import readable_resource
from web.alphabet import French
from web.attempts import tried
from web.fields import renew
from web.refusals import Refused
from web.routes import GET, POST, Rule, route

READERS = "readers"  # the field that holds the readers shown beside « Partager les modifications »
JUST_SHARED = "partage"
STALE = "Quelqu'un a enregistré ce texte entre-temps : relisez le brouillon, puis partagez-le."


@route(Rule.OBJECT, GET + POST)
def share_resource(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Asks « qui lira cette ressource ? »: more readers share it, fewer readers narrow it."""
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    if READERS in request.POST:
        return share_changes(request, page, base=request.POST.get("base", ""))
    placement = page.placement
    current = placement.audience if placement.shared_at else DRAFT
    initial = {"audience": Audience.SPACE if current == DRAFT else current, "base": format_base(base_of(page))}
    unnamed = to_be_named(request.user, page, in_public=False)
    initial["names_source"] = unnamed is not None and unnamed.is_named
    form = ShareForm(request.POST or None, space=placement.space, unnamed=unnamed, initial=initial)
    if form.is_valid():
        try:
            with tried(form):
                return redirect(_set_audience(request, page, current, **form.cleaned_data))
        except StaleForm:
            form.add_error(None, STALE)
            renew(form, "base")
    context = {
        "page": page,
        "space": placement.space,
        "current": current,
        "form": form,
        "missing": latest_text(page).unanswered(),
        "reuse": getattr(page, "reuse", None),
    }
    return render(request, "knowledge/share.html", context, status=422 if form.errors else 200)


def _set_audience(request: HttpRequest, page, current: str, audience: str, base: str, **agreed: bool) -> str:
    """Shares or narrows the resource; returns the address of the next page."""
    width = [DRAFT, Audience.SPACE, Audience.NETWORK]
    if width.index(audience) < width.index(current):
        narrow(page=page, actor=request.user, audience=None if audience == DRAFT else Audience(audience))
        messages.success(request, "Le partage est restreint : cela vaut dès maintenant.")
    elif audience == DRAFT:
        raise Refused("Cette ressource est déjà un brouillon.")
    else:
        # Lock the place first, then the page: `check_base` locks the page's own row.
        locked_resource(request.user, Action.SHARE, page)
        check_base(page, parse_base(base))
        share(page=page, actor=request.user, audience=Audience(audience), **agreed)
        shared_with = "le réseau" if audience == Audience.NETWORK else "votre ITC"
        messages.success(request, f"C'est partagé avec {shared_with}.")
        return f"{page.get_url()}?{JUST_SHARED}=1"
    return page.get_url()


def share_changes(request: HttpRequest, page: Resource, base: str | None = None) -> HttpResponse:
    """« Partager les modifications » in one click, if the readers are still those that the page showed.

    The click also gives the agreement that the other form asks for with a box. `base` is the text that was read; None
    if it was saved in this request.
    """
    try:
        with tried(request):
            _, placement = locked_resource(request.user, Action.SHARE, page)
            if placement.shared_at is None or placement.audience != request.POST.get(READERS):
                raise Refused("Ses lecteurs ont changé entre-temps : choisissez ci-dessous qui la lira.")
            if base is not None:
                check_base(page, parse_base(base))
            share(
                page=page, actor=request.user, audience=Audience(placement.audience), confirmed=True, names_source=None
            )
            messages.success(request, "Les modifications sont partagées.")
            return redirect(f"{page.get_url()}?{JUST_SHARED}=1")
    except StaleForm:
        messages.error(request, STALE)
    return redirect("share_resource", page.placement.space.slug, page.pk)


@route(Rule.OBJECT, POST)
def bin_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.BIN)
    bin_resource(page=page, actor=request.user)
    messages.success(
        request, f"« {title_shown(page)} » est dans la corbeille : vous avez {BIN_DAYS} jours pour l'en sortir."
    )
    return redirect("bin", itc)


@route(Rule.OBJECT, POST)
def restore_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.RESTORE)
    restore_resource(page=page, actor=request.user)
    messages.success(request, "La ressource est revenue, comme elle était.")
    return redirect(page.get_url())


@route(Rule.OBJECT, GET)
def bin_list(request: HttpRequest, itc: str) -> HttpResponse:
    """Shows the bin to people who write in the ITC, and to an invited person who may restore a draft of theirs."""
    space = get_object_or_404(Space, slug=itc)
    binned, writes = binned_in(request.user, space), access.may(request.user, Action.WRITE, space)
    if not (binned or writes):
        raise Http404
    named = access.named_to(request.user, space.pk, (one.by and one.by.pk for one in binned))
    allowed = {Action.ENTER if writes else Action.RESTORE}
    context = {"space": space, "binned": binned, "named": named, "allowed": allowed, "days": BIN_DAYS}
    return render(request, "knowledge/bin.html", context)


def targets(viewer: User):
    return access.permitted(viewer, Action.WRITE, Space).order_by(French("title"), "pk")


@route(Rule.OBJECT, GET + POST)
def reuse(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """« Reprendre dans mon ITC », from the page of a resource."""
    page = readable_resource(request.user, itc, page_id, Action.REUSE)
    same_space_only = page.placement.audience != Audience.NETWORK
    spaces = targets(request.user).filter(pk=page.placement.space_id) if same_space_only else targets(request.user)
    act = partial(reuse_page, source=page, actor=request.user)
    source = {"title": page.title, "publisher": page.placement.space.title, "url": page.get_url()}
    of_source = Q(source_page=page.pk) | Q(source_edition__publication__page=page.pk)
    return reuse_into(request, spaces, act, source, taken_up_already(request.user, spaces, of_source))


def reuse_into(request: HttpRequest, spaces, act, source: dict, already: list) -> HttpResponse:
    initial = {"space": asked} if (asked := request.GET.get("itc")) else None
    form = ReuseForm(request.POST or None, spaces=spaces, initial=initial)
    if form.is_valid():
        with tried(form):
            page = act(**form.cleaned_data, key=composing.posted_key(request))
            messages.success(request, "Reprise en brouillon : complétez qui la porte et où, puis partagez-la.")
            return redirect("edit_resource", form.cleaned_data["space"].slug, page.pk)
    context = {
        "source": source,
        "spaces": spaces,
        "already": already,
        "form": form,
        "key": request.POST.get("key") or composing.new_key(),
    }
    return render(request, "knowledge/reuse.html", context, status=422 if form.errors else 200)
