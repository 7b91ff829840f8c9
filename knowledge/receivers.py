"""Gives each new resource its placement, whoever creates it."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from itc_spaces.spaces.models import Placement
from knowledge.models import Resource


@receiver(post_save)
def place_new_resource(sender, instance, created, raw=False, **kwargs):
    if created and not raw and isinstance(instance, Resource):
        Placement.objects.create(page_id=instance.pk, space_id=instance.get_parent().pk, author=instance.owner)
