"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "conseil-de-maison-trois-langues",
    "space": "itc-pays-d-arles",
    "author": "directeur.arles@demo.test",
    "title": "Un conseil de maison en trois langues, sans interprète",
    "summary": (
        "Des tables de cinq, une personne bilingue à chacune, des décisions prises en images. Le conseil de maison "
        "est passé de 9 à 31 présents et ne dure plus que 1 h 40."
    ),
    "topics": ["Participation, pouvoir d'agir", "Apprentissage du français"],
    "keywords": ["plurilinguisme", "instance d'habitants"],
    "publics": ["Habitants du quartier", "Personnes allophones", "Bénévoles"],
    "lead_organisation": "CS Les Roseaux du Rhône",
    "contact": "roseaux@demo.test",
    "territory": "Arles, quartiers du Rhône",
    "territory_kind": "QPV",
    "context": (
        "Neuf présents, tous francophones, tous retraités : c'était notre conseil de maison il y a six ans, dans "
        "un centre où l'on compte quatorze langues à l'accueil.\n\n"
        "Premier essai : un interprète en cabine, prêté par une association. Coûteux, solennel, trois personnes "
        "équipées d'un casque, et un silence de messe. Deuxième essai : traduire le compte rendu. Il a été lu par "
        "deux habitants, dont l'un pour le corriger.\n\n"
        "Le troisième est venu du groupe de français : « Quand on est cinq, on se débrouille. »"
    ),
    "steps": [
        {
            "title": "Réduire l'ordre du jour à trois questions",
            "text": (
                "Chacune se pose en une phrase et appelle une décision : on ouvre le samedi, oui ou non ; on repeint, "
                "quelle couleur ; on garde, on arrête. Le reste est affiché, pas discuté."
            ),
            "duration": "1 semaine avant",
        },
        {
            "title": "Composer les tables à l'entrée",
            "text": (
                "Cinq chaises, au moins une personne qui parle français et une autre langue. Une carte de couleur à "
                "la porte, et l'on s'assoit."
            ),
            "duration": "10 min",
        },
        {
            "title": "Discuter vingt minutes par question",
            "text": "Chaque table pose un jeton sur l'image de son choix. L'animateur se promène, il ne préside pas.",
            "duration": "1 h",
        },
        {
            "title": "Décider à voix haute",
            "text": "Une personne par table dit une phrase. La phrase peut être courte.",
            "duration": "20 min",
        },
        {
            "title": "Afficher le soir même",
            "text": "Une feuille, trois pictogrammes, trois décisions, une date et un prénom du centre pour chacune.",
            "duration": "15 min",
        },
    ],
    "resident_participation": (
        "Les décisions engagent le centre dans la limite d'un budget annoncé en début de séance (4 000 € cette "
        "année). Trois fois, la direction aurait choisi autrement. Elle l'a dit, et elle a fait ce qui était décidé : "
        "c'est ainsi que le centre ferme le lundi matin."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"organisation": "UCS 13", "role": "Formation de six animateurs de table"},
        {"organisation": "Ville d'Arles", "role": "Un représentant assis à une table, comme les autres"},
    ],
    "human_means": (
        "Une séance tous les deux mois : 9 heures de préparation, 4 personnes pendant 2 heures. **Soit 102 heures par "
        "an.** Les animateurs de table sont des habitants : une dizaine, formés une demi-journée."
    ),
    "budget_range": "NONE",
    "duration": "Quatre ans, après deux essais manqués",
    "outcomes": (
        "Présence moyenne par année : **9, 17, 26, 31**. La moitié des présents apprennent le français chez nous. "
        "Cinq sont entrés au conseil d'administration depuis le début, deux l'ont quitté en disant que « là-haut, "
        "on reparle trop vite ».\n\n"
        "C'est un effet que nous n'attendions pas : le conseil d'administration a fini par adopter les trois "
        "questions.\n\n"
        "Vingt-six décisions en deux ans ; vingt et une appliquées dans le délai écrit."
    ),
    "levers": "La feuille affichée le soir même. On nous juge à cela.",
    "obstacles": (
        "Le sujet budgétaire ne passe pas en images. Nous l'avons essayé avec des camemberts : les tables ont parlé "
        "du fromage."
    ),
    "watch_points": ["Pas de traduction par un enfant", "Ne pas mettre deux salariés à la même table"],
    "lessons": (
        "Commencer par une question dont la réponse nous est indifférente, pour que la première décision soit "
        "réellement suivie. Nous avons commencé par les horaires, où nous avions un avis, et il a fallu un an pour "
        "que l'on nous croie."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une direction qui s'engage d'avance à appliquer"},
        {"kind": "ESSENTIAL", "text": "Quatre ou cinq habitants bilingues qui acceptent d'animer"},
        {"kind": "ADAPTABLE", "text": "Les langues : chez nous arabe, espagnol et français"},
    ],
    "maturity": "PROVEN",
    "is_innovation": True,
    "innovation_note": (
        "Pas de traduction du tout : la petite table bilingue remplace l'interprète, et l'image remplace le vote à "
        "main levée."
    ),
    "licence": "LO2",
    "months_ago": 20,
    "life": "EDITION",
    "thematic": "langue-et-vie-du-centre",
}
