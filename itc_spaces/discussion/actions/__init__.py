from itc_spaces.discussion.actions.becoming import start_sheet_from
from itc_spaces.discussion.actions.files import GivenFile, add_file, drop_file
from itc_spaces.discussion.actions.moderating import moderate_contribution, restore_contribution
from itc_spaces.discussion.actions.reading import choose_rhythm, mark_read
from itc_spaces.discussion.actions.writing import edit_contribution, post_contribution, remove_contribution

__all__ = [
    "GivenFile",
    "add_file",
    "choose_rhythm",
    "drop_file",
    "edit_contribution",
    "mark_read",
    "moderate_contribution",
    "post_contribution",
    "remove_contribution",
    "restore_contribution",
    "start_sheet_from",
]
