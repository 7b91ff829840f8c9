"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "loge-des-tout-petits",
    "space": "itc-marseille-nord",
    "author": "directrice.hirondelles@demo.test",
    "title": "La loge des tout-petits : un accueil enfants-parents dans un rez-de-chaussée de bailleur",
    "summary": (
        "Une loge de gardien vide devient un lieu d'accueil enfants-parents. 64 familles en deux ans, un agrément "
        "LAEP qui a demandé onze mois, et une porte que nous avons appris à laisser ouverte."
    ),
    "topics": ["Petite enfance", "Familles et parentalité"],
    "keywords": ["LAEP", "rez-de-chaussée", "bailleur social"],
    "publics": ["Petite enfance", "Parents"],
    "lead_organisation": "CS La Bastide aux Hirondelles",
    "contact": "hirondelles@demo.test",
    "territory": "Septèmes-les-Vallons",
    "territory_kind": "PERIURBAN",
    "context": (
        "La loge fait 31 m². Elle était murée depuis quatre ans, au pied d'un immeuble de 88 logements où la PMI "
        "comptait cette année-là 39 enfants de moins de trois ans. Aucun n'était inscrit à la crèche, à 2,5 km. "
        "Six venaient au centre, les jours de grand spectacle.\n\n"
        "Nous n'avons pas fait d'enquête. Une puéricultrice de la PMI nous a proposé de l'accompagner une matinée : "
        "sur neuf visites, sept mères lui ont demandé, en la raccompagnant à la porte, où elles pouvaient « aller "
        "avec le petit quand il pleut »."
    ),
    "objectives": [
        "Offrir un lieu où l'enfant joue et où le parent reste",
        "Rompre l'isolement des premiers mois sans parler d'éducation",
        "Obtenir l'agrément LAEP pour que le lieu dure",
    ],
    "steps": [
        {
            "title": "Faire ouvrir le mur",
            "text": (
                "Le bailleur prête la loge pour un euro par an, à condition que nous payions l'électricité. Visite de "
                "sécurité : il a fallu une seconde sortie, percée dans une fenêtre. C'est le bailleur qui a payé, "
                "après trois relances."
            ),
            "duration": "5 mois",
        },
        {
            "title": "Ouvrir sans agrément, pour voir",
            "text": (
                "Le vendredi seulement, deux accueillantes du centre, un tapis, des bacs. Règle affichée : l'enfant "
                "est sous la responsabilité de son parent, on donne un prénom et un âge, rien d'autre."
            ),
            "duration": "6 mois",
        },
        {
            "title": "Préparer le dossier LAEP",
            "text": (
                "Projet de fonctionnement, formation des quatre accueillantes à l'écoute, supervision. La conseillère "
                "de la Caf nous a fait récrire trois fois la partie sur l'anonymat, et elle avait raison."
            ),
            "duration": "11 mois",
        },
        {
            "title": "Passer à deux matinées, avec un regard extérieur",
            "text": (
                "Une psychologue anime deux heures de supervision toutes les six semaines. On y parle de nous, pas "
                "des familles."
            ),
            "duration": "depuis un an",
        },
    ],
    "resident_participation": (
        "Onze parents ont été consultés sur les horaires : ils ont fait reculer l'ouverture de 9 h à 9 h 30 et "
        "demandé que les poussettes entrent. La porte vitrée, laissée ouverte par tous les temps sauf l'hiver, est "
        "une idée de l'un d'eux : on voit qui est là avant d'entrer."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"organisation": "Caf 13", "role": "Agrément et prestation de service LAEP la seconde année"},
        {"organisation": "Département 13", "role": "La PMI présente le lieu pendant ses visites"},
        {"name": "Le bailleur social", "role": "Prête la loge, a financé la seconde sortie"},
        {"organisation": "Ville de Septèmes-les-Vallons", "role": "Mobilier, ménage une fois par semaine"},
    ],
    "human_means": (
        "Quatre accueillantes, dont deux bénévoles formées, toujours par deux. **Cinq heures par matinée et par "
        "personne avec l'installation et l'échange d'après-séance, soit 720 heures pour 72 matinées.** Supervision : "
        "14 heures chacune."
    ),
    "material_means": (
        "Aménagement : 6 200 €, dont un tapis lavable que nous avons dû changer au bout d'un an. Électricité et eau : "
        "610 € par an."
    ),
    "budget_range": "OVER_15000",
    "funders": ["Caf 13", "Ville de Septèmes-les-Vallons", "Fondation d'entreprise (aménagement)"],
    "duration": "Deux ans, agrément LAEP obtenu la seconde année",
    "period": "Le mardi et le vendredi matin, hors vacances",
    "outcomes": (
        "La première année, 27 familles et 211 présences d'enfants. La seconde, **64 familles depuis l'ouverture, "
        "et 498 présences pour 72 matinées, soit sept enfants par matinée**.\n\n"
        "Quarante et une familles n'avaient jamais mis un pied au centre social. Quinze y sont venues depuis, le "
        "plus souvent accompagnées la première fois par une accueillante.\n\n"
        "Les grands-parents sont arrivés sans qu'on les invite : neuf, dont cinq grands-pères. En revanche, les pères "
        "restent rares : sept en deux ans, tous le vendredi."
    ),
    "levers": "La puéricultrice de la PMI. Quand elle dit « j'y serai vendredi », on vient.",
    "obstacles": (
        "Onze mois pour un agrément, c'est long quand deux accueillantes sont en contrat d'un an : l'une est partie "
        "deux semaines avant la réponse. Nous avons dû former à nouveau."
    ),
    "watch_points": [
        "Aucun compte rendu sur une famille, aucune liste : un tableau de prénoms effacé le soir",
        "Ne pas laisser s'installer de rendez-vous professionnels dans la loge pendant l'accueil",
        "Tenir la règle des deux accueillantes, quitte à fermer",
    ],
    "lessons": (
        "Déposer le dossier d'agrément dès le premier mois, sans attendre d'être sûrs de nous. Nous voulions prouver "
        "d'abord ; nous avons surtout perdu une année de prestation de service, environ 9 000 €."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un lieu visible de la rue, de plain-pied"},
        {"kind": "ESSENTIAL", "text": "Une supervision extérieure, prévue au budget"},
        {"kind": "ADAPTABLE", "text": "Deux matinées : une seule suffit la première année"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "licence": "LO2",
    "months_ago": 18,
    "life": "EDITION",
}
