"""A tool of ITC Pays d'Arles."""

DOCUMENT = """
# Une semaine avant
[ ] Trois questions, une phrase chacune, deux ou trois réponses possibles
[ ] Une image par réponse : pas de mot dessus
[ ] La direction signe : « J'appliquerai ce qui sera décidé »
[ ] Un animateur de table pour cinq personnes, bilingue si possible
# Le jour même
| Temps | Ce que l'on fait | Qui |
| 0 h 00 | Une carte de couleur à l'entrée, on s'assoit à cinq | Accueil |
| 0 h 10 | La première question, dite deux fois, lentement | Animateur |
| 0 h 12 | On parle dans toutes les langues | Tables |
| 0 h 30 | Chaque table pose un jeton sur une image | Tables |
| 0 h 35 | Deuxième question, puis troisième, de la même façon | Tables |
| 1 h 20 | Une phrase par table, à voix haute | Porte-parole |
| 1 h 35 | On affiche : trois images, trois dates, trois prénoms | Animateur |
# Ce que dit l'animateur de table
- Une personne n'a pas encore parlé : « Et vous, quelle image ? »
- Deux personnes parlent ensemble dans leur langue : les laisser finir, puis demander « En une phrase ? »
- Quelqu'un veut parler d'autre chose : l'écrire sur la feuille « plus tard », et le faire vraiment.
# Exemples de questions
| Se pose bien | Se pose mal |
| Ouvrons-nous le samedi matin ? | Comment améliorer nos horaires ? |
| Quelle couleur pour le hall ? | Que pensez-vous du hall ? |
| Garde-t-on la fête, oui ou non ? | Que faire du budget ? |
"""

TOOL = {
    "key": "trois-questions",
    "space": "itc-pays-d-arles",
    "author": "directeur.arles@demo.test",
    "title": "Trois questions, des jetons, des images : animer un conseil de maison multilingue",
    "summary": (
        "Le déroulé minuté d'une assemblée où l'on décide sans parler la même langue, avec ce que dit l'animateur de "
        "table."
    ),
    "tool_kind": "FACILITATION",
    "topics": ["Participation, pouvoir d'agir", "Apprentissage du français"],
    "keywords": ["plurilinguisme", "instance d'habitants"],
    "purpose": (
        "Faire décider une assemblée qui ne parle pas la même langue, sans interprète et sans vote à main levée."
    ),
    "intended_users": "Équipes d'animation, animateurs de table habitants.",
    "use_when": "Quand il y a de vraies décisions à prendre. Si tout est déjà décidé, faites une affiche.",
    "instructions": (
        "Lire le déroulé en entier la veille avec les animateurs de table. Vérifier que la direction accepte chacune "
        "des réponses possibles ; retirer toute question dont une réponse serait refusée."
    ),
    "time_needed": "1 h 40, pour 15 à 40 personnes",
    "equipment": "Tables de cinq chaises, jetons de trois couleurs, neuf images imprimées, un minuteur visible.",
    "licence": "LO2",
    "sheets": ["conseil-de-maison-trois-langues"],
    "life": "EDITION",
    "months_ago": 16,
    "thematic": "langue-et-vie-du-centre",
    "downloads": [
        44,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "odt", "document": DOCUMENT},
    ],
}
