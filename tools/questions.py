"""What a tool asks: see knowledge/questions.py. Its versions and their files come in beside its text."""

from knowledge.questions import FOOT, HEAD, NO_RESIDENT, Group, Question

TOOL = (
    Group("De quoi il s'agit", (*HEAD, Question("tool_kind", needed=True))),
    Group(
        "À quoi il sert, et pour qui",
        (
            Question("purpose", "Ce qu'il permet de faire, et ce qu'il ne fait pas.", needed=True, rows=4),
            Question("intended_users", "Qui s'en sert : animateurs, bénévoles, direction, habitants…"),
        ),
    ),
    Group(
        "Comment s'en servir",
        (Question("instructions", f"Pas à pas, avec ce qui coince d'habitude. {NO_RESIDENT}", needed=True),),
    ),
    Group(
        "Quand l'utiliser, durée, matériel",
        (
            Question("use_when", "À quel moment d'un projet, dans quelle situation.", rows=3),
            Question("time_needed", "Par exemple : vingt minutes à plusieurs."),
            Question("equipment", "Par exemple : un paperboard et des gommettes."),
        ),
        folded=True,
    ),
    FOOT,
)
