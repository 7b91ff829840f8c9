"""The admin's rights, computed on each request from seats and offices in force: no groups, nothing to synchronise."""

from django.contrib.auth.backends import BaseBackend

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import GrantLevel
from itc_spaces.models import Space, Thematic


class SpacesBackend(BaseBackend):
    """Opens the editor to those who write in a space, and answers for grants, which guardian knows without dates."""

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        if not user_obj.is_active:
            return False
        if perm == "wagtailadmin.access_admin":
            return access.permitted(user_obj, Action.WRITE, Space).exists()
        if isinstance(obj, Thematic):
            asked = {
                f"itc_spaces.{GrantLevel.READ.value}": Action.READ,
                f"itc_spaces.{GrantLevel.CONTRIBUTE.value}": Action.CONTRIBUTE,
            }.get(perm)
            return bool(asked) and access.may(user_obj, asked, obj)
        return False
