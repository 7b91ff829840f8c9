"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "benevoles-comme-on-recrute",
    "space": "itc-pays-d-aix",
    "author": "directrice.aix@demo.test",
    "title": "Recruter un bénévole comme on recrute un salarié : l'annonce, l'essai, la fin",
    "summary": (
        "Onze annonces écrites, un mois d'essai des deux côtés, une mission qui a une date de fin. Nous avons moins "
        "de bénévoles qu'avant, et ils restent."
    ),
    "topics": ["Bénévolat", "Gouvernance, financement, ressources humaines"],
    "keywords": ["recrutement", "parcours du bénévole"],
    "publics": ["Bénévoles", "Professionnels"],
    "lead_organisation": "CS Le Fil de l'Eau Vive",
    "contact": "fileauvive@demo.test",
    "territory": "Aix-en-Provence",
    "territory_kind": "URBAN",
    "context": (
        "Voici le décompte que nous avons fait il y a trois ans, un soir, à quatre : 74 bénévoles inscrits, 31 "
        "vus dans le trimestre, 9 tenant à eux seuls la moitié des heures. Sur ces neuf, cinq avaient plus de 70 "
        "ans et deux nous avaient dit, chacun en secret, vouloir arrêter sans savoir comment.\n\n"
        "Nous ne manquions pas de gens. Nous n'avions rien de précis à leur demander, ni aucune façon de leur rendre "
        "leur liberté."
    ),
    "objectives": [
        "Écrire ce que l'on attend, en une demi-page",
        "Donner à chacun le droit de partir sans s'expliquer",
        "Rajeunir sans chasser",
    ],
    "steps": [
        {
            "title": "Écrire onze annonces",
            "text": (
                "Titre, tâche, heures par semaine, ce que l'on apprend, avec qui, jusqu'à quand. « Tenir la caisse "
                "des paniers, le vendredi de 17 h à 19 h, jusqu'en juin. »"
            ),
            "duration": "2 mois",
        },
        {
            "title": "Les placer ailleurs que chez nous",
            "text": (
                "Médiathèque, gare, bibliothèque universitaire, club de football. L'affiche au centre ne recrute que "
                "ceux qui y sont déjà."
            ),
            "duration": "en continu",
        },
        {
            "title": "Recevoir à deux, trente minutes",
            "text": "Un salarié et un bénévole. On dit aussi ce qui est pénible.",
            "duration": "sous huit jours",
        },
        {
            "title": "S'essayer un mois",
            "text": (
                "Au bout d'un mois, chacun peut dire non. Cinq fois sur trente-huit, c'est nous qui avons dit non. "
                "C'est un moment difficile et il faut le préparer à deux."
            ),
            "duration": "4 semaines",
        },
        {
            "title": "Finir",
            "text": "Un mot, un pot, une question : « On recommence, on change, ou on arrête ? »",
            "duration": "à la date écrite",
        },
    ],
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "UCS 13", "role": "Modèle d'annonce, formation des binômes d'accueil"},
        {"name": "Une association de réservistes et d'étudiants", "role": "Diffusion des annonces"},
    ],
    "human_means": (
        "**Une directrice, 60 heures la première année, 20 la suivante.** Le reste est entré dans le temps des "
        "équipes, qui disent y passer une heure par semaine et en gagner deux."
    ),
    "budget_range": "NONE",
    "duration": "Deux ans",
    "outcomes": (
        "Deux ans plus tard : **52 bénévoles actifs contre 31, pour 4 100 heures contre 3 300**. Âge moyen : de "
        "67 à 58 ans. Les neuf « piliers » font désormais 27 % des heures.\n\n"
        "Neuf personnes sont parties à la fin de leur mission. Nous avons cru perdre ; quatre sont revenues, sur "
        "autre chose.\n\n"
        "Le bénévolat de direction, lui, n'a pas bougé. Personne ne répond à une annonce de trésorier."
    ),
    "levers": "La date de fin. On dit oui plus vite à quelque chose qui s'arrête.",
    "obstacles": (
        "Des anciens ont mal pris l'entretien : « Vingt ans que je suis là, et l'on me fait passer un entretien ? » "
        "Nous ne l'avons plus demandé qu'aux nouveaux, ce qui a créé deux régimes, puis tout le monde l'a demandé."
    ),
    "lessons": (
        "Commencer par les fins, avant les recrutements. La première chose que nous aurions dû faire est d'aller voir "
        "les deux personnes qui voulaient partir et de les remercier."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Accepter de dire non à quelqu'un qui offre son temps"},
        {"kind": "ESSENTIAL", "text": "Que la direction tienne une mission au moins dans ce cadre, pour l'exemple"},
        {"kind": "ADAPTABLE", "text": "La durée : trois mois, un an, selon la tâche"},
    ],
    "maturity": "PROVEN",
    "licence": "LO2",
    "months_ago": 13,
    "life": "SHARED_NETWORK",
    "thematic": "benevoles-fatigues",
}
