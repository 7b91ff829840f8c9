"""A tool of ITC Pays d'Aix."""

DOCUMENT = """
Réunion : ____ Date : ____ Présents (hommes, femmes, salariés, bénévoles, habitants) : ____
# Toutes les trente secondes
| Minute | Homme | Femme | Salarié | Bénévole élu | Habitant |
| 0 à 10 | | | | | |
| 10 à 20 | | | | | |
| 20 à 30 | | | | | |
| 30 à 40 | | | | | |
| 40 à 50 | | | | | |
| 50 à 60 | | | | | |
# Au fil de la réunion
| Ce que l'on note | Traits |
| Une femme est interrompue | |
| Un homme est interrompu | |
| Une idée est reprise sans dire de qui elle vient | |
| Quelqu'un sert, range, ouvre la porte | |
| Quelqu'un prend les notes | |
# Calculer
1. Part des présents : hommes ÷ total.
2. Part de la parole : cases « homme » ÷ total des cases.
3. Écart entre les deux. Au-delà de 15 points, en parler.
# Rendre
Une feuille, trois chiffres, aucun nom. Dire d'abord les règles que l'on propose d'essayer, puis les chiffres.
"""

TOOL = {
    "key": "grille-temps-de-parole",
    "space": "itc-pays-d-aix",
    "author": "directrice.aix@demo.test",
    "title": "Qui parle, qui coupe, qui sert le café : grille d'observation d'une réunion",
    "summary": (
        "Une feuille pour deux observateurs, à cocher toutes les trente secondes, avec le calcul à faire ensuite et "
        "la façon de rendre les chiffres."
    ),
    "tool_kind": "GRID",
    "topics": ["Égalité, discriminations", "Participation, pouvoir d'agir"],
    "keywords": ["réunion", "prise de parole"],
    "purpose": "Compter avant de discuter. Trente secondes par trente secondes, sans un nom.",
    "intended_users": "Deux observateurs volontaires, habitants ou bénévoles, formés en une heure.",
    "use_when": "Quatre fois avant de changer quoi que ce soit, quatre fois après.",
    "instructions": (
        "Demander l'accord de toutes les personnes présentes. S'asseoir aux deux bouts de la salle. Cocher toutes "
        "les trente secondes la case de la personne **qui parle à cet instant**. Comparer les deux feuilles à la "
        "fin : au-delà de 10 % d'écart, on recommence.\n\n"
        "Détruire les feuilles après le calcul. Ne jamais observer une réunion où se règle un conflit."
    ),
    "time_needed": "La durée de la réunion, plus 20 min de calcul",
    "licence": "LO2",
    "sheets": ["temps-de-parole"],
    "life": "SHARED_NETWORK",
    "months_ago": 5,
    "downloads": [
        17,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "odt", "document": DOCUMENT},
    ],
}
