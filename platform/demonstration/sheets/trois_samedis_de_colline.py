"""A sheet of ITC Haut Var."""

SHEET = {
    "key": "trois-samedis-de-colline",
    "space": "itc-haut-var",
    "author": "directeur.draguignan@demo.test",
    "title": "Trois samedis de colline : débroussailler ensemble avant l'été, et se connaître avant le feu",
    "summary": (
        "Débroussailler autour de chez soi est obligatoire, coûteux, et impossible quand on a quatre-vingts ans. Trois "
        "samedis, 46 voisins, 19 terrains. Au premier départ de feu, chacun savait chez qui frapper."
    ),
    "topics": ["Transition écologique", "Vivre ensemble, tranquillité", "Vieillissement, isolement"],
    "keywords": ["débroussaillement", "risque incendie", "ruralité"],
    "publics": ["Habitants du quartier", "Personnes âgées"],
    "lead_organisation": "CS Les Oliviers de Saint-Jean",
    "contact": "",
    "territory": "Haut Var",
    "territory_kind": "RURAL",
    "context": (
        "Chaque printemps, la mairie envoie le même courrier : cinquante mètres à nettoyer autour des maisons. Les uns "
        "paient une entreprise, les autres attendent, et les plus âgés ont honte. Nous recevions ces "
        "derniers pour tout "
        "autre chose ; le courrier sortait du sac à la fin.\n\n"
        "Dans un hameau, sept propriétaires sur vingt-deux étaient en règle."
    ),
    "objectives": [
        "Mettre en règle les terrains de ceux qui ne peuvent pas le faire",
        "Que chaque habitant connaisse deux voisins à prévenir",
    ],
    "steps": [
        {
            "title": "Faire le tour avec les pompiers",
            "text": (
                "Un pompier volontaire montre, maison par maison, ce qui brûlerait d'abord. On note aussi qui vit "
                "seul et "
                "qui ne conduit plus, avec son accord."
            ),
            "duration": "deux soirées",
        },
        {
            "title": "Tirer l'ordre au sort",
            "text": (
                "Les terrains passent dans l'ordre du sort, sauf deux que tous désignent comme les plus dangereux. "
                "Le sort "
                "a évité la seule dispute qui menaçait."
            ),
            "duration": "une heure",
        },
        {
            "title": "Couper, manger, broyer",
            "text": (
                "Huit heures à midi, trois équipes, une scie pour cinq personnes. Celles qui ne peuvent pas couper "
                "cuisinent ou tiennent la liste. Le broyeur de la commune passe l'après-midi ; le paillis reste au "
                "hameau."
            ),
            "duration": "trois samedis de mars",
        },
        {
            "title": "Répéter une alerte",
            "text": (
                "Un dimanche à l'heure de la sieste, sans prévenir du jour. Onze minutes pour joindre tout le monde."
            ),
            "duration": "15 min",
        },
    ],
    "resident_participation": (
        "Les habitants ont choisi les jours, l'ordre et le repas. Deux personnes de plus de quatre-vingts "
        "ans tiennent la "
        "liste d'alerte : elles sont toujours là, et elles décrochent."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"name": "Le centre de secours", "role": "Deux soirées et une matinée"},
        {"organisation": "Ville de Draguignan", "role": "Le broyeur et son agent"},
    ],
    "human_means": "Un salarié trois samedis, 46 habitants, deux pompiers volontaires.",
    "material_means": "Carburant, gants, casques de prêt : 640 €.",
    "budget_range": "UNDER_1000",
    "funders": ["Commune", "Département 83"],
    "duration": "Deux printemps",
    "period": "De février à avril",
    "outcomes": (
        "**19 terrains sur 22 en règle, contre sept.** Aucun accident, une entorse. En juillet, un départ de "
        "feu à deux "
        "kilomètres : trois personnes seules ont été conduites au village avant l'appel des secours.\n\n"
        "Un propriétaire absent depuis six ans est venu au second printemps."
    ),
    "levers": "Le repas, où se règle ce que la réunion n'aurait pas réglé.",
    "obstacles": "L'assurance : six semaines pour obtenir une attestation qui couvre des bénévoles et une scie.",
    "watch_points": ["L'attestation d'assurance avant le premier samedi", "Jamais de brûlage, même autorisé"],
    "lessons": (
        "Le débroussaillage était le prétexte le plus sérieux que nous ayons eu pour que des voisins se parlent."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un pompier qui passe maison par maison"},
        {"kind": "ADAPTABLE", "text": "Le risque : une crue ou une canicule se préparent de même"},
    ],
    "maturity": "PROVEN",
    "is_innovation": True,
    "innovation_note": "Une obligation individuelle devenue un travail commun, dont l'alerte est le vrai produit.",
    "licence": "LO2",
    "months_ago": 10,
    "life": "EDITION",
}
