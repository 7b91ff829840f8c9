"""The full editor's panels of a tool."""

from wagtail.admin.panels import FieldPanel, HelpPanel

from knowledge.panels import FOOT, HEAD, SHAREABLE, group

TOOL_PANELS = [
    group("De quoi il s'agit", *HEAD, FieldPanel("tool_kind", help_text=SHAREABLE)),
    group(
        "À quoi il sert, et pour qui",
        FieldPanel("purpose", help_text=f"{SHAREABLE} Ce qu'il permet de faire, et ce qu'il ne fait pas."),
        FieldPanel("intended_users", help_text="Qui s'en sert : animateurs, bénévoles, direction…"),
        FieldPanel("use_when"),
    ),
    group(
        "Comment s'en servir",
        FieldPanel("instructions", help_text=f"{SHAREABLE} Pas à pas, avec ce qui coince d'habitude."),
        FieldPanel("time_needed", help_text="Par exemple : vingt minutes à plusieurs, une heure seul·e."),
        FieldPanel("equipment", help_text="Par exemple : un paperboard, des gommettes, une connexion."),
        HelpPanel("Les versions et leurs fichiers s'ajoutent sur la page de l'outil, sur le site."),
    ),
    FOOT,
]
