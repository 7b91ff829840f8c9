from itc_spaces.meetings.models.agenda import AgendaFile, AgendaItem, GivenPoint
from itc_spaces.meetings.models.calendars import CalendarAddress, MailChoice
from itc_spaces.meetings.models.commitments import Commitment
from itc_spaces.meetings.models.convocations import Attendance, Convocation, Reminder
from itc_spaces.meetings.models.dates import DateAnswer, DateOption
from itc_spaces.meetings.models.meetings import Meeting
from itc_spaces.meetings.models.turns import Pause, Turn, TurnScheme

__all__ = [
    "AgendaFile",
    "AgendaItem",
    "Attendance",
    "CalendarAddress",
    "Commitment",
    "Convocation",
    "DateAnswer",
    "DateOption",
    "GivenPoint",
    "MailChoice",
    "Meeting",
    "Pause",
    "Reminder",
    "Turn",
    "TurnScheme",
]
