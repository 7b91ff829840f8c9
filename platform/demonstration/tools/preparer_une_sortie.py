"""A tool of ITC Marseille Nord."""

FIRST = """
# Avant : neuf questions
| Question | Notre réponse |
| Qui passe là, à quelle heure ? Comment le savons-nous ? | |
| Quel jour pouvons-nous tenir pendant six mois ? | |
| Qui sont les deux personnes, toujours les mêmes ? | |
| Qui faut-il prévenir (bailleur, école, commerçants, police municipale) ? | |
| Que dirons-nous de nous en une phrase ? | |
| Qu'est-ce que nous ne proposerons pas, et pendant combien de temps ? | |
| Sous combien de jours saurons-nous rappeler ? | |
| Combien de tracts emportons-nous ? | |
| Quel est notre signal pour partir ? | |
# Pendant : ce que l'on s'interdit
- Ouvrir un courrier ou un dossier sur place.
- Rester debout à deux en face d'une personne assise.
- Promettre au nom d'un partenaire.
# Le soir même
| Passages (traits) | Nouveaux (traits) | Sujets abordés, sans nom |
| | | |
| | | |
| | | |
Ce qui nous a étonnés : ____
Ce que nous devons à quelqu'un, et avant quelle date : ____
Heures passées, installation et trajet compris : ____
"""

SECOND = """
# Avant : dix questions
| Question | Notre réponse |
| Qui passe là, à quelle heure ? Comment le savons-nous ? | |
| Quel jour pouvons-nous tenir pendant six mois ? | |
| Qui sont les deux personnes, toujours les mêmes ? | |
| Où irons-nous s'il pleut ? Comment les gens le sauront-ils ? | |
| Qui faut-il prévenir (bailleur, école, commerçants, police municipale) ? | |
| Que dirons-nous de nous en une phrase ? | |
| Qu'est-ce que nous ne proposerons pas, et pendant combien de temps ? | |
| Sous combien de jours saurons-nous rappeler ? | |
| Quel numéro laissons-nous, et qui répond ? | |
| Quel est notre signal pour partir ? | |
# Pendant : ce que l'on s'interdit
- Ouvrir un courrier ou un dossier sur place.
- Rester debout à deux en face d'une personne assise.
- Promettre au nom d'un partenaire.
- Inviter deux partenaires le même jour.
# Le soir même
| Passages (traits) | Nouveaux (traits) | Sujets abordés, sans nom |
| | | |
| | | |
| | | |
Ce qui nous a étonnés : ____
Ce que nous devons à quelqu'un, et avant quelle date : ____
Heures passées, installation et trajet compris : ____
# Au bout de dix sorties
[ ] Avons-nous été absents sans prévenir ? Combien de fois ?
[ ] Qui ne passe jamais ? Est-ce l'heure, le lieu, ou nous ?
[ ] Une habitante ou un habitant tient-il déjà un bout de la chose ?
[ ] Que coûte une conversation, en heures ? Faut-il continuer ?
"""

TOOL = {
    "key": "preparer-une-sortie",
    "space": "itc-marseille-nord",
    "author": "directrice@demo.test",
    "title": "Préparer une sortie « aller vers » : la grille d'avant, pendant, après",
    "summary": (
        "Deux pages : dix questions avant de partir, ce que l'on s'interdit pendant, trois lignes le soir. Rien qui "
        "permette de reconnaître quelqu'un."
    ),
    "tool_kind": "GRID",
    "topics": ["Aller vers", "Accès aux droits, non-recours"],
    "keywords": ["hors les murs", "pied d'immeuble"],
    "purpose": (
        "Ne pas partir sans avoir répondu à une dizaine de questions, et garder de chaque sortie une trace qui ne "
        "fiche personne."
    ),
    "intended_users": "Équipes de deux qui tiennent une présence dans la rue, sur un marché, au pied d'un immeuble.",
    "use_when": "Avant la toute première sortie, puis à chaque retour, pendant les vingt minutes qui suivent.",
    "instructions": (
        "Remplir la page 1 à deux, à voix haute, sans se répartir les cases. Une case vide n'est pas grave ; "
        "trois cases vides veulent dire qu'il est trop tôt pour partir.\n\n"
        "La page 2 se remplit le soir même. On n'y écrit **aucun nom, aucune adresse, aucun numéro** : seulement des "
        "traits et des sujets. Les numéros à rappeler vivent sur une feuille à part, que l'on détruit une fois la "
        "réponse donnée."
    ),
    "time_needed": "45 min à deux avant la première sortie, puis 10 min",
    "equipment": (
        "Deux stylos et la grille sur un support rigide. Rien d'électronique : un écran dans la main fait fuir."
    ),
    "licence": "LO2",
    "sheets": ["pied-des-tours", "fourgon-des-villages", "banc-des-halles", "chariot-de-la-digue"],
    "life": "EDITION",
    "months_ago": 20,
    "downloads": [
        26,
        58,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "docx", "document": FIRST},
        {
            "label": "avec le repli et le numéro",
            "changes": (
                "Deux lignes ajoutées à la demande de Marseille Centre : le repli en cas de pluie, et le numéro que "
                "l'on laisse. La question sur les tracts a été retirée : tout le monde répondait « aucun »."
            ),
            "format": "docx",
            "days_ago": 280,
            "document": SECOND,
        },
    ],
}
