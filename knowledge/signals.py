"""Every resource has its placement from its first row on, whoever creates it."""

from django.db.models.signals import post_save
from django.dispatch import Signal, receiver

from itc_spaces.models import Placement
from knowledge.models import Resource

# Binned, or made a draft again: sent inside the transaction with `page` and `actor`; publication retracts what waits.
taken_back = Signal()
# Its latest text was shown to readers, few or many: sent inside the transaction with `page` (as shared) and `actor`.
shown = Signal()
# The bytes of an `attachment` were sent from their beginning, to nobody in particular.
file_sent = Signal()


@receiver(post_save)
def place_new_resource(sender, instance, created, raw=False, **kwargs):
    if created and not raw and isinstance(instance, Resource):
        Placement.objects.create(page_id=instance.pk, space_id=instance.get_parent().pk, author=instance.owner)
