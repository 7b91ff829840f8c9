"""The signals that tools receive."""

import logging

from django.db import DatabaseError
from django.db.models import F
from django.dispatch import receiver

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement
from knowledge.signals import file_sent, shown
from tools.models import Tool, ToolVersion
from tools.notices import tell_of_new_version

logger = logging.getLogger("itc.tools")


@receiver(shown, sender=Tool)
def share_its_version(sender, page, actor: User, **kwargs):
    """Gives readers the version of the shared text; it stays available to them."""
    carried = Tool.objects.filter(pk=page.pk).values("version")
    version = ToolVersion.objects.filter(pk__in=carried).first()
    if version is None:
        return
    is_new, version.shared_at = version.shared_at is None, version.shared_at or access.now()
    if Placement.objects.filter(page=page.pk, audience=Audience.NETWORK).exists():
        version.audience = Audience.NETWORK  # earlier versions stay with the readers who had them
    version.save(update_fields=["shared_at", "audience"])
    if is_new:
        tell_of_new_version(version=version, actor=actor)


@receiver(file_sent)
def count_download(sender, attachment, **kwargs):
    """Counts a download, without who or when; an error of the count must not stop the download."""
    try:
        versions = list(ToolVersion.objects.filter(files__attachment=attachment).values_list("pk", flat=True))
        if versions:
            ToolVersion.objects.filter(pk__in=versions).update(downloads=F("downloads") + 1)
    except DatabaseError:
        logger.warning("a download was not counted", exc_info=True)
