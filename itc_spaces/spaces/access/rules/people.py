"""Rules of what is one person's own."""

from django.db.models import Q

from itc_spaces.spaces.access.verbs import Action

PERSONAL_RULES = {Action.READ: lambda viewer, to: Q(recipient=viewer)}
MEMBERSHIP_RULES = {Action.READ: lambda viewer, to: Q(user=viewer)}
# One's own account; others are shown by their seats.
USER_RULES = {Action.READ: lambda viewer, to: Q(pk=viewer.pk)}
