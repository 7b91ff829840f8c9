"""What validation listens to."""

from django.dispatch import receiver

from knowledge.signals import taken_back


@receiver(taken_back)
def retract_what_waits(sender, page, actor, **kwargs):
    from knowledge.publication.actions import retract_pending

    retract_pending(page=page, actor=actor)
