"""The audiences, in the same words on every screen: for each a word, a drawing and a sentence."""

AUDIENCES = {
    "DRAFT": (
        "Brouillon",
        "draft",
        "Le lisent les personnes présentes dans l’ITC, la coordination, et les personnes invitées à qui il est ouvert.",
    ),
    "SPACE": (
        "Partagé dans l’ITC",
        "space",
        "Le lisent les personnes qui siègent dans l’ITC, celles qui suivent par compte rendu aussi, la coordination, "
        "et les personnes invitées à sa thématique.",
    ),
    "NETWORK": (
        "Partagé avec le réseau",
        "network",
        "Le lisent toutes les personnes qui siègent dans une ITC, de tous les départements.",
    ),
    "PUBLIC": ("Édition publique", "public", "Tout le monde peut lire l’édition validée, sans compte."),
}


def readers_in_words(audience: str) -> str:
    return AUDIENCES[audience][2]
