"""Who reads it, the bin, and taking it up elsewhere."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Audience
from itc_spaces.models import Space
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.views import readable_space
from knowledge import composing
from knowledge.actions import bin_resource, narrow, restore_resource, reuse_edition, reuse_page, share
from knowledge.actions.bin import BIN_DAYS
from knowledge.actions.checks import latest_text
from knowledge.binned import binned_in
from knowledge.forms import DRAFT, ReuseForm, ShareForm
from knowledge.publication.models import Edition
from knowledge.staleness import StaleForm, base_of, check_base, format_base, parse_base
from knowledge.views.pages import readable_resource

STALE = "Quelqu'un a enregistré ce texte entre-temps : relisez le brouillon, puis partagez-le."


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def share_resource(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """One question, « qui lira cette ressource ? »: wider is shared, narrower is narrowed."""
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    placement = page.placement
    current = placement.audience if placement.shared_at else DRAFT
    initial = {"audience": Audience.SPACE if current == DRAFT else current, "base": format_base(base_of(page))}
    form = ShareForm(request.POST or None, space=placement.space, initial=initial)
    if form.is_valid():
        try:
            _set_audience(request, page, current, **form.cleaned_data)
            return redirect(page.get_url())
        except NotAllowed as error:
            raise Http404 from error
        except StaleForm:
            form.add_error(None, STALE)
            form.data = form.data.copy()
            form.data["base"] = initial["base"]  # what is read again can be shared
        except Refused as error:
            form.add_error(None, error.message)
    context = {
        "page": page,
        "space": placement.space,
        "current": current,
        "form": form,
        "missing": latest_text(page).missing_to_share(),
        "reuse": getattr(page, "reuse", None),
    }
    return render(request, "knowledge/share.html", context, status=422 if form.errors else 200)


def _set_audience(request: HttpRequest, page, current: str, audience: str, confirmed: bool, base: str) -> None:
    width = [DRAFT, Audience.SPACE, Audience.NETWORK]
    if width.index(audience) < width.index(current):
        narrow(page=page, actor=request.user, audience=None if audience == DRAFT else Audience(audience))
        messages.success(request, "Le partage est restreint : cela vaut dès maintenant.")
    elif audience == DRAFT:
        raise Refused("Cette ressource est déjà un brouillon.")
    else:
        check_base(page, parse_base(base))
        share(page=page, actor=request.user, audience=Audience(audience), confirmed=confirmed)
        shared_with = "le réseau" if audience == Audience.NETWORK else "votre ITC"
        messages.success(request, f"C'est partagé avec {shared_with}.")


@route(Rule.OBJECT)
@require_POST
def bin_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.BIN)
    bin_resource(page=page, actor=request.user)
    messages.success(request, f"« {page.title} » est dans la corbeille : vous avez {BIN_DAYS} jours pour l'en sortir.")
    return redirect("bin", itc)


@route(Rule.OBJECT)
@require_POST
def restore_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.RESTORE)
    restore_resource(page=page, actor=request.user)
    messages.success(request, "La ressource est revenue, partagée comme avant.")
    return redirect(page.get_url())


@route(Rule.OBJECT)
def bin_list(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.WRITE)
    context = {"space": space, "binned": binned_in(request.user, space), "days": BIN_DAYS}
    return render(request, "knowledge/bin.html", context)


def _targets(viewer):
    return access.permitted(viewer, Action.WRITE, Space).order_by("title")


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def reuse(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """« Reprendre dans mon ITC », from a page one may read."""
    page = readable_resource(request.user, itc, page_id, Action.REUSE)
    same_space_only = page.placement.audience != Audience.NETWORK
    spaces = _targets(request.user).filter(pk=page.placement.space_id) if same_space_only else _targets(request.user)
    act = partial(reuse_page, source=page, actor=request.user)
    source = {"title": page.title, "publisher": page.placement.space.title, "url": page.get_url()}
    return _reuse(request, spaces, act, source)


@route(Rule.SIGNED_IN)
@require_http_methods(["GET", "POST"])
def reuse_public(request: HttpRequest) -> HttpResponse:
    """The same from an edition: a constant address, so that the public page stays the same for everyone."""
    asked = request.GET.get("edition", "")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 18:
        raise Http404
    editions = Edition.objects.filter(pk=asked, purged_at__isnull=True, withdrawals__isnull=True)
    edition = editions.select_related("publication__publisher", "publication__page").first()
    if edition is None:
        raise Http404
    act = partial(reuse_edition, edition=edition, actor=request.user)
    source = {
        "title": edition.title,
        "publisher": edition.publication.publisher.name,
        "url": edition.get_absolute_url(),
    }
    return _reuse(request, _targets(request.user), act, source)


def _reuse(request: HttpRequest, spaces, act, source: dict) -> HttpResponse:
    form = ReuseForm(request.POST or None, spaces=spaces)
    if form.is_valid():
        try:
            page = act(**form.cleaned_data, key=composing.posted_key(request))
            messages.success(request, "Reprise en brouillon : complétez qui la porte et où, puis partagez-la.")
            return redirect("edit_resource", form.cleaned_data["space"].slug, page.pk)
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            form.add_error(None, error.message)
    context = {
        "source": source,
        "spaces": spaces,
        "form": form,
        "key": request.POST.get("key") or composing.new_key(),
    }
    return render(request, "knowledge/reuse.html", context, status=422 if form.errors else 200)
