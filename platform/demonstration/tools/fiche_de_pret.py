"""A tool of ITC Étang de Berre."""

DOCUMENT = """
# La fiche de prêt
Prénom et numéro de téléphone : ____
Machine numéro ____ prêtée le ____ à rendre le ____ à ____ heures
Je veux savoir faire seul·e : ____
| Rendez-vous | Date | Fait |
| Le premier, pour choisir | | |
| Après deux semaines | | |
| Au milieu | | |
| Le retour, où je montre | | |
Si ça casse : le centre est assuré, vous ne payez rien. Dites-le le jour même.
# Au retour
[ ] J'ai fait ma démarche devant quelqu'un, sans aide
[ ] Je l'ai faite avec une aide légère
[ ] Je n'ai pas pu, parce que : ____
[ ] La machine a été effacée devant moi
# La notice
1. Ouvrez. Le bouton rond est en haut à droite. Attendez le temps de boire un verre d'eau.
2. L'image du globe ouvre internet. Il n'y a qu'une image de globe.
3. Un message vous fait peur ? Ne cliquez pas. Appelez le mardi, de 14 h à 17 h : ____
4. Personne du centre ne vous demandera jamais votre mot de passe. Personne de la banque non plus.
5. Pour éteindre, fermez le couvercle. C'est tout.
"""

TOOL = {
    "key": "fiche-de-pret",
    "space": "itc-etang-de-berre",
    "author": "directrice.miramas@demo.test",
    "title": "Fiche de prêt d'un ordinateur et notice de deux pages",
    "summary": (
        "La fiche que l'emprunteur remplit avec ses mots, le contrôle au retour, et une notice en cinq phrases écrite "
        "par d'anciens emprunteurs."
    ),
    "tool_kind": "TEMPLATE",
    "topics": ["Inclusion numérique"],
    "keywords": ["prêt de matériel", "ordinateur"],
    "purpose": (
        "Prêter du matériel en confiance, en écrivant une seule chose : la démarche que la personne veut savoir faire "
        "seule."
    ),
    "intended_users": "Conseillers numériques, animateurs, bénévoles de la ligne d'aide.",
    "use_when": "Au premier rendez-vous et au retour, trois mois plus tard.",
    "instructions": (
        "Faire écrire la démarche par la personne, avec ses mots, même si quelqu'un tient le stylo. Fixer la date "
        "de retour avant de remettre la machine. Lire l'encadré « si ça casse » à voix haute : c'est lui qui "
        "permet d'oser toucher.\n\n"
        "La notice a été écrite par d'anciens emprunteurs. Ne la rallongez pas."
    ),
    "time_needed": "15 min au prêt, 15 min au retour",
    "licence": "LO2",
    "sheets": ["pret-ordinateur", "pret-de-tablettes-parents"],
    "life": "EDITION",
    "months_ago": 7,
    "downloads": [
        31,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "docx", "document": DOCUMENT},
    ],
}
