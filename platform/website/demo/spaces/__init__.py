"""The six ITCs, one a module."""

from website.demo.spaces import (
    etang_de_berre,
    littoral_est,
    marseille_centre,
    marseille_nord,
    pays_d_aix,
    pays_d_arles,
)

SPACES = [
    module.SPACE
    for module in (
        marseille_nord,
        pays_d_arles,
        etang_de_berre,
        pays_d_aix,
        littoral_est,
        marseille_centre,
    )
]

THEMATICS = {thematic["key"]: thematic for space in SPACES for thematic in space["thematics"]}
