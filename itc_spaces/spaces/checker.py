"""guardian's way of asking, with dates, states and seats: `user.has_perm` on a thematic says what access says."""

from dataclasses import replace

from guardian.core import ObjectPermissionChecker

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Thematic

ASKED = {GrantLevel.READ.value: Action.READ, GrantLevel.CONTRIBUTE.value: Action.CONTRIBUTE}


class ThematicChecker(ObjectPermissionChecker):
    """Codenames that a person has on a thematic today: by a grant in force, or by their seats and offices.

    guardian's own reads grants without their dates, by the permissions' side; and groups, of which there are none here.
    Like it, it remembers what it found: a checker serves one question.
    """

    def get_user_perms(self, obj: Thematic) -> list[str]:
        """By a grant: contributing includes reading, and stops where the ITC is closed."""
        held = access.holdings_of(self.user)
        thematics = {GrantLevel.READ.value: held.granted, GrantLevel.CONTRIBUTE.value: held.drafting}
        return [code for code in ASKED if obj.pk in thematics[code]]

    def get_group_perms(self, obj: Thematic) -> list[str]:
        """By seats and offices, which take the place of guardian's groups: what access says without the grants."""
        held = replace(
            access.holdings_of(self.user), granted=frozenset(), contributing=frozenset(), drafting=frozenset()
        )
        with access.remembering_only({self.user.pk: held}):
            return [
                code
                for code, action in ASKED.items()
                if access.permitted(self.user, action, Thematic).filter(pk=obj.pk).exists()
            ]
