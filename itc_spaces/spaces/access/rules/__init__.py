"""The rules, one module for each family of shapes: each gives a condition on rows; `to` is the path from row to shape.

A shape that others inherit has a rule only if it is named here: each concrete model of `Placed` has its own.
"""

from collections.abc import Callable

from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces.access.rules.departments import DEPARTMENT_RULES, OFFICE_RULES
from itc_spaces.spaces.access.rules.files import FILE_RULES
from itc_spaces.spaces.access.rules.meetings import (
    AGENDA_RULES,
    ATTENDED_RULES,
    CIRCULATED_RULES,
    CONVENED_RULES,
    CONVOKED_RULES,
    DELIVERED_RULES,
    MINUTED_RULES,
    OF_MEETING_RULES,
    OF_SPACE_RULES,
    OWED_RULES,
    RECORDED_RULES,
)
from itc_spaces.spaces.access.rules.pages import ABOUT_RULES, PAGE_RULES, STATE_RULES
from itc_spaces.spaces.access.rules.people import MEMBERSHIP_RULES, PERSONAL_RULES, USER_RULES
from itc_spaces.spaces.access.rules.published import ASKED_RULES, PUBLISHED_RULES
from itc_spaces.spaces.access.rules.spaces import SPACE_RULES
from itc_spaces.spaces.access.rules.submissions import OFFER_RULES, SUBMISSION_RULES
from itc_spaces.spaces.access.rules.targets import TARGET_RULES
from itc_spaces.spaces.access.rules.thematics import GRANT_RULES, THEMATIC_RULES
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.models import (
    AboutResource,
    AskedOfDepartment,
    Attended,
    Circulated,
    Convened,
    Convoked,
    Delivered,
    Department,
    FollowsTarget,
    Grant,
    HeldFile,
    Membership,
    Minuted,
    Offered,
    Office,
    OfMeeting,
    OfSpace,
    OnAgenda,
    Owed,
    Personal,
    Placement,
    Published,
    Recorded,
    ShownState,
    Space,
    SpacesIndex,
    Submitted,
    Thematic,
)

RULES: dict[type, dict[Action, Callable]] = {
    SpacesIndex: {},
    Space: SPACE_RULES,
    Page: PAGE_RULES,
    Placement: PAGE_RULES,
    Thematic: THEMATIC_RULES,
    Grant: GRANT_RULES,
    Department: DEPARTMENT_RULES,
    Office: OFFICE_RULES,
    Submitted: SUBMISSION_RULES,
    Offered: OFFER_RULES,
    Published: PUBLISHED_RULES,
    AskedOfDepartment: ASKED_RULES,
    FollowsTarget: TARGET_RULES,
    Convened: CONVENED_RULES,
    OnAgenda: AGENDA_RULES,
    Convoked: CONVOKED_RULES,
    OfMeeting: OF_MEETING_RULES,
    Attended: ATTENDED_RULES,
    OfSpace: OF_SPACE_RULES,
    Recorded: RECORDED_RULES,
    Circulated: CIRCULATED_RULES,
    Minuted: MINUTED_RULES,
    Owed: OWED_RULES,
    Delivered: DELIVERED_RULES,
    ShownState: STATE_RULES,
    AboutResource: ABOUT_RULES,
    HeldFile: FILE_RULES,
    Personal: PERSONAL_RULES,
    Membership: MEMBERSHIP_RULES,
    User: USER_RULES,
}
