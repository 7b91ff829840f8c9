from itc_spaces.models.dated import ClockMark, Dated, in_force
from itc_spaces.models.departments import (
    College,
    Committee,
    Department,
    FrameworkAgreement,
    Office,
    Organisation,
    Retirable,
    Territory,
    Topic,
)
from itc_spaces.models.placed import HeldFile, Personal, Placed, Placement, Published, UnderReview
from itc_spaces.models.seats import Mandate, Membership, Seat, SeatMode
from itc_spaces.models.spaces import Deployment, LockedPlace, Space, SpaceRecord, SpacesIndex
from itc_spaces.models.thematics import Grant, GrantPeriod, Thematic

__all__ = [
    "ClockMark",
    "College",
    "Committee",
    "Dated",
    "Department",
    "Deployment",
    "FrameworkAgreement",
    "Grant",
    "GrantPeriod",
    "HeldFile",
    "LockedPlace",
    "Mandate",
    "Membership",
    "Office",
    "Organisation",
    "Personal",
    "Placed",
    "Placement",
    "Published",
    "Retirable",
    "Seat",
    "SeatMode",
    "Space",
    "SpaceRecord",
    "SpacesIndex",
    "Territory",
    "Thematic",
    "Topic",
    "UnderReview",
    "in_force",
]
