"""Signals that tell the apps above what happens to meetings."""

from django.dispatch import Signal

# Sent in the transaction that records a held session, with `held` and `following`, the session of the next agenda.
agenda_closed = Signal()
