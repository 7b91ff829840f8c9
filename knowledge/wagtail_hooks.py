"""What the editor does beside saving: refuses a stale form, and hands sharing over to the site."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SaveDraftMenuItem
from wagtail.models import Page

from itc_spaces.trace import Traced, trace
from knowledge.models import Resource
from knowledge.staleness import StaleForm, base_of, check_base, format_base, parse_base
from knowledge.views.overtaken import both_texts

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
    """Two people may have one page open: the second is told, and sees both texts."""
    if request.method != "POST":
        return None
    try:
        if OVERWRITE in request.POST:
            raise StaleForm
        check_base(page, parse_base("@".join(request.POST.get(name, "") for name in BASE_FIELDS)))
    except StaleForm:
        return _both_texts(request, page.pk)
    return None


def _both_texts(request: HttpRequest, page_id: int) -> HttpResponse:
    fresh = Page.objects.get(pk=page_id)
    theirs, mine = fresh.get_latest_revision_as_object(), fresh.get_latest_revision_as_object()
    form = mine.get_edit_handler().get_form_class()(request.POST, instance=mine, for_user=request.user)
    form.defer_required_fields()
    if form.is_valid():
        mine = form.save(commit=False)
    base = base_of(fresh)
    return both_texts(
        request,
        space=theirs.placement.space,
        theirs=theirs,
        mine=mine,
        address=request.path,
        replaced=("action-publish", OVERWRITE, *BASE_FIELDS),
        base=list(zip(BASE_FIELDS, format_base(base).split("@"), strict=True)) if base.revision_id else [],
    )


@hooks.register("before_publish_page")
def share_on_the_site(request: HttpRequest, page: Resource) -> HttpResponse:
    """The text is saved by now; the site asks for the confirmation and applies its one rule of sharing."""
    trace(action=Traced.SAVED, target=page, actor=request.user)
    messages.success(request, "Votre texte est enregistré. Il reste à le partager : confirmez ci-dessous.")
    return redirect("share_resource", page.placement.space.slug, page.pk)


@hooks.register("after_edit_page")
def trace_save(request: HttpRequest, page: Resource) -> None:
    trace(action=Traced.SAVED, target=page, actor=request.user)
