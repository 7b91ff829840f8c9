"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "temps-de-parole",
    "space": "itc-pays-d-aix",
    "author": "directrice.aix@demo.test",
    "title": "Qui parle en réunion ? Compter trente secondes par trente secondes",
    "summary": (
        "Deux observateurs, une montre, une grille. Les hommes, 35 % des présents, occupaient 71 % du temps de "
        "parole. Six mois après, 54 %. Ce qui a bougé, ce qui n'a pas bougé, et la gêne."
    ),
    "topics": ["Égalité, discriminations", "Participation, pouvoir d'agir"],
    "keywords": ["réunion", "prise de parole"],
    "publics": ["Bénévoles", "Professionnels", "Habitants du quartier"],
    "lead_organisation": "CS Le Fil de l'Eau Vive",
    "territory": "Aix-en-Provence",
    "territory_kind": "URBAN",
    "context": (
        "Une administratrice a dit, en quittant la salle : « J'ai encore fait le café. » Nous étions onze au "
        "conseil ; sept femmes, quatre hommes. Nous nous pensions irréprochables, puisque la présidente est une "
        "femme.\n\n"
        "Au lieu d'en débattre, nous avons compté."
    ),
    "objectives": ["Savoir, avant de juger", "Changer la façon de conduire une réunion, pas les personnes"],
    "steps": [
        {
            "title": "Fabriquer la grille",
            "text": (
                "Toutes les trente secondes, on coche : homme, femme, salarié, bénévole, habitant. On note aussi les "
                "interruptions et qui sert, range, prend les notes."
            ),
            "duration": "1 soirée",
        },
        {
            "title": "Observer huit réunions sans rien dire du résultat",
            "text": (
                "Conseil d'administration, équipe, conseil de maison, réunion de parents. Accord de principe donné "
                "d'avance par chacune."
            ),
            "duration": "4 mois",
        },
        {"title": "Rendre les chiffres", "text": "Aucun nom. Un silence, chaque fois.", "duration": "4 × 30 min"},
        {
            "title": "Changer trois règles",
            "text": (
                "Tour de table obligatoire d'une minute au début ; la première question revient à qui n'a pas parlé ; "
                "le compte rendu et le café tournent."
            ),
            "duration": "6 mois",
        },
        {"title": "Compter de nouveau", "text": "Mêmes réunions, mêmes observateurs.", "duration": "8 réunions"},
    ],
    "resident_participation": (
        "Quatre habitantes, formées en une heure, ont tenu la grille. L'une d'elles a fait remarquer que l'écart "
        "entre salariés et habitants était plus grand encore que l'écart entre hommes et femmes. Nous ne l'avions pas "
        "calculé ; elle avait raison."
    ),
    "resident_level": "ASSOCIATED",
    "human_means": (
        "**48 heures d'observation, 20 de calcul et de restitution.** Deux personnes par réunion, pour que l'on se "
        "corrige."
    ),
    "budget_range": "NONE",
    "duration": "Un an, seize réunions",
    "outcomes": (
        "Part du temps de parole des hommes, pour 35 % de présents : **71 % avant, 54 % après**. Interruptions : "
        "de 23 à 9 par heure.\n\n"
        "Entre salariés et habitants, au conseil de maison : les salariés, 20 % des présents, parlaient 63 % du "
        "temps. Ils en parlent 51 %. C'est là que nous avons le moins bougé.\n\n"
        "Le café tourne. Le compte rendu aussi, et leur qualité a baissé pendant trois mois.\n\n"
        "Deux hommes ont dit s'être sentis mis en cause. L'un a quitté le conseil en juin ; il assure que c'est pour "
        "une autre raison."
    ),
    "watch_points": [
        "Aucun nom sur la grille, et les feuilles détruites après le calcul",
        "Ne pas observer une réunion où se règle un conflit",
    ],
    "lessons": (
        "Annoncer les règles nouvelles **avant** les chiffres, pour que l'on sache où l'on va. Rendus seuls, les "
        "chiffres ont laissé la réunion de parents sans voix pendant un quart d'heure."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "L'accord de tous, recueilli avant"},
        {"kind": "ADAPTABLE", "text": "Les trente secondes : une minute suffit au-delà de quinze personnes"},
    ],
    "maturity": "TRIED",
    "is_innovation": True,
    "innovation_note": "La mesure remplace l'accusation. La grille est courte et peut être tenue par n'importe qui.",
    "licence": "LO2",
    "months_ago": 6,
    "life": "SUBMITTED_NEW",
}
