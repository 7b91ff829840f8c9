"""The admin's rights, computed on each request from seats and offices in force, without groups to keep in step."""

from django.contrib.auth.backends import BaseBackend
from django.utils.functional import cached_property
from wagtail.models import GroupPagePermission, Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.checker import ThematicChecker
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Placement, Space, Thematic

# What Wagtail asks about pages, with the action that answers; it never learns of other rights.
ASKED = {"change": Action.EDIT, "publish": Action.SHARE}
CODENAMES = {f"itc_spaces.{level}" for level in GrantLevel.values}


class SpacesBackend(BaseBackend):
    """Opens the editor to people who write in a space, and answers for grants, whose dates guardian ignores."""

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        if not user_obj.is_authenticated or not user_obj.is_active:
            return False
        if perm == "wagtailadmin.access_admin":
            return access.permitted(user_obj, Action.WRITE, Space).exists()
        return isinstance(obj, Thematic) and perm in CODENAMES and ThematicChecker(user_obj).has_perm(perm, obj)


class SpacesPolicy(PagePermissionPolicy):
    """Answers each question with one query of `access`, so that a hundred spaces cost no more than one."""

    def get_all_permissions_for_user(self, user):
        return GroupPagePermission.objects.none()

    def user_has_any_permission(self, user, actions) -> bool:
        # The explorer and the search ask for all rights at once before they show; the site replaces both.
        return set(actions) <= ASKED.keys() and access.permitted(user, Action.WRITE, Space).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        # « change » comes first: a person who may publish may change.
        asked = next((action for word, action in ASKED.items() if word in actions), None)
        return access.permitted(user, asked, self.model) if asked else self.model._default_manager.none()

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    # People go through the tree on the site, where each sees what they may read.
    def explorable_root_instance(self, user) -> None:
        return None

    def explorable_instances(self, user):
        return self.model._default_manager.none()

    def instances_with_direct_explore_permission(self, user) -> list:
        return []

    def users_with_any_permission(self, actions, include_superusers=True):
        raise NotImplementedError("No group holds a right here: ask itc_spaces.spaces.readers who may read a page.")

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        return self.users_with_any_permission(actions)


class SpacesPageTester(PagePermissionTester):
    """What the editor offers on one page: editing it, and sharing the changes of a shared page."""

    def __init__(self, user, page: Page):
        self.user = user
        self.page = page
        self.page_is_root = page.depth == 1
        self.permissions = frozenset()

    @cached_property
    def _allowed(self) -> frozenset[Action]:
        return access.actions_on(self.user, self.page)

    def can_edit(self) -> bool:
        return Action.EDIT in self._allowed

    def can_publish(self) -> bool:
        shared = Placement.objects.filter(page=self.page.pk, shared_at__isnull=False)
        return Action.SHARE in self._allowed and shared.exists()

    def _never(self, *args, **kwargs) -> bool:
        return False

    can_add_subpage = can_copy = can_copy_to = can_delete = can_lock = can_move = can_move_to = _never
    can_publish_subpage = can_reorder_children = can_set_view_restrictions = can_submit_for_moderation = _never
    can_unlock = can_unpublish = can_unschedule = can_view_revisions = _never
