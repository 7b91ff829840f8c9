"""A tool of ITC Étang de Berre."""

FIRST = """
Nous venons à deux, toujours les mêmes, le mardi, une heure.
# Ce que nous faisons
- Nous parlons, nous écoutons, nous jouons, nous sortons si vous voulez.
- Nous gardons pour nous ce que vous nous dites.
# Ce que nous ne faisons pas
- Ni courses, ni ménage, ni papiers.
- Ni argent, ni clé, ni procuration, ni cadeau.
# Si nous sommes inquiets
Nous vous le disons d'abord. Nous appelons ensuite la personne référente du centre : ____
En cas de danger, nous appelons le 15.
Le bénéficiaire : ____
Les visiteurs : ____
"""

SECOND = """
Nous venons à deux, toujours les mêmes, le ____, une heure.
# Ce que nous faisons
- Nous parlons, nous écoutons, nous jouons, nous sortons si vous voulez.
- Nous gardons pour nous ce que vous nous dites.
- Nous participons toutes les six semaines à un groupe de parole. Nous n'y disons pas votre nom.
# Ce que nous ne faisons pas
- Ni courses, ni ménage, ni papiers. Nous savons qui appeler pour cela.
- Ni argent, ni clé, ni procuration, ni cadeau.
# Si nous sommes inquiets
Nous vous le disons d'abord. Nous appelons ensuite la personne référente du centre : ____
En cas de danger, nous appelons le 15.
# Pour arrêter
Vous pouvez arrêter quand vous voulez, **sans donner de raison**, en appelant le ____
Nous aussi, en vous prévenant deux visites avant.
# Et si le pire arrive
Qui souhaitez-vous que nous prévenions ? ____
Voulez-vous que nous venions à vos obsèques, ou que nous n'y venions pas ? ____
Ajouté à la main, à votre demande : ____
Signatures de la personne visitée, des deux visiteurs et de la personne référente : ____
"""

TOOL = {
    "key": "charte-de-visite",
    "space": "itc-etang-de-berre",
    "author": "directeur.vitrolles@demo.test",
    "title": "Charte de visite à domicile, signée aussi par la personne visitée",
    "summary": (
        "Une page lue à voix haute et signée à trois. Elle dit ce que les visiteurs font, ne font pas, et comment "
        "chacun peut arrêter."
    ),
    "tool_kind": "TEMPLATE",
    "topics": ["Vieillissement, isolement", "Bénévolat"],
    "keywords": ["visites à domicile", "charte"],
    "purpose": "Dire en une page ce que la visite est, ce qu'elle n'est pas, et comment elle s'arrête.",
    "intended_users": "Bénévoles visiteurs, personnes visitées, référents des structures.",
    "use_when": "À la fin du premier passage, jamais avant : on signe avec quelqu'un que l'on a vu.",
    "instructions": (
        "Lire à voix haute, lentement, une phrase chacun. Barrer ce que la personne ne veut pas et ajouter ce qu'elle "
        "demande, à la main. Trois signatures, un exemplaire pour elle, en grand caractère."
    ),
    "time_needed": "Une lecture à voix haute de 20 min",
    "licence": "LO2",
    "sheets": ["voisins-du-mardi", "perceuse-plutot-que-visite"],
    "life": "EDITION",
    "months_ago": 12,
    "thematic": "vieillir-chez-soi",
    "downloads": [
        14,
        37,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "odt", "document": FIRST},
        {
            "label": "avec l'arrêt et les obsèques",
            "changes": (
                "Ajout des obsèques et de l'arrêt sans raison, après deux décès et à la demande de trois personnes "
                "visitées. Le mot « bénéficiaire » a disparu."
            ),
            "format": "odt",
            "days_ago": 130,
            "document": SECOND,
        },
    ],
}
