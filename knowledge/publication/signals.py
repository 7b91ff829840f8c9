"""What others may listen to, and what validation listens to."""

from django.dispatch import Signal, receiver

from knowledge.signals import resource_binned

# Sent inside the transaction with `edition`, `page` and `actor`.
edition_accepted = Signal()


@receiver(resource_binned)
def retract_what_waits(sender, page, actor, **kwargs):
    from knowledge.publication.actions import retract_pending

    retract_pending(page=page, actor=actor)
