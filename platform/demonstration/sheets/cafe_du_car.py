"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "cafe-du-car",
    "space": "itc-pays-d-aix",
    "author": "responsable.lavoir@demo.test",
    "title": "Le café du car : ce que le petit déjeuner du collège ne devient pas au lycée",
    "summary": (
        "Nous avons repris la table des Trois Figuiers devant un lycée professionnel. Cinq matins, sept parents, et "
        "une lycéenne qui nous a expliqué notre erreur. Fiche d'un échec, à garder."
    ),
    "topics": ["Familles et parentalité", "Jeunesse, jeunes adultes"],
    "keywords": ["café des parents", "lycée", "arrêt de car"],
    "publics": ["Parents", "Adolescents"],
    "lead_organisation": "EVS Le Lavoir",
    "contact": "",
    "territory": "Aix-en-Provence",
    "territory_kind": "URBAN",
    "context": (
        "Ce n'est pas parce qu'une table marche devant un collège qu'elle marche devant un lycée. Dit ainsi, "
        "c'est évident. Il nous a fallu cinq matins de pluie et 35 € de brioche par semaine pour l'écrire.\n\n"
        "Nous avions tout lu : commencer dehors, à l'heure d'ouverture, sans thème. Nous avions oublié la phrase "
        "« les parents accompagnent encore les sixièmes »."
    ),
    "objectives": [
        "Rencontrer des parents de lycéens en voie professionnelle",
        "Faire connaître le centre aux internes",
    ],
    "steps": [
        {
            "title": "Recopier",
            "text": (
                "Même table, même heure, même affiche absente. Accord du proviseur obtenu en une réunion, ce qui "
                "aurait dû nous inquiéter : rien ne le dérangeait."
            ),
            "duration": "1 mois",
        },
        {
            "title": "Attendre",
            "text": (
                "Sept parents en tout, dont cinq par erreur. Les lycéens, eux, se sont servis : 40 cafés par matin."
            ),
            "duration": "cinq mardis",
        },
        {
            "title": "Écouter une lycéenne",
            "text": (
                "« Nos parents, ils savent même pas où c'est. Ils travaillent. Venez le vendredi au car, ils nous "
                "attendent à l'arrivée. »"
            ),
            "duration": "10 min",
        },
        {
            "title": "Arrêter et l'écrire",
            "text": "Nous avons prévenu le lycée, remercié, rendu le thermos.",
            "duration": "mars",
        },
    ],
    "resident_participation": (
        "Aucune, et c'est une partie de l'explication. À Marseille, deux mères avaient choisi le jour et l'heure. "
        "Nous avions choisi pour elles."
    ),
    "resident_level": "INFORMED",
    "partners": [
        {"name": "Un lycée professionnel", "role": "Accord, et rien d'autre"},
        {"organisation": "CS Les Trois Figuiers", "role": "Une heure de conversation, après coup"},
    ],
    "human_means": "Deux professionnelles, trois heures par matin : **30 heures**, et 12 de préparation.",
    "material_means": "175 € de courses, bues par des lycéens reconnaissants.",
    "budget_range": "UNDER_1000",
    "funders": ["Fonds propres"],
    "duration": "Cinq matins, puis arrêt",
    "period": "De novembre à mars",
    "outcomes": (
        "**Cinq matins, 7 parents, environ 200 cafés de lycéens.** Aucun rendez-vous demandé.\n\n"
        "Un effet, pourtant : 22 lycéens ont appris que l'espace de vie sociale existait, et quatre ont demandé un "
        "lieu pour attendre le car du vendredi. C'est devenu un vrai projet, avec eux, et il n'a rien à voir avec la "
        "parentalité."
    ),
    "levers": "",
    "obstacles": (
        "La sectorisation : les élèves viennent de trente communes. À huit heures du matin, leurs parents sont à "
        "quarante kilomètres."
    ),
    "watch_points": ["Vérifier qui passe réellement, une heure, un jour, avant d'acheter un thermos"],
    "lessons": (
        "Aller voir le lieu à l'heure dite **avant** de décider, comme le recommande l'autre fiche que nous avions "
        "aussi lue. Appeler les auteurs avant, et non après : en une heure, le directeur des Trois Figuiers nous a "
        "demandé d'où venaient les élèves. Nous ne le savions pas."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un lieu où les parents passent déjà"},
        {"kind": "ADAPTABLE", "text": "Le café"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 7,
    "life": "SHARED_SPACE",
    "reuse_of": "petit-dejeuner-college",
    "adapted": (
        "Nous avons cru ne rien adapter : même table, même heure, mais devant un lycée. C'était justement le "
        "problème, puisqu'un lycée professionnel recrute dans trente communes. Cette fiche garde l'échec pour qu'il "
        "serve."
    ),
}
