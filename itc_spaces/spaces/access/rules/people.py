"""The rules of what belongs to one person."""

from django.db.models import Q

from itc_spaces.spaces.access.verbs import Action

PERSONAL_RULES = {Action.READ: lambda viewer, to: Q(recipient=viewer)}
MEMBERSHIP_RULES = {Action.READ: lambda viewer, to: Q(user=viewer)}
# A person reads their own account; the seats show other people.
USER_RULES = {Action.READ: lambda viewer, to: Q(pk=viewer.pk)}
