"""Tells of a tool's new version the people who adapted the tool or gave feedback on it."""

from django.db.models import Q
from wagtail.models import Page

from accounts.models import User
from knowledge.models import Feedback, Reuse
from notifications.api import notify, register_kind
from tools.models import ToolVersion

NEW_VERSION = "tool.new_version"


def tell_of_new_version(*, version: ToolVersion, actor: User) -> None:
    """Tells each person once for each version, when readers first see that version."""
    reused = Reuse.objects.filter(source_page=version.page_id).values("reused_by")
    used = Feedback.objects.filter(Q(page=version.page_id) | Q(edition__publication__page=version.page_id)).values(
        "author"
    )
    told = User.objects.filter(Q(pk__in=reused) | Q(pk__in=used), is_active=True).exclude(pk=actor.pk)
    notify(
        kind=NEW_VERSION,
        target=Page.objects.get(pk=version.page_id).specific,
        recipients=told,
        event=f"{NEW_VERSION}:{version.pk}",
    )


def register() -> None:
    register_kind(
        NEW_VERSION, on=Page, template="notices/tool_new_version", url=lambda page: page.specific.get_url()
    )  # fmt: skip
