"""Deletes a message's file with the message or the link: the file belongs to nothing else."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from itc_spaces.discussion.models import ContributionFile
from knowledge.models import Attachment


@receiver(post_delete, sender=ContributionFile)
def forget_file(sender, instance, **kwargs):
    """Deletes the file's row; the sweeper deletes its bytes."""
    Attachment.objects.filter(pk=instance.attachment_id).delete()
