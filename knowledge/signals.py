"""Signals that tell the apps above what happens to a resource."""

from django.dispatch import Signal

# Sent with `page` and `actor`, in the transaction that bins a resource or makes it a draft again.
taken_back = Signal()
# Sent with `page` (as shared) and `actor`, in the transaction that shows the latest text to few or many readers.
shown = Signal()
# Sent with `page`, `user` and `consents`, in the transaction that changes a person's consent to be named in public.
consent_given = Signal()
# Sent with `attachment` when an answer holds its first bytes; it does not say who asked.
file_sent = Signal()
