"""A sheet of ITC Littoral Est."""

SHEET = {
    "key": "deux-canapes-et-une-psychologue",
    "space": "itc-littoral-est",
    "author": "responsable.pointus@demo.test",
    "title": "Deux canapés et une psychologue : écouter les 16-25 ans sans rendez-vous",
    "summary": (
        "Une psychologue présente six heures par semaine dans le coin canapé, à côté du baby-foot. 83 jeunes lui ont "
        "parlé au moins une fois, 19 ont accepté d'aller plus loin. Ce que coûte la présence."
    ),
    "topics": ["Santé, santé mentale", "Jeunesse, jeunes adultes"],
    "keywords": ["écoute", "sans rendez-vous", "16-25 ans"],
    "publics": ["Jeunes adultes", "Adolescents"],
    "lead_organisation": "EVS La Cabane des Pointus",
    "contact": "pointus@demo.test",
    "territory": "La Ciotat",
    "territory_kind": "COASTAL",
    "context": (
        "Quatre mois d'attente pour un premier rendez-vous au centre médico-psychologique ; sept semaines au "
        "point d'accueil le plus proche, à deux cars d'ici. Entre les deux, nos animateurs, qui écoutent jusqu'à "
        "22 heures et rentrent chez eux avec.\n\n"
        "Un animateur de 26 ans nous a demandé, en entretien annuel, « ce qu'il était censé faire » d'une confidence "
        "reçue un vendredi. Nous n'avions pas de réponse, et c'est l'origine du projet : protéger l'équipe autant que "
        "les jeunes."
    ),
    "objectives": [
        "Que la première parole ne demande ni dossier ni rendez-vous",
        "Que l'équipe sache à qui passer la main, le soir même",
    ],
    "steps": [
        {
            "title": "Recruter une présence, non une consultation",
            "text": (
                "Sur neuf candidatures, sept voulaient un bureau fermé. Nous avons retenu une psychologue qui joue au "
                "baby-foot, mal."
            ),
            "duration": "4 mois",
        },
        {
            "title": "Ne rien faire pendant un mois",
            "text": "Elle se présente par son prénom et son métier. Elle range les verres.",
            "duration": "4 semaines",
        },
        {
            "title": "Écouter sur le canapé, puis marcher",
            "text": (
                "Quand cela devient sérieux, on sort marcher sur la digue. Le bureau, c'est la troisième fois, jamais "
                "la première."
            ),
            "duration": "en continu",
        },
        {
            "title": "Accompagner vers le soin",
            "text": (
                "Un coup de téléphone ensemble, un trajet ensemble si besoin. Deux créneaux par mois sont gardés au "
                "centre médico-psychologique."
            ),
            "duration": "19 fois",
        },
        {
            "title": "Réunir l'équipe",
            "text": "Sans nommer les jeunes : on parle de ce que cela nous fait.",
            "duration": "1 h 30 par mois",
        },
    ],
    "resident_participation": (
        "Neuf jeunes ont choisi les canapés, l'éclairage et l'horaire. Ils ont refusé le mot « psy » sur la porte, "
        "puis l'ont remis six mois plus tard : « Comme ça, on sait. »"
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"name": "Centre médico-psychologique", "role": "Deux créneaux par mois, une réunion par trimestre"},
        {"name": "Maison des adolescents du département", "role": "Formation de l'équipe, supervision"},
        {"organisation": "Ville de La Ciotat", "role": "Un tiers du poste"},
        {"organisation": "Caf 13", "role": "Prestation de service jeunes"},
    ],
    "human_means": (
        "Psychologue : **six heures sur place et deux heures d'écriture et de réunions par semaine, soit 352 heures "
        "par an.** Équipe : 18 heures par an et par personne."
    ),
    "material_means": "Deux canapés à 240 €, et un plaid qu'il faut laver tous les mois.",
    "budget_range": "OVER_15000",
    "funders": ["Agence régionale de santé", "Ville de La Ciotat", "Caf 13"],
    "duration": "Dix-huit mois",
    "period": "Mercredi et vendredi, de 17 h à 20 h",
    "outcomes": (
        "En dix-huit mois : **83 jeunes, dont 46 garçons, lui ont parlé plus de dix minutes au moins une fois.** "
        "37 plusieurs fois. 19 ont été accompagnés vers un soin ; 12 y étaient encore à trois mois.\n\n"
        "Coût : 17 800 € par an. Par jeune rencontré, c'est 320 € ; par entrée dans le soin, beaucoup plus. Nous "
        "donnons les deux chiffres parce que l'on ne nous demande jamais que le premier.\n\n"
        "Dans l'équipe, les arrêts de travail sont passés de 61 à 18 jours en un an. Nous ne prétendons pas que c'est "
        "la seule raison."
    ),
    "obstacles": (
        "Un été sans elle : cinq semaines de congés, aucun remplacement, et deux jeunes qui se sont sentis lâchés. Le "
        "vide se prépare, comme une absence d'éducateur."
    ),
    "watch_points": [
        (
            "Une conduite écrite pour les situations graves, connue de toute l'équipe : qui appeler, dans quel ordre, "
            "même à 21 heures"
        ),
        "Le secret : l'équipe n'a pas à savoir",
        "Information des parents des mineurs sur l'existence du lieu, non sur les entretiens",
    ],
    "lessons": (
        "Il nous a manqué un second contrat, même de trois heures, pour assurer la continuité. Et nous avons écrit la "
        "conduite à tenir après la première urgence ; il fallait l'écrire avant."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une convention avec un lieu de soin, créneaux compris"},
        {"kind": "ESSENTIAL", "text": "Une supervision pour la psychologue elle-même"},
        {"kind": "ADAPTABLE", "text": "Le baby-foot"},
    ],
    "maturity": "TRIED",
    "licence": "LO2",
    "months_ago": 9,
    "life": "SHARED_NETWORK",
    "thematic": "sante-mentale-jeunes",
}
