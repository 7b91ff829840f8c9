from itc_spaces.thematics.actions.life import (
    Overtaken,
    abandon_thematic,
    close_thematic,
    edit_thematic,
    open_thematic,
    reopen_thematic,
    show_thematic,
    suggest_from_note,
    suggest_thematic,
)
from itc_spaces.thematics.actions.placing import hand_to_referents, open_to_invited, place_resource

__all__ = [
    "Overtaken",
    "abandon_thematic",
    "close_thematic",
    "edit_thematic",
    "hand_to_referents",
    "open_thematic",
    "open_to_invited",
    "place_resource",
    "reopen_thematic",
    "show_thematic",
    "suggest_from_note",
    "suggest_thematic",
]
