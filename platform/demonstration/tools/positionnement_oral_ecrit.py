"""A tool of ITC Pays d'Arles."""

DOCUMENT = """
# À l'oral (15 min)
| On demande | Réponse comprise | Réponse construite | Pas de réponse |
| Comment êtes-vous venu aujourd'hui ? | | | |
| Qu'est-ce que vous voudriez pouvoir faire en français ? | | | |
| Racontez un lieu que vous aimez, ici ou ailleurs. | | | |
| Si le car n'était pas passé, qu'auriez-vous fait ? | | | |
# À la lecture (10 min)
On pose sur la table un ticket de caisse, un mot de l'école et une affiche du centre.
[ ] Reconnaît à quoi sert chaque papier
[ ] Retrouve un prix, une heure, une date
[ ] Lit une phrase à voix haute
[ ] Dit avec ses mots ce qu'elle veut dire
# À l'écriture (10 min)
[ ] Écrit son prénom et son numéro
[ ] Recopie une adresse
[ ] Écrit une phrase pour dire pourquoi il ou elle vient
# Pour la suite (5 min)
Ce que je veux faire en français, en premier : ____
Jours et heures possibles, garde d'enfants nécessaire : ____
Langues parlées, lues, écrites : ____
# Pour composer les groupes
| Repère | Oral | Écrit |
| 1 | Comprend des mots | N'a pas appris à lire dans une langue |
| 2 | Répond à des questions simples | Lit dans une autre écriture |
| 3 | Raconte au présent | Lit un mot de l'école |
| 4 | Raconte, imagine, explique | Écrit un message |
"""

TOOL = {
    "key": "positionnement-oral-ecrit",
    "space": "itc-pays-d-arles",
    "author": "directeur.arles@demo.test",
    "title": "Quarante minutes pour situer quelqu'un en français, sans lui faire passer d'examen",
    "summary": (
        "Une feuille pour composer des groupes de français en quarante minutes par personne, et pour mesurer en juin "
        "le chemin parcouru."
    ),
    "tool_kind": "QUESTIONNAIRE",
    "topics": ["Apprentissage du français"],
    "keywords": ["FLE", "évaluation"],
    "purpose": (
        "Former des groupes où personne ne s'ennuie et où personne ne se noie, et mesurer plus tard le chemin parcouru."
    ),
    "intended_users": "Formatrices et formateurs, bénévoles accompagnés d'une personne formée.",
    "use_when": "À l'inscription, puis en juin avec la même feuille.",
    "instructions": (
        "S'asseoir à côté, pas en face. Commencer par l'oral et s'arrêter dès que la personne s'arrête : on sait "
        "déjà ce que l'on voulait savoir. Ne pas corriger. Proposer l'écrit comme une curiosité, avec le droit de "
        "refuser.\n\n"
        "Les niveaux du bas de page servent aux groupes. Ils ne se donnent pas à la personne comme une note."
    ),
    "time_needed": "40 min par personne",
    "licence": "LO2",
    "sheets": ["code-de-la-route", "conseil-de-maison-trois-langues"],
    "life": "SHARED_NETWORK",
    "months_ago": 15,
    "thematic": "langue-et-vie-du-centre",
    "downloads": [
        23,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "odt", "document": DOCUMENT},
    ],
}
