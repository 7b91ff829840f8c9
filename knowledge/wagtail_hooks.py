"""What the full editor does besides saving: it refuses a stale form, and sends people to the site to share."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SaveDraftMenuItem
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions import save_draft
from knowledge.actions.checks import locked_resource
from knowledge.merging import merge
from knowledge.models import Resource
from knowledge.staleness import Base, StaleForm, check_base, format_base, parse_base
from knowledge.views import overtaken

BASE_FIELDS = ("loaded_revision_id", "loaded_revision_created_at")  # Wagtail writes them in every form
OVERWRITE = "overwrite_revision_id"


class ShareChangesItem(ActionMenuItem):
    label = "Enregistrer et partager les modifications"
    name = "action-publish"
    icon_name = "upload"
    order = 30

    def is_shown(self, context):
        return context["user_page_permissions_tester"].can_publish()


@hooks.register("construct_page_action_menu", order=1000)
def offer_saving_and_sharing(items, request, context):
    items[:] = [SaveDraftMenuItem(order=0)]
    share = ShareChangesItem()
    if share.is_shown(context):
        items.append(share)


@hooks.register("before_edit_page")
def refuse_stale_save(request: HttpRequest, page: Resource) -> HttpResponse | None:
    """Stops the second of two people who edit one page, and shows them both texts."""
    if request.method != "POST":
        return None
    if isinstance(page, Resource):  # Wagtail asked before the lock was taken
        locked_resource(request.user, Action.EDIT, page)
    base = None
    try:
        base = parse_base("@".join(request.POST.get(name, "") for name in BASE_FIELDS))
        if overtaken.ONTO in request.POST:
            return _save_merged(request, page, base)
        if OVERWRITE in request.POST:
            raise StaleForm
        check_base(page, base)
    except StaleForm:
        fresh = Page.objects.get(pk=page.pk).specific
        fresh.allowed = access.actions_on(request.user, fresh.page_ptr)
        merged = merge(fresh, base, partial(_write_typed, request))
        return overtaken.both_texts(request, space=fresh.placement.space, page=fresh, merged=merged, editor=True)
    return None


def _write_typed(request: HttpRequest, page: Resource) -> bool:
    """Writes the editor's form on this text; returns False when the form has errors."""
    form = page.get_edit_handler().get_form_class()(request.POST, instance=page, for_user=request.user)
    form.defer_required_fields()
    if not form.is_valid():
        return False
    form.save(commit=False)
    return True


def _save_merged(request: HttpRequest, page: Resource, base: Base) -> HttpResponse | None:
    """Saves what was chosen on the page of both texts; the editor shows the errors of a form that has some."""
    onto = parse_base(request.POST[overtaken.ONTO])
    if not _write_typed(request, page.get_latest_revision_as_object()):
        request.POST = request.POST.copy()
        request.POST.update(dict(zip(BASE_FIELDS, format_base(onto).split("@"), strict=True)))
        check_base(page, onto)
        return None
    merged = merge(page.specific, base, partial(_write_typed, request))
    with transaction.atomic():
        save_draft(
            page=page, actor=request.user, base=onto, change=partial(overtaken.change, request=request, merged=merged)
        )
    messages.success(request, "Votre brouillon est enregistré.")
    return redirect(request.path)


@hooks.register("before_publish_page")
def share_on_the_site(request: HttpRequest, page: Resource) -> HttpResponse:
    """Sends the person to the site, which asks to confirm and applies the one rule of sharing; the text is saved."""
    trace(action=Traced.SAVED, target=page, actor=request.user)
    messages.success(request, "Votre texte est enregistré. Il reste à le partager : confirmez ci-dessous.")
    return redirect("share_resource", page.placement.space.slug, page.pk)


@hooks.register("after_edit_page")
def trace_save(request: HttpRequest, page: Resource) -> None:
    trace(action=Traced.SAVED, target=page, actor=request.user)
