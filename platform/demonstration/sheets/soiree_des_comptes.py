"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "soiree-des-comptes",
    "space": "itc-pays-d-aix",
    "author": "directeur.bugade@demo.test",
    "title": "La soirée des comptes : montrer le vrai budget quand il est mauvais",
    "summary": (
        "Un déficit de 46 000 €, et le choix de l'exposer aux habitants avant d'avoir trouvé la solution. Trois "
        "soirées, 94 personnes, des pistes que nous n'aurions pas osé proposer et une qui nous a fait mal."
    ),
    "topics": ["Gouvernance, financement, ressources humaines", "Participation, pouvoir d'agir"],
    "keywords": ["budget", "transparence", "assemblée"],
    "publics": ["Habitants du quartier", "Bénévoles", "Professionnels"],
    "lead_organisation": "CS La Bugade",
    "contact": "bugade@demo.test",
    "territory": "Aix-en-Provence, quartiers ouest",
    "territory_kind": "QPV",
    "context": (
        "Le 14 mars, l'expert-comptable a fini sa phrase et personne n'a parlé. Déficit de 46 000 € sur un budget "
        "de 612 000 : une subvention non reconduite, un contrat aidé disparu, une facture de chauffage doublée, "
        "et des réserves de cinq semaines.\n\n"
        "Le réflexe, dans nos maisons, est de régler l'affaire entre le bureau, la Caf et la commune, puis "
        "d'informer. La présidente a demandé : « Et si nous le disions d'abord à ceux qui viennent ? »"
    ),
    "steps": [
        {
            "title": "Prévenir les financeurs la veille",
            "text": (
                "Pas pour leur demander la permission. La conseillère de la Caf a proposé de venir, et de se taire."
            ),
            "duration": "1 jour",
        },
        {
            "title": "Faire tenir le budget sur une nappe",
            "text": (
                "612 haricots, un par millier d'euros, répartis dans des assiettes : salaires, locaux, activités, le "
                "reste. Un comptable bénévole a vérifié les assiettes."
            ),
            "duration": "2 semaines",
        },
        {
            "title": "Première soirée : comprendre",
            "text": (
                "51 personnes. On bouge les haricots. On découvre que les sorties, dont tout le monde parle, en font "
                "quatre."
            ),
            "duration": "2 h",
        },
        {
            "title": "Deuxième soirée : proposer",
            "text": "38 personnes. Règle : celui qui ajoute un haricot dit d'où il le prend.",
            "duration": "2 h",
        },
        {
            "title": "Troisième soirée : dire ce que l'on fait",
            "text": (
                "Le conseil d'administration répond à chaque piste, une par une, par écrit, y compris « non, parce "
                "que »."
            ),
            "duration": "1 h",
        },
    ],
    "resident_participation": (
        "Les habitants proposent, le conseil d'administration décide : nous l'avons répété au début de chaque soirée. "
        "Vingt-trois pistes, dont neuf retenues."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"organisation": "Caf 13", "role": "Présente aux trois soirées ; accompagnement au plan de redressement"},
        {"organisation": "Ville d'Aix-en-Provence", "role": "Avance de trésorerie de trois mois"},
        {"organisation": "IFAC", "role": "Un regard extérieur sur l'organisation des plannings"},
        {"organisation": "UCS 13", "role": "A mis en relation avec deux centres passés par là"},
    ],
    "human_means": (
        "Direction : 70 heures. Bureau : 55 heures. Personne d'autre n'a été mobilisé, par souci de ne pas faire "
        "peser l'annonce sur l'équipe, et c'est une erreur (voir plus bas)."
    ),
    "budget_range": "NONE",
    "duration": "Trois soirées",
    "outcomes": (
        "À douze mois : déficit ramené à **9 000 €**, sans licenciement. Un départ en retraite n'a pas été "
        "remplacé.\n\n"
        "D'où viennent les 37 000 € : chauffage baissé et horaires regroupés (11 000), une salle louée le "
        "dimanche (6 500), tarif de l'accueil de loisirs à cinq tranches au lieu de trois (4 200), une subvention "
        "de la Région obtenue sur dossier (12 000), dons (3 300).\n\n"
        "La piste des tarifs venait d'une mère de famille : « Moi, je peux payer plus. Personne ne me l'a "
        "demandé. »\n\n"
        "La piste douloureuse : fermer l'atelier de couture, qui coûtait 7 000 € pour huit personnes. Le conseil "
        "d'administration l'a refusée à une voix près, et l'atelier a depuis trouvé quatorze inscrites."
    ),
    "levers": "Les haricots. Un tableau aurait fait parler trois personnes.",
    "obstacles": (
        "L'équipe a appris le montant du déficit en même temps que les habitants. Deux salariés l'ont très mal vécu, "
        "et nous l'ont dit ensuite, à juste titre."
    ),
    "watch_points": [
        "Aucun salaire individuel ne doit pouvoir se déduire d'une assiette",
        "L'équipe d'abord, les élus le même jour, les habitants ensuite",
        "Annoncer qui décide",
    ],
    "lessons": (
        "Réunir les salariés avant. Le comité social et économique avait été consulté, dans les formes ; ce n'est pas "
        "la même chose que d'être prévenu."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un bureau uni avant la première soirée"},
        {"kind": "ADAPTABLE", "text": "Les haricots : lentilles déconseillées"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "licence": "LO2",
    "months_ago": 15,
    "life": "EDITION",
}
