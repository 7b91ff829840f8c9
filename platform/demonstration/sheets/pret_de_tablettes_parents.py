"""A sheet of ITC Littoral Est."""

SHEET = {
    "key": "pret-de-tablettes-parents",
    "space": "itc-littoral-est",
    "author": "directrice.laciotat@demo.test",
    "title": "Prêter une tablette le temps d'un trimestre aux parents du CLAS",
    "summary": (
        "Le prêt de Miramas, resserré sur une seule démarche : suivre la scolarité d'un enfant. Douze tablettes, 34 "
        "prêts. Les connexions sont attribuées selon le besoin, et une démarche unique rend tout plus simple."
    ),
    "topics": ["Inclusion numérique", "Enfance, accompagnement à la scolarité"],
    "keywords": ["prêt de matériel", "CLAS", "tablette"],
    "publics": ["Parents", "Enfants de 6 à 11 ans"],
    "lead_organisation": "CS Les Hautes Restanques",
    "contact": "restanques@demo.test",
    "territory": "La Ciotat, hauts quartiers",
    "territory_kind": "QPV",
    "context": (
        "À Miramas, chaque emprunteur choisit sa démarche. Nous n'avions ni la conseillère numérique ni les "
        "heures pour cela : cinq heures par prêt, c'est ce que dit leur fiche, et nous en avions deux.\n\n"
        "Nous avons donc retourné la question : quelle démarche revient le plus souvent ? Au CLAS, 29 familles sur 41 "
        "n'avaient jamais ouvert l'espace numérique de l'école. Un code perdu, un téléphone trop petit, une honte de "
        "demander."
    ),
    "objectives": [
        "Une seule démarche pour tous : suivre la scolarité d'un enfant",
        "Ne pas dépasser deux heures d'accompagnement par prêt",
        "Attribuer les connexions autrement qu'à Miramas",
    ],
    "steps": [
        {
            "title": "Préparer les tablettes",
            "text": (
                "Douze tablettes d'occasion, trois icônes à l'écran : l'école, la messagerie, un dictionnaire parlé."
            ),
            "duration": "3 semaines",
        },
        {
            "title": "Retrouver les codes avec l'école",
            "text": (
                "La directrice a réimprimé tous les codes. C'est l'étape la plus longue et la plus utile ; elle ne "
                "demande aucune tablette."
            ),
            "duration": "1 mois",
        },
        {
            "title": "Prêter pour un trimestre",
            "text": "Remise en petit groupe de quatre parents, une heure. Puis un appel à la troisième semaine.",
            "duration": "3 fois 12 semaines",
        },
        {
            "title": "Rendre devant un café",
            "text": "Le parent montre à un autre parent comment on lit un message. C'est notre seul critère.",
            "duration": "1 h",
        },
    ],
    "resident_participation": (
        "Six parents ont choisi les icônes et refusé le contrôle à distance que proposait le fournisseur. Ils "
        "tiennent la table du café de retour."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"organisation": "CS Les Platanes de la Gare", "role": "Fiche de prêt, notice de deux pages, une visite"},
        {"name": "École élémentaire", "role": "Codes, une heure par trimestre"},
        {"organisation": "Département 13", "role": "Aide à l'achat"},
    ],
    "human_means": "Un animateur du CLAS : **68 heures pour 34 prêts**, deux heures chacun, et 25 heures avec l'école.",
    "material_means": (
        "Douze tablettes d'occasion : 1 320 €. Huit connexions pendant neuf mois : 648 €. Assurance : 190 €. Total : "
        "2 158 €."
    ),
    "budget_range": "UNDER_5000",
    "funders": ["Département 13", "Caf 13 (CLAS)"],
    "duration": "Trois trimestres",
    "period": "D'octobre à juin",
    "outcomes": (
        "**34 prêts, 33 tablettes rendues, 28 parents qui montrent à un autre.** Cinq n'y arrivent pas encore ; "
        "un a quitté la ville.\n\n"
        "L'école reçoit des réponses de 24 familles qui n'écrivaient jamais. Elle en a même trop : un message à "
        "23 heures appelle une réponse, pense-t-on, dans l'heure. Il a fallu écrire une règle.\n\n"
        "Les connexions ont été données d'abord aux foyers sans aucun forfait : huit, aucune attente. C'était le "
        "regret de Miramas."
    ),
    "levers": "Les codes. La moitié des familles n'avait pas besoin de tablette, seulement de son code.",
    "obstacles": "L'application de l'école a changé à Pâques. Tout était à refaire, et quatre parents ont décroché.",
    "watch_points": [
        "Effacer la tablette devant la personne, comme à Miramas",
        "Ne pas passer par le téléphone de l'enfant",
    ],
    "lessons": (
        "Commencer par les codes en septembre, et ne prêter qu'ensuite. Nous aurions sans doute acheté six tablettes, "
        "pas douze."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une école qui accepte de réimprimer"},
        {"kind": "ADAPTABLE", "text": "La tablette"},
        {"kind": "ADAPTABLE", "text": "Le trimestre"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 5.5,
    "life": "EDITION",
    "reuse_of": "pret-ordinateur",
    "adapted": (
        "Une seule démarche pour tous au lieu d'une démarche choisie, et deux heures d'accompagnement au lieu de "
        "cinq. Les connexions vont d'abord aux foyers sans forfait, et non plus au premier arrivé. Nous avons gardé "
        "l'effacement devant la personne et la notice de deux pages."
    ),
}
