"""What validation listens to."""

from django.dispatch import receiver

from knowledge.signals import resource_binned


@receiver(resource_binned)
def retract_what_waits(sender, page, actor, **kwargs):
    from knowledge.publication.actions import retract_pending

    retract_pending(page=page, actor=actor)
