"""A tool of ITC Marseille Centre."""

DOCUMENT = """
# Mandat
Je demande à ____, du centre social ____, de faire **avec moi, aujourd'hui**, la démarche suivante : ____
sur le site ou auprès de : ____
On m'a dit que :
- je reste à côté pendant toute la démarche ;
- je peux arrêter à tout moment ;
- le centre ne garde ni mot de passe, ni copie de mes papiers ;
- le centre ne peut pas promettre le résultat.
Date et signature : ____
Signature de la personne qui aide : ____
# La règle des mots de passe
| Oui | Non |
| La personne tape elle-même son mot de passe | Nous le tapons à sa place |
| Nous l'aidons à le réinitialiser | Nous le notons « pour la prochaine fois » |
| Elle l'écrit dans son carnet, chez elle | Le navigateur l'enregistre |
| Nous fermons la session devant elle | Nous laissons l'onglet ouvert |
# Quand il faut dire non
- La personne n'est pas là, ou quelqu'un parle à sa place sans mandat.
- Il faut déclarer quelque chose que nous savons faux.
- Nous ne comprenons pas la question posée par le site. On appelle la ligne partenaires.
"""

TOOL = {
    "key": "mandat-demarches",
    "space": "itc-marseille-centre",
    "author": "directeur.tilleuls@demo.test",
    "title": "Mandat d'aide à une démarche et règle des mots de passe",
    "summary": (
        "Un mandat d'une demi-page, la règle des mots de passe en deux colonnes, et trois cas où il faut dire non."
    ),
    "tool_kind": "TEMPLATE",
    "topics": ["Accès aux droits, non-recours", "Inclusion numérique"],
    "keywords": ["aide aux démarches", "mots de passe"],
    "purpose": (
        "Protéger la personne et celle qui l'aide, quand on agit à la place de quelqu'un sur un site administratif."
    ),
    "intended_users": "Agents d'accueil, médiateurs, bénévoles aidants.",
    "use_when": "Chaque fois que l'on clique à la place de la personne. Pas quand on lui montre.",
    "instructions": (
        "Lire le mandat à voix haute, dans la langue de la personne si possible. Un mandat par démarche, jamais de "
        "mandat général. Le ranger dans l'enveloppe du mois ; l'enveloppe est détruite au bout d'un an."
    ),
    "time_needed": "5 min par démarche",
    "licence": "LO2",
    "sheets": ["file-du-mardi"],
    "life": "EDITION",
    "months_ago": 9,
    "thematic": "demarches-a-l-accueil",
    "downloads": [
        48,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "docx", "document": DOCUMENT},
    ],
}
