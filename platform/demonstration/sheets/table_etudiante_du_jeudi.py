"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "table-etudiante-du-jeudi",
    "space": "itc-pays-d-aix",
    "author": "responsable.lavoir@demo.test",
    "title": "La table étudiante du jeudi, où les étudiants cuisinent pour le quartier",
    "summary": (
        "Pas une distribution : un repas à 2 € que des étudiants et des voisins préparent ensemble. 61 couverts en "
        "moyenne, la moitié d'habitants. Notre cuisine était trop petite et nous le savions."
    ),
    "topics": ["Alimentation", "Jeunesse, jeunes adultes", "Vivre ensemble, tranquillité"],
    "keywords": ["cuisine partagée", "étudiants", "repas à prix libre"],
    "publics": ["Jeunes adultes", "Habitants du quartier"],
    "lead_organisation": "EVS Le Lavoir",
    "contact": "lavoir@demo.test",
    "territory": "Aix-en-Provence",
    "territory_kind": "URBAN",
    "context": (
        "Il y avait deux cents étudiants dans la file du camion d'aide alimentaire, sur le trottoir d'en face, "
        "tous les jeudis à 18 h. Et une salle vide chez nous, à la même heure, parce que « le soir, il n'y a "
        "personne dans le quartier ».\n\n"
        "Nous avons passé trois soirées dans la file. Ce que nous y avons entendu le plus souvent n'est pas « j'ai "
        "faim » mais « je mange seul »."
    ),
    "steps": [
        {
            "title": "Passer de la file à la cuisine",
            "text": (
                "Douze étudiants acceptent de venir à 16 h pour préparer. En échange, rien : ils mangent comme les "
                "autres, pour 2 €."
            ),
            "duration": "6 semaines",
        },
        {
            "title": "Acheter à moitié, récupérer à moitié",
            "text": "Invendus d'un marché de gros et achats. La diététicienne de l'université valide les menus.",
            "duration": "chaque mercredi",
        },
        {
            "title": "Ouvrir à tous le même prix",
            "text": (
                "Habitants, étudiants, agents de la fac : une seule caisse, une seule table de douze mètres, en "
                "chicane parce que la salle est en L."
            ),
            "duration": "19 h à 21 h",
        },
        {
            "title": "Faire la vaisselle à tour de rôle",
            "text": "Tirage au sort à l'entrée. Le vice-président de l'université a tiré un mauvais numéro.",
            "duration": "30 min",
        },
    ],
    "resident_participation": (
        "Un groupe de dix-neuf personnes, dont huit habitantes du quartier, décide des menus et des achats. Les "
        "habitantes ont imposé une soirée par mois où ce sont elles qui cuisinent et les étudiants qui servent."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"name": "L'université", "role": "Diététicienne, communication, 4 000 €"},
        {"organisation": "Ville d'Aix-en-Provence", "role": "Aide à l'équipement"},
        {"organisation": "Métropole", "role": "Marché de gros : récupération des invendus"},
        {"name": "Une épicerie sociale étudiante", "role": "Oriente, sans demander de justificatif"},
    ],
    "human_means": "Une coordinatrice à mi-temps, dont **420 heures pour 28 jeudis**. Bénévoles : douze par soirée.",
    "material_means": (
        "Une seconde plaque, un lave-vaisselle professionnel d'occasion (1 900 €), une remise aux normes de la hotte "
        "(3 400 €)."
    ),
    "budget_range": "UNDER_15000",
    "funders": ["Université", "Ville d'Aix-en-Provence", "Recettes des repas : 3 416 €"],
    "period": "L'année universitaire, 28 jeudis",
    "outcomes": (
        "**1 708 repas, soit 61 par soirée** ; 52 % d'étudiants, 48 % d'habitants. Coût d'un repas : 3,10 € en "
        "denrées. Le repas à 2 € laisse donc 1 880 € à trouver.\n\n"
        "Dix-sept étudiants ont pris ensuite un engagement au centre, dont onze à l'accompagnement à la "
        "scolarité. C'est de là que viennent aujourd'hui nos bénévoles les plus jeunes.\n\n"
        "Nous avons dû refuser du monde sept fois."
    ),
    "obstacles": (
        "La cuisine. Vingt-deux mètres carrés pour soixante repas, une inspection en février, deux soirées annulées. "
        "Nous l'avions mesurée en septembre et nous avons commencé quand même."
    ),
    "watch_points": [
        "Un référent hygiène formé à chaque soirée",
        "Allergènes affichés",
        "Un seul tarif, jamais de liste",
    ],
    "lessons": (
        "Servir 40 repas, pas 60. Refuser dix personnes au premier jeudi aurait été plus facile que d'en refuser "
        "trente au dixième."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une cuisine déclarée, dimensionnée au nombre de repas"},
        {"kind": "ADAPTABLE", "text": "Le prix"},
        {"kind": "ADAPTABLE", "text": "Le jeudi, qui est le soir où les étudiants sont encore là"},
    ],
    "maturity": "TRIED",
    "licence": "LO2",
    "months_ago": 10,
    "life": "SHARED_NETWORK",
}
