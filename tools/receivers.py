"""What tools listen to."""

import logging

from django.db import DatabaseError
from django.db.models import F
from django.dispatch import receiver

from itc_spaces import access
from itc_spaces.enums import Audience
from itc_spaces.models import Placement
from knowledge.signals import file_sent, shown
from tools.models import Tool, ToolVersion
from tools.telling import tell_of_new_version

logger = logging.getLogger("itc.tools")


@receiver(shown, sender=Tool)
def share_its_version(sender, page, actor, **kwargs):
    """The version that the shared text carries is the readers' from now on, and stays so."""
    carried = Tool.objects.filter(pk=page.pk).values("version")
    version = ToolVersion.objects.filter(pk__in=carried).first()
    if version is None:
        return
    is_new, version.shared_at = version.shared_at is None, version.shared_at or access.now()
    if Placement.objects.filter(page=page.pk, audience=Audience.NETWORK).exists():
        version.audience = Audience.NETWORK  # older ones stay with those who had them
    version.save(update_fields=["shared_at", "audience"])
    if is_new:
        tell_of_new_version(version=version, actor=actor)


@receiver(file_sent)
def count_download(sender, attachment, **kwargs):
    """One more, and nothing of who or when; a count is worth no failed download."""
    try:
        versions = list(ToolVersion.objects.filter(files__attachment=attachment).values_list("pk", flat=True))
        if versions:
            ToolVersion.objects.filter(pk__in=versions).update(downloads=F("downloads") + 1)
    except DatabaseError:
        logger.warning("a download was not counted", exc_info=True)
