"""A tool of ITC Pays d'Aix."""

DOCUMENT = """
Structure : ____ Contact : ____
# Ce que nous voyons, en trois chiffres
| Chiffre | D'où il vient | Ce qu'il dit |
| | | |
| | | |
| | | |
# Où cela se passe
Dessiner à la main : les lieux, les trajets, ce qui manque. Une carte imparfaite se comprend mieux qu'un plan.
# Ce que nous demandons
En une phrase : ____
Qui le porterait : ____
Ce que nous apportons : ____
Ce qui se passera si rien n'est fait : ____
# Avant d'envoyer
[ ] Une personne extérieure l'a lue en deux minutes et a su la redire
[ ] Le conseil d'administration l'a approuvée
[ ] Les mots sont ceux de notre projet social
[ ] Aucun habitant ne peut être reconnu
"""

TOOL = {
    "key": "une-page-pour-la-ctg",
    "space": "itc-pays-d-aix",
    "author": "caf.aix@demo.test",
    "title": "Une page pour la CTG : trois chiffres, une carte, une demande",
    "summary": (
        "Un recto pour peser dans la convention territoriale globale : ce que vous seuls savez, où cela se passe, ce "
        "que vous demandez."
    ),
    "tool_kind": "TEMPLATE",
    "topics": ["Gouvernance, financement, ressources humaines"],
    "keywords": ["CTG", "Caf"],
    "purpose": "Être lu par ceux qui écriront la convention territoriale globale.",
    "intended_users": "Directions et administrateurs des centres sociaux et des espaces de vie sociale.",
    "use_when": "Avant le premier groupe de travail, quand rien n'est encore écrit.",
    "instructions": (
        "Tenir sur une page, recto. Un chiffre que vous êtes seuls à connaître vaut mieux que dix que tout le monde "
        "a. La demande tient en une phrase et nomme qui doit la porter. Vérifier que les mots sont ceux du projet "
        "social."
    ),
    "time_needed": "Une demi-journée à deux",
    "licence": "LO2",
    "sheets": ["soiree-des-comptes"],
    "life": "SHARED_NETWORK",
    "months_ago": 3.5,
    "downloads": [
        12,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "odt", "document": DOCUMENT},
    ],
}
