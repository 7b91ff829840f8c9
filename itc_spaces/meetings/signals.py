"""What meetings tell apps that stand above them."""

from django.dispatch import Signal

# In the transaction of a session that was held: `held`, and `following`, to whose agenda it hands things over.
agenda_closed = Signal()
