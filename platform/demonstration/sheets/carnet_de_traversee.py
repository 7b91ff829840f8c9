"""A sheet of ITC Toulon Ouest."""

SHEET = {
    "key": "carnet-de-traversee",
    "space": "itc-toulon-ouest",
    "author": "directeur.laseyne@demo.test",
    "title": "Le carnet de traversée : prendre le bateau-bus une première fois, accompagné",
    "summary": (
        "Vingt minutes de bateau séparent La Seyne de l'hôpital, de la faculté et de la moitié des emplois. "
        "Beaucoup ne "
        "l'ont jamais pris. Un carnet de quatre traversées, les trois premières à deux, la dernière seul."
    ),
    "topics": ["Aller vers", "Accès aux droits, non-recours"],
    "keywords": ["mobilité", "bateau-bus", "premier trajet"],
    "publics": ["Jeunes adultes", "Personnes âgées", "Personnes allophones"],
    "lead_organisation": "CS Les Pontons",
    "contact": "",
    "territory": "La Seyne-sur-Mer",
    "territory_kind": "COASTAL",
    "context": (
        "« C'est pour les touristes. » « On doit réserver. » « Et si je me trompe de quai ? » Nous avons "
        "noté ces trois "
        "phrases quarante fois en six mois, chez des gens qui voient passer le bateau depuis leur cuisine. "
        "Le bus fait le "
        "tour de la rade en une heure dix.\n\n"
        "Un rendez-vous sur quatre pris par le centre à l'hôpital n'était pas honoré."
    ),
    "objectives": [
        "Que chacun ait fait une fois le trajet sans enjeu",
        "Réduire les rendez-vous manqués de l'autre côté de la rade",
    ],
    "steps": [
        {
            "title": "Traverser pour rien",
            "text": (
                "La première fois, on ne va nulle part : on monte, on boit quelque chose en face, on revient. C'est "
                "l'étape que nous voulions supprimer, et la seule que tous demandent."
            ),
            "duration": "une matinée",
        },
        {
            "title": "Traverser pour quelque chose",
            "text": "Le deuxième coupon mène à un lieu choisi : l'hôpital, la mission locale, un cousin.",
            "duration": "une demi-journée",
        },
        {
            "title": "Traverser devant",
            "text": (
                "La personne guide l'accompagnateur, achète les billets, demande son chemin. L'accompagnateur se "
                "tait, ce "
                "qui s'apprend."
            ),
            "duration": "une demi-journée",
        },
        {
            "title": "Traverser seul",
            "text": "Le dernier coupon se rend avec le tampon du quai d'en face. On le colle au mur du centre.",
            "duration": "quand on veut",
        },
    ],
    "resident_participation": (
        "Neuf bénévoles accompagnent, dont quatre ont commencé par le carnet. Ce sont eux qui ont dessiné le "
        "plan du quai, "
        "avec la boulangerie en repère plutôt que le numéro du ponton."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"organisation": "Ville de Toulon", "role": "Deux cents billets par an"},
        {"name": "La régie des transports", "role": "Prévient les marins : ils attendent une minute"},
    ],
    "human_means": "Une coordinatrice deux heures par semaine, neuf bénévoles.",
    "material_means": "Impression de 150 carnets : 210 €.",
    "budget_range": "UNDER_1000",
    "funders": ["Ville de Toulon", "Fonds propres"],
    "duration": "Un an",
    "period": "Toute l'année, sauf par grand mistral",
    "outcomes": (
        "**112 carnets ouverts, 71 terminés.** Les rendez-vous manqués à l'hôpital sont passés d'un sur "
        "quatre à un sur "
        "neuf. Trois jeunes ont accepté un emploi qu'ils disaient « trop loin ».\n\n"
        "Quarante et une personnes se sont arrêtées au deuxième coupon : elles avaient ce qu'elles voulaient."
    ),
    "levers": "Le mur de coupons. On vient voir si le sien y est encore.",
    "obstacles": "Le mistral annule sans prévenir, et une personne découragée ne revient pas d'elle-même.",
    "watch_points": ["Appeler le matin même quand le vent se lève", "Ne pas sauter la traversée pour rien"],
    "lessons": (
        "Nous pensions expliquer un trajet. Il fallait surtout l'avoir déjà fait, un jour où rien n'en dépendait."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un premier trajet sans aucun rendez-vous au bout"},
        {"kind": "ADAPTABLE", "text": "Le bateau : un car ou un train conviennent"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 8,
    "life": "SHARED_NETWORK",
}
