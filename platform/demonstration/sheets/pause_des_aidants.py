"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "pause-des-aidants",
    "space": "itc-etang-de-berre",
    "author": "directrice.miramas@demo.test",
    "title": "La pause des aidants : deux heures pour soi pendant que l'autre est accompagné",
    "summary": (
        "Les aidants ne venaient pas à un groupe de parole. Ils sont venus quand quelqu'un s'occupait de leur proche "
        "dans la pièce d'à côté. 26 aidants, dont deux tiers de conjointes."
    ),
    "topics": ["Santé, santé mentale", "Vieillissement, isolement"],
    "keywords": ["aidants", "répit"],
    "publics": ["Personnes âgées", "Familles"],
    "lead_organisation": "CS Les Platanes de la Gare",
    "territory": "Miramas, quartier de la gare",
    "territory_kind": "QPV",
    "context": (
        "« Elle ne viendra pas, elle a son mari. » Nous avons entendu cette phrase, ou sa sœur, une quinzaine de "
        "fois en préparant un groupe de parole pour les proches aidants. Trois séances, quatre personnes en tout. "
        "Le groupe était une bonne réponse à une question que personne ne pouvait venir poser.\n\n"
        "Le CCAS connaissait 74 personnes âgées dépendantes aidées par un proche dans le quartier."
    ),
    "objectives": [
        "Rendre la venue possible avant de la rendre utile",
        "Ne pas confondre répit et garde : le proche a lui aussi une activité",
        "Faire connaître le congé et l'allocation de proche aidant",
    ],
    "steps": [
        {
            "title": "Former le binôme d'accompagnement",
            "text": (
                "Une aide-soignante détachée par un service d'aide à domicile et une animatrice du centre. Sans "
                "l'aide-soignante, pas de séance."
            ),
            "duration": "3 jours",
        },
        {
            "title": "Deux pièces, une porte entrouverte",
            "text": (
                "D'un côté les aidants, café, et rien au programme la première demi-heure. De l'autre, leurs "
                "proches : musique, linge à plier, cuisine. La porte reste entrouverte : au début, chacun regarde "
                "sans cesse de l'autre côté."
            ),
            "duration": "2 h par quinzaine",
        },
        {
            "title": "Répondre aux questions de droits",
            "text": "La Caf ou l'assistante sociale. On note les questions d'avance, sur un papier qui circule.",
            "duration": "une séance sur trois",
        },
        {
            "title": "Faire venir le transport à la porte",
            "text": "Le minibus de la Ville. La présence a doublé le mois suivant.",
            "duration": "à partir du 4e mois",
        },
    ],
    "resident_level": "CONSULTED",
    "partners": [
        {"name": "Service d'aide à domicile", "role": "Une aide-soignante, 4 h par quinzaine"},
        {"organisation": "Ville de Miramas", "role": "CCAS pour le repérage avec l'accord des personnes, minibus"},
        {"organisation": "Carsat", "role": "Financement de la formation du binôme"},
        {"organisation": "Caf 13", "role": "Information sur l'allocation journalière du proche aidant"},
    ],
    "human_means": (
        "Aide-soignante : 96 heures. Animatrice : 140 heures. Psychologue, une séance sur quatre : 12 heures."
    ),
    "material_means": "Un fauteuil confortable. Un seul, et c'est celui que l'on nous cite.",
    "budget_range": "UNDER_15000",
    "funders": ["Carsat", "Département 13"],
    "duration": "Un an",
    "outcomes": (
        "**26 aidants en un an, 24 séances, 7 aidants et 6 proches en moyenne.** Dix-sept conjointes, quatre "
        "conjoints, cinq filles.\n\n"
        "- Onze ont ouvert un droit : allocation personnalisée d'autonomie, congé de proche aidant, carte de "
        "stationnement.\n"
        "- Six ont repris un rendez-vous médical pour elles-mêmes, repoussé depuis plus d'un an.\n"
        "- Trois ont cessé de venir après l'entrée de leur proche en établissement. Nous avons continué à les "
        "inviter ; une est revenue."
    ),
    "obstacles": (
        "Le coût : 11 400 € pour 26 personnes. Rapporté à l'heure, c'est notre action la plus chère, et le conseil "
        "d'administration l'a demandé deux fois."
    ),
    "watch_points": [
        "Ne jamais accueillir sans professionnel du soin",
        "Prévoir la place du fauteuil roulant avant celle de la table",
        "Le groupe n'est pas un lieu de décision sur une entrée en établissement",
    ],
    "lessons": (
        "La psychologue à chaque séance, au début : les aidants se sentaient observés. Une sur quatre, et "
        "annoncée.\n\n"
        "Nous avons aussi mis trop longtemps à parler d'argent. La question de la rémunération de l'aidant est venue "
        "à la neuvième séance, en chuchotant."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un transport"},
        {"kind": "ESSENTIAL", "text": "Un professionnel du soin dans la seconde pièce"},
        {"kind": "ADAPTABLE", "text": "La fréquence ; la quinzaine nous paraît un minimum"},
    ],
    "maturity": "TRIED",
    "licence": "LO2",
    "months_ago": 7,
    "life": "SHARED_NETWORK",
}
