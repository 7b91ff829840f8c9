"""A sheet of ITC Marseille Centre."""

SHEET = {
    "key": "garder-a-cinq-heures",
    "space": "itc-marseille-centre",
    "author": "directrice.toiles@demo.test",
    "title": "Garder les enfants à cinq heures du matin",
    "summary": (
        "Sept gardes à domicile pour des agentes de nettoyage et de l'hôpital, de 4 h 45 à 8 h 15, puis l'école à "
        "pied. Un coût de 19 € l'heure que personne ne peut payer seul."
    ),
    "topics": ["Petite enfance", "Emploi, insertion", "Familles et parentalité"],
    "keywords": ["horaires atypiques", "garde d'enfants"],
    "publics": ["Parents", "Petite enfance"],
    "lead_organisation": "CS La Halle aux Toiles",
    "territory": "Marseille, quartier des halles",
    "territory_kind": "QPV",
    "context": (
        "Les parents dont nous parlons ne viennent pas aux réunions de parents. Ils partent par le premier bus. "
        "Onze enfants de l'accueil périscolaire, cette année-là, arrivaient seuls à l'ouverture, après avoir été "
        "réveillés par un téléphone. L'aîné avait neuf ans.\n\n"
        "Ce n'est pas de la négligence : il n'existe aucun mode de garde avant sept heures dans le quartier, et un "
        "contrat de nettoyage commence à cinq."
    ),
    "objectives": [
        "Qu'aucun enfant du périscolaire ne se réveille seul",
        "Donner un vrai contrat aux personnes qui gardent",
        "Chiffrer honnêtement",
    ],
    "steps": [
        {
            "title": "Compter sans juger",
            "text": "Un questionnaire anonyme par l'école. 46 réponses : 19 familles concernées, 11 sans solution.",
            "duration": "2 mois",
        },
        {
            "title": "Former neuf habitantes",
            "text": "Quatre avaient le projet de devenir assistantes maternelles. Premiers secours, sommeil, trajets.",
            "duration": "120 h",
        },
        {
            "title": "Devenir employeur",
            "text": (
                "Le centre ne pouvait pas. Un groupement d'employeurs a porté les contrats, 17 heures par semaine au "
                "minimum."
            ),
            "duration": "3 mois",
        },
        {
            "title": "Garder chez l'enfant, marcher jusqu'à l'école",
            "text": "4 h 45 à 8 h 15. La personne arrive, le parent part, l'enfant dort.",
            "duration": "36 semaines",
        },
        {"title": "Chercher l'argent", "text": "C'est une étape, et la plus longue.", "duration": "toute l'année"},
    ],
    "resident_participation": (
        "Les parents choisissent leur gardienne après deux rencontres. Ils ont demandé une chose que nous n'avions "
        "pas vue : que ce soit toujours la même, y compris pendant ses congés, donc un binôme par famille."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Caf 13", "role": "Complément de libre choix du mode de garde, aide à l'innovation"},
        {"organisation": "Département 13", "role": "Formation par la PMI"},
        {"organisation": "Métropole", "role": "Insertion : aide aux contrats"},
        {"name": "Deux entreprises de propreté", "role": "1 500 € chacune ; une troisième a décliné"},
        {"name": "Un groupement d'employeurs", "role": "Porte les contrats"},
    ],
    "human_means": (
        "Sept gardiennes, 17 heures par semaine. Coordination : **310 heures**, soit presque un jour par semaine."
    ),
    "budget_range": "OVER_15000",
    "funders": [
        "Caf 13",
        "Métropole",
        "Entreprises",
        "Familles, selon leurs ressources (1,10 € de l'heure en moyenne)",
    ],
    "duration": "Un an d'expérimentation",
    "outcomes": (
        "**Neuf familles, quatorze enfants, 36 semaines, aucune matinée sans garde.** Quatre gardiennes ont "
        "obtenu l'agrément d'assistante maternelle ; deux ont renoncé avant la fin.\n\n"
        "Six mères ont gardé un emploi qu'elles disaient devoir quitter. Une a accepté un temps plein.\n\n"
        "L'heure revient à 19,20 €. Les aides couvrent 14 €. Le reste tient par une subvention d'innovation qui "
        "s'arrête en juin. Nous le disons à chaque famille depuis janvier."
    ),
    "obstacles": (
        "Nous arrivons à une limite : l'action marche et nous ne savons pas la financer. L'ITC a été saisie ; la "
        "thématique reste à ouvrir."
    ),
    "watch_points": [
        "Un référent joignable à 4 h 30, par roulement",
        "Une double clé consignée, jamais au domicile de la gardienne",
        "Pas plus de trois enfants par garde",
    ],
    "lessons": (
        "Rencontrer les entreprises avant les familles. C'est leur horaire que nous compensons ; nous le leur avons "
        "demandé en dixième, timidement, comme un don."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un employeur capable de porter de petits contrats dignes"},
        {"kind": "ESSENTIAL", "text": "Un binôme par famille"},
        {"kind": "ADAPTABLE", "text": "L'horaire"},
    ],
    "maturity": "TRIED",
    "is_innovation": True,
    "innovation_note": (
        "La garde de nuit existe en entreprise. Ici, elle part du quartier, emploie des habitantes et va jusqu'à la "
        "porte de l'école."
    ),
    "licence": "LO2",
    "months_ago": 6.5,
    "life": "SHARED_NETWORK",
}
