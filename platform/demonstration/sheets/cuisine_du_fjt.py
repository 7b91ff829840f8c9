"""A sheet of ITC Marseille Centre."""

SHEET = {
    "key": "cuisine-du-fjt",
    "space": "itc-marseille-centre",
    "author": "directeur.tilleuls@demo.test",
    "title": "Traverser la rue : une cuisine commune avec le foyer de jeunes travailleurs",
    "summary": (
        "Le FJT est à trente mètres du centre et aucun de ses 96 résidents n'y venait. Huit jeudis de cuisine, chez "
        "eux puis chez nous. Il faut encore comprendre pourquoi ils ne restent pas."
    ),
    "topics": ["Jeunesse, jeunes adultes", "Vivre ensemble, tranquillité", "Alimentation"],
    "keywords": ["cuisine partagée", "jeunes travailleurs"],
    "publics": ["Jeunes adultes", "Habitants du quartier"],
    "lead_organisation": "CS Le Cours des Tilleuls",
    "territory": "Marseille Centre",
    "territory_kind": "QPV",
    "context": (
        "Trente mètres, deux passages piétons, dix-neuf ans de voisinage. Quand la directrice du FJT a rejoint "
        "notre réunion de partenaires, nous avons découvert que nous achetions le pain au même endroit et que "
        "nous n'avions jamais fait une action ensemble.\n\n"
        "Les résidents ont de 18 à 25 ans, un contrat court ou un apprentissage, et dînent seuls dans des chambres de "
        "18 m²."
    ),
    "steps": [
        {
            "title": "Cuisiner chez eux",
            "text": "La cuisine collective du foyer, avec deux bénévoles du centre. De neuf à quinze résidents.",
            "duration": "4 jeudis",
        },
        {
            "title": "Cuisiner chez nous",
            "text": "Les mêmes recettes, trente mètres plus loin : de trois à cinq.",
            "duration": "4 jeudis",
        },
        {
            "title": "Demander pourquoi",
            "text": (
                "« Ici, c'est chez nous. Là-bas, c'est un truc du quartier, et on ne sait pas si on y est encore dans "
                "six mois. »"
            ),
            "duration": "1 soirée",
        },
    ],
    "resident_participation": (
        "Les résidents choisissent les plats et font les courses à tour de rôle avec 45 € par soirée. Deux voisines "
        "âgées ont été invitées par eux, sans nous en parler ; elles viennent toujours."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"name": "Le FJT", "role": "Cuisine collective, une animatrice"},
        {"organisation": "Ville de Marseille", "role": "Subvention de quartier, 600 €"},
    ],
    "human_means": "Un animateur, cinq heures par soirée : **40 heures**. Deux bénévoles.",
    "budget_range": "UNDER_1000",
    "duration": "Un semestre",
    "period": "Un jeudi soir sur deux",
    "outcomes": (
        "**38 résidents différents sur 96, huit soirées.** Quatre sont venus au centre pour autre chose : un "
        "ordinateur, une formation au brevet d'animation, deux démarches à la Caf.\n\n"
        "Nous attendions un flux vers le centre. C'est l'inverse qui s'est produit : cinq adhérents vont maintenant "
        "au foyer. Peut-être est-ce la bonne direction, et nous hésitons à l'écrire comme un échec."
    ),
    "obstacles": (
        "Les contrats. Sur les quinze résidents les plus assidus, neuf ont quitté le foyer pendant le semestre."
    ),
    "lessons": "Rester chez eux. Cesser de penser que venir au centre est le but.",
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une animatrice du foyer présente chaque fois"},
        {"kind": "ADAPTABLE", "text": "Le rythme"},
    ],
    "maturity": "TRIED",
    "licence": "LO2",
    "months_ago": 3.5,
    "life": "SHARED_SPACE",
}
