from itc_spaces.meetings.actions.agenda import (
    add_item,
    edit_item,
    link_page,
    order_items,
    remove_item,
)
from itc_spaces.meetings.actions.agenda_files import add_agenda_file, drop_agenda_file
from itc_spaces.meetings.actions.answering import answer_by_link, answer_convocation
from itc_spaces.meetings.actions.attending import OtherPresent, SeatPresence, hold_meeting
from itc_spaces.meetings.actions.calendars import choose_mails, end_address, open_address, renew_address
from itc_spaces.meetings.actions.committing import commit_seat, release_seat
from itc_spaces.meetings.actions.convening import cancel_meeting, convene_meeting, move_meeting
from itc_spaces.meetings.actions.dates import answer_dates, choose_date, propose_date, withdraw_date
from itc_spaces.meetings.actions.pausing import choose_rhythm, end_pause, pause_meetings
from itc_spaces.meetings.actions.preparing import edit_meeting, plan_year, prepare_meeting, record_meeting, take_agenda
from itc_spaces.meetings.actions.turns import answer_turn, choose_scheme, give_turn

__all__ = [
    "OtherPresent",
    "SeatPresence",
    "add_agenda_file",
    "add_item",
    "answer_by_link",
    "answer_convocation",
    "answer_dates",
    "answer_turn",
    "cancel_meeting",
    "choose_date",
    "choose_mails",
    "choose_rhythm",
    "choose_scheme",
    "commit_seat",
    "convene_meeting",
    "drop_agenda_file",
    "edit_item",
    "edit_meeting",
    "end_address",
    "end_pause",
    "give_turn",
    "hold_meeting",
    "link_page",
    "move_meeting",
    "open_address",
    "order_items",
    "pause_meetings",
    "plan_year",
    "prepare_meeting",
    "propose_date",
    "record_meeting",
    "release_seat",
    "remove_item",
    "renew_address",
    "take_agenda",
    "withdraw_date",
]
