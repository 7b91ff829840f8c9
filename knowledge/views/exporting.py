"""Gives a resource as a Word file or a PDF, with what its reader sees on its page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from accounts.models import User
from itc_spaces.spaces import access
from knowledge.exchange import tags
from knowledge.exchange.answering import form_asked, own_document
from knowledge.exchange.content import Frame, content_of, name_of, pictures_of, readers_in_words, signatures
from knowledge.lineage import lineage_of
from knowledge.models import Attachment, Resource
from knowledge.reading import Reading
from knowledge.views.pages import asked_text, credits_of, readable_resource
from web.routes import GET, Rule, route


@route(Rule.OBJECT, GET)
def download(request: HttpRequest, itc: str, page_id: int, form: str) -> HttpResponse:
    wanted = form_asked(form)
    page = readable_resource(request.user, itc, page_id)
    shown = asked_text(request, page)
    is_draft = shown is not page or page.placement.shared_at is None
    reading = shown.reading()
    content = content_of(reading, _frame(request.user, page, shown, is_draft), _pictures(request.user, reading))
    name = name_of(reading.title, wanted.suffix, "brouillon" if is_draft else "")
    return own_document(request, wanted, content, name, back=page.get_url())


def _pictures(viewer: User, reading: Reading) -> dict[int, str]:
    """Returns the paths of the pictures that this reader may see, by id."""
    return pictures_of(access.visible_to(viewer, Attachment).filter(pk__in=[file.id for file in reading.files]))


def _frame(viewer: User, page: Resource, shown: Resource, is_draft: bool) -> Frame:
    placement = page.placement
    day = localtime((page.latest_revision_created_at if is_draft else placement.shared_at) or access.now()).date()
    words = lineage_of(viewer, page).words
    since = f"Brouillon du {day:%d/%m/%Y}." if is_draft else f"Partagé le {day:%d/%m/%Y}."
    return Frame(
        itc=placement.space.title,
        readers=readers_in_words("DRAFT" if is_draft else placement.audience),
        day=day,
        about=(since, *([f"{words.text}."] if words else [])),
        signed=signatures(credits_of(page.pk), getattr(shown, "contact", "")),
        ending=(f"{settings.BASE_URL}{page.get_url()}",),
        known_by=_known_by(page, is_draft),
    )


def _known_by(page: Resource, is_draft: bool) -> dict[str, str]:
    revision = page.latest_revision_id if is_draft else page.live_revision_id
    return {tags.PAGE: str(page.pk)} | ({tags.REVISION: str(revision)} if revision else {})
