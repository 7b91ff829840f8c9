"""A file of a message belongs to it alone: whatever takes the message or the link away takes the file too."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from itc_spaces.discussion.models import ContributionFile
from knowledge.models import Attachment


@receiver(post_delete, sender=ContributionFile)
def forget_file(sender, instance, **kwargs):
    """Its row; the sweeper takes the bytes."""
    Attachment.objects.filter(pk=instance.attachment_id).delete()
