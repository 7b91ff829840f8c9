"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "groupe-vacances",
    "space": "itc-etang-de-berre",
    "author": "directrice.portdebouc@demo.test",
    "title": "Le groupe vacances : dix mois pour préparer sept jours",
    "summary": (
        "Neuf familles qui n'étaient jamais parties construisent leur départ, budget compris. Huit partent. Trois ans "
        "après, cinq repartent seules : c'est notre vrai résultat."
    ),
    "topics": ["Culture, loisirs, vacances", "Familles et parentalité", "Participation, pouvoir d'agir"],
    "keywords": ["départ en vacances", "budget familial"],
    "publics": ["Familles", "Parents", "Enfants de 6 à 11 ans"],
    "lead_organisation": "CS La Sardinade",
    "contact": "sardinade@demo.test",
    "territory": "Port-de-Bouc",
    "territory_kind": "COASTAL",
    "context": (
        "1 140 €. C'est ce que coûte une semaine pour quatre dans le camping le moins cher que nous ayons trouvé, "
        "trajet compris, et c'est ce que nous écrivons au tableau le premier soir. Ensuite seulement nous parlons "
        "d'aides.\n\n"
        "Pendant longtemps nous avons emmené des familles en vacances : séjour choisi par l'équipe, car, activités. "
        "Elles rentraient contentes et ne repartaient pas. Nous avons voulu savoir ce qui arriverait si elles "
        "faisaient tout."
    ),
    "steps": [
        {
            "title": "Réunir neuf familles",
            "text": (
                "Quotient familial inférieur à 600, aucun départ depuis cinq ans. Par le bouche-à-oreille et la "
                "conseillère de la Caf."
            ),
            "duration": "octobre",
        },
        {
            "title": "Épargner",
            "text": "20 € par mois dans une enveloppe tenue par le groupe. Retards permis, dits à voix haute.",
            "duration": "novembre à juin",
        },
        {
            "title": "Choisir sans l'équipe",
            "text": (
                "Trois soirées de catalogues et de téléphone. La référente répond aux questions, elle ne propose pas. "
                "Le groupe a choisi la montagne ; nous aurions parié sur la mer."
            ),
            "duration": "février",
        },
        {
            "title": "Monter les dossiers",
            "text": (
                "Aide aux vacances de la Caf, chèques-vacances, fonds d'une association. Chaque famille remplit le "
                "sien, à la même table."
            ),
            "duration": "mars et avril",
        },
        {
            "title": "Préparer le voyage qui fait peur",
            "text": (
                "Un aller-retour en train d'une journée, tous ensemble, avec les valises. Deux familles n'avaient "
                "jamais changé de train."
            ),
            "duration": "mai",
        },
        {
            "title": "Partir, puis raconter",
            "text": (
                "Huit familles, 33 personnes. La référente est joignable, et reste à Port-de-Bouc. Une soirée de "
                "photos, et les comptes affichés."
            ),
            "duration": "août, septembre",
        },
    ],
    "resident_participation": (
        "Le groupe décide de la destination, des dates, du budget et des règles de la caisse. Il a refusé que "
        "l'épargne soit gardée par le centre. Un jour, il a manqué 60 € dans l'enveloppe ; il a réglé l'affaire sans "
        "nous, et nous ne savons toujours pas comment."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {
            "organisation": "Caf 13",
            "role": "Aides aux vacances familiales et sociales, une conseillère deux fois par an",
        },
        {"organisation": "Ville de Port-de-Bouc", "role": "Subvention pour le voyage d'essai"},
        {"name": "Une association de tourisme social", "role": "Bons de séjour, formation de la référente"},
    ],
    "human_means": "Référente familles : **190 heures**, dont les deux tiers avant le départ.",
    "material_means": (
        "Séjours : 9 300 €, dont 5 900 € d'aides, 1 620 € d'épargne, 1 780 € payés au camping par les familles. "
        "Voyage d'essai : 410 €."
    ),
    "budget_range": "OVER_15000",
    "funders": ["Caf 13", "Ville de Port-de-Bouc", "Épargne des familles"],
    "period": "D'octobre à août",
    "outcomes": (
        "Neuf familles inscrites, **huit parties**. La neuvième a renoncé à la gare, avec ses valises : l'aîné "
        "était malade, puis il ne l'était plus. Elle est partie l'année suivante.\n\n"
        "Sur trois groupes successifs, 25 familles. **Cinq du premier groupe, quatre du deuxième sont reparties "
        "ensuite sans nous.** Trois adultes préparent le groupe d'après.\n\n"
        "L'effet sur les enfants, nous l'avons laissé aux parents : « Il a quelque chose à mettre dans la "
        "rédaction. »"
    ),
    "levers": "Le voyage d'essai. Il coûte peu et il fait tomber l'angoisse principale, qui n'est pas l'argent.",
    "obstacles": (
        "Les calendriers ne s'accordent pas : réponses des aides en mai, réservations en février. Nous avons avancé "
        "2 400 € d'arrhes sur nos fonds."
    ),
    "watch_points": [
        "Une famille doit pouvoir renoncer sans perdre son épargne",
        "Ne rien photographier à la place des familles",
    ],
    "lessons": (
        "Ne pas dépasser huit familles : à dix, la deuxième année, deux sous-groupes se sont formés et la caisse "
        "s'est divisée. Et vérifier l'assurance scolaire, qui ne couvre pas ce que l'on croit."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une trésorerie capable d'avancer les arrhes"},
        {"kind": "ESSENTIAL", "text": "Dix mois"},
        {"kind": "ADAPTABLE", "text": "L'épargne mensuelle, son montant et son garde"},
    ],
    "maturity": "PROVEN",
    "licence": "CC-BY-SA",
    "months_ago": 23,
    "life": "EDITION",
}
