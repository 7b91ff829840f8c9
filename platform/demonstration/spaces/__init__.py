"""The eight ITCs, one per module: six in the Bouches-du-Rhône, two in the Var."""

from demonstration.spaces import (
    etang_de_berre,
    haut_var,
    littoral_est,
    marseille_centre,
    marseille_nord,
    pays_d_aix,
    pays_d_arles,
    toulon_ouest,
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
        toulon_ouest,
        haut_var,
    )
]

THEMATICS = {thematic["key"]: thematic for space in SPACES for thematic in space["thematics"]}
