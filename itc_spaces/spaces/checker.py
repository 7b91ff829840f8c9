"""Makes guardian's `user.has_perm` on a thematic say what access says, with dates, states and seats."""

from dataclasses import replace

from guardian.core import ObjectPermissionChecker

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Thematic

ASKED = {GrantLevel.READ.value: Action.READ, GrantLevel.CONTRIBUTE.value: Action.CONTRIBUTE}


class ThematicChecker(ObjectPermissionChecker):
    """The codenames that a person has on a thematic today, by a grant in force or by their seats and offices.

    guardian's own checker reads grants without their dates, and groups, which this platform does not use. Like it, this
    one remembers what it found, so a checker serves one question.
    """

    def get_user_perms(self, obj: Thematic) -> list[str]:
        """Returns the codenames from grants: contributing includes reading, and stops when the ITC is closed."""
        held = access.holdings_of(self.user)
        thematics = {GrantLevel.READ.value: held.granted, GrantLevel.CONTRIBUTE.value: held.drafting}
        return [code for code in ASKED if obj.pk in thematics[code]]

    def get_group_perms(self, obj: Thematic) -> list[str]:
        """Returns the codenames from seats and offices, which replace guardian's groups; grants are left out."""
        held = replace(
            access.holdings_of(self.user), granted=frozenset(), contributing=frozenset(), drafting=frozenset()
        )
        with access.remembering_only({self.user.pk: held}):
            return [
                code
                for code, action in ASKED.items()
                if access.permitted(self.user, action, Thematic).filter(pk=obj.pk).exists()
            ]
