"""A tool of ITC Marseille Centre."""

FIRST = """
# 1. Raconter (15 min)
Une personne raconte ce qu'elle a vu et entendu. Les autres demandent des précisions. Interdit : « il aurait fallu ».
# 2. Trier (20 min)
| La loi | Notre projet social | Mon avis |
| | | |
| | | |
# 3. Écrire (15 min)
Une phrase de vingt mots au plus, qui commence par « Ici, ».
Ici, ____
# 4. Essayer (10 min)
Relire la phrase avec trois exemples : un voile, un repas, une fête.
"""

SECOND = """
# Avant de commencer
Les règles ne sont pas les mêmes pour un service public et pour une association. Un centre social associatif doit \
faire vérifier ce qui s'applique à son statut, à ses missions et à ses conventions.
# 1. Raconter (15 min)
Une personne raconte ce qu'elle a vu et entendu. Les autres demandent des précisions. Interdit : « il aurait fallu ».
# 2. Trier (20 min)
| La loi (certain, ou à vérifier) | Notre projet social | Mon avis |
| | | |
| | | |
| | | |
# 3. Écrire (15 min)
Une phrase de vingt mots au plus, qui commence par « Ici, ».
Ici, ____
Essai : la phrase tient-elle si l'on change de religion ? de repas ? de personne ?
[ ] Oui
[ ] Non : on recommence
# 4. Demander (10 min, puis deux semaines)
Qui n'est pas dans la pièce et sera concerné ? Afficher la phrase au brouillon, avec un crayon. Relire les remarques \
ensemble.
# Ce que l'on s'interdit
- Demander à quelqu'un sa religion, même pour bien faire.
- Citer la phrase contre une personne.
- Conclure quand une seule voix a parlé.
"""

TOOL = {
    "key": "laicite-une-heure",
    "space": "itc-marseille-centre",
    "author": "directrice.toiles@demo.test",
    "title": "Laïcité : une heure pour travailler une situation en équipe",
    "summary": (
        "Un déroulé minuté en quatre temps pour passer d'un désaccord vécu à une phrase commune, sans donner de leçon."
    ),
    "tool_kind": "GUIDE",
    "topics": ["Laïcité, valeurs de la République"],
    "keywords": ["fait religieux", "situations réelles", "équipe"],
    "purpose": (
        "Passer d'un désaccord entre collègues à une phrase commune, en séparant la loi, le projet et l'avis de chacun."
    ),
    "intended_users": (
        "Équipes salariées et bénévoles, avec une personne qui connaît le droit ou qui peut le vérifier le lendemain."
    ),
    "use_when": "Quand une situation a divisé l'équipe et que l'émotion est retombée. Pas le jour même.",
    "instructions": (
        "Choisir une situation vécue où chacun se sent un peu en tort. Tenir les temps. La personne qui anime ne "
        "donne pas son avis. Si la première colonne reste incertaine, écrire « à vérifier » et le faire avant "
        "d'afficher quoi que ce soit."
    ),
    "time_needed": "1 h, de 6 à 14 personnes",
    "licence": "LO2",
    "sheets": ["laicite-trois-situations"],
    "life": "EDITION",
    "months_ago": 13,
    "thematic": "laicite-au-quotidien",
    "downloads": [
        33,
        21,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "docx", "document": FIRST},
        {
            "label": "avec l'avis des habitants",
            "changes": (
                "Un quatrième temps pour l'avis des habitants, ajouté après neuf essais. L'exemple du voile a été "
                "retiré : il faisait parler de la télévision. Un avertissement sur les statuts précède désormais la "
                "première colonne."
            ),
            "format": "docx",
            "days_ago": 96,
            "document": SECOND,
        },
    ],
}
