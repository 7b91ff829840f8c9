"""A sheet of ITC Littoral Est."""

SHEET = {
    "key": "memoire-du-chantier",
    "space": "itc-littoral-est",
    "author": "directeur.greement@demo.test",
    "title": "La mémoire du chantier racontée par ceux qui n'y sont jamais entrés",
    "summary": (
        "Quatorze adolescents enregistrent onze anciens du chantier naval et en font une promenade sonore de 48 "
        "minutes. La parole des femmes du chantier a failli manquer."
    ),
    "topics": ["Culture, loisirs, vacances", "Intergénérationnel"],
    "keywords": ["récits", "chantier naval", "enregistrement sonore"],
    "publics": ["Adolescents", "Personnes âgées", "Tout public"],
    "lead_organisation": "CS Le Vieux Gréement",
    "territory": "La Ciotat",
    "territory_kind": "COASTAL",
    "context": (
        "« C'est quoi, la grue, là-bas ? » Un garçon de treize ans, né ici, sur le balcon du centre. Deux "
        "retraités à côté de lui se sont regardés. L'un avait travaillé vingt-six ans sous cette grue.\n\n"
        "La ville a ses livres et ses expositions sur le chantier. Les enfants des hauts quartiers n'en avaient rien "
        "entendu, parce que leurs grands-parents, à eux, n'y étaient pas : ils sont arrivés après, d'ailleurs. Nous "
        "voulions qu'ils en deviennent les conteurs, précisément pour cela."
    ),
    "steps": [
        {
            "title": "Apprendre à poser une question",
            "text": (
                "Avec une documentariste. Premier exercice : interroger sa mère sur son premier jour de travail. "
                "Plusieurs ont découvert le métier de leur mère."
            ),
            "duration": "5 ateliers",
        },
        {
            "title": "Enregistrer onze personnes",
            "text": (
                "Par deux adolescents, au domicile ou au centre, une heure. Les anciens choisissent ce que l'on "
                "garde : sept ont fait couper un passage, un a tout repris."
            ),
            "duration": "3 mois",
        },
        {
            "title": "Monter",
            "text": "Un ordinateur, un logiciel libre. Le plus dur est d'enlever.",
            "duration": "8 mercredis",
        },
        {
            "title": "Poser onze balises",
            "text": "Onze plaques et un code à scanner, sur le port. Autorisation de la Ville et du gestionnaire.",
            "duration": "2 mois",
        },
        {
            "title": "Guider",
            "text": "Les adolescents conduisent la promenade. 214 visiteurs.",
            "duration": "6 dimanches",
        },
    ],
    "resident_participation": (
        "Le groupe a décidé du parcours et du titre. En écoutant le premier montage, une ancienne secrétaire du "
        "bureau d'études a demandé : « Et nous ? » Sur huit voix, huit hommes. Il a fallu rouvrir, chercher, trouver "
        "trois femmes. La promenade dure neuf minutes de plus, et ce sont les plus écoutées."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"name": "Une documentariste", "role": "Ateliers et montage, 3 200 €"},
        {"organisation": "Ville de La Ciotat", "role": "Autorisations, archives"},
        {"name": "Une association d'anciens du chantier", "role": "Mise en relation, prêt de photographies"},
        {"organisation": "Région Sud", "role": "Aide aux projets culturels"},
    ],
    "human_means": "Un animateur : **210 heures**. Onze anciens, une dizaine d'heures chacun.",
    "material_means": "Deux enregistreurs : 340 €. Plaques : 1 150 €.",
    "budget_range": "UNDER_15000",
    "funders": ["Région Sud", "Ville de La Ciotat", "Fonds propres"],
    "duration": "Une saison",
    "outcomes": (
        "Quatorze adolescents au départ, **onze à l'arrivée**. Six dimanches, 214 personnes, dont une bonne "
        "moitié venues du centre-ville dans un quartier où elles ne montaient pas.\n\n"
        "Deux anciens reçoivent encore « leurs » adolescents. L'office de tourisme a repris la promenade ; il a "
        "fallu négocier pour que les voix restent sous le contrôle de ceux qui parlent.\n\n"
        "Ce que nous avons raté : le collège. Nous l'avons prévenu quand tout était fini."
    ),
    "obstacles": "Les droits. Une photographie du port sans auteur connu nous a fait retirer une plaque.",
    "watch_points": [
        "Une autorisation signée par chaque voix, révocable, avec la durée",
        "Rien sur les accidents et les maladies sans l'accord de la famille",
    ],
    "lessons": "Se demander « qui manque ? » avant de monter, à voix haute, avec quelqu'un qui n'a pas participé.",
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une ou un documentariste, pas seulement un micro"},
        {"kind": "ADAPTABLE", "text": "La promenade : un disque, une soirée conviendraient"},
    ],
    "maturity": "TRIED",
    "licence": "CC-BY-SA",
    "months_ago": 21,
    "life": "EDITION",
}
