"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "jury-fonds-participation",
    "space": "itc-marseille-nord",
    "author": "directrice.hirondelles@demo.test",
    "title": "Un jury d'habitants tiré au sort pour le fonds de participation",
    "summary": (
        "Douze habitants tirés au sort décident seuls de l'usage de 6 000 € par an. Huit séances, quatorze "
        "projets examinés, et deux refus dont un mal annoncé."
    ),
    "topics": ["Participation, pouvoir d'agir", "Gouvernance, financement, ressources humaines"],
    "keywords": ["tirage au sort", "fonds de participation des habitants"],
    "publics": ["Habitants du quartier", "Bénévoles"],
    "lead_organisation": "CS La Bastide aux Hirondelles",
    "contact": "hirondelles@demo.test",
    "territory": "Septèmes-les-Vallons",
    "territory_kind": "PERIURBAN",
    "context": (
        "Le fonds de participation des habitants existait depuis six ans. Les mêmes quatre associations le "
        "demandaient, et la commission réunissait deux salariés, une élue et une administratrice du centre. "
        "L'année précédente, **2 100 € sur 6 000** n'avaient pas été dépensés.\n\n"
        "Un habitant a dit en assemblée générale : « C'est un fonds pour les habitants où l'on n'en croise pas "
        "un. » Le conseil d'administration a décidé de changer la règle plutôt que la communication."
    ),
    "objectives": [
        "Confier la décision entière à des habitants",
        "Toucher des personnes qui ne sont ni adhérentes ni responsables associatives",
        "Dépenser le fonds sur des projets plus petits et plus nombreux",
    ],
    "steps": [
        {
            "title": "Faire accepter la règle",
            "text": (
                "Trois réunions avec la commune et les services de l'État pour écrire ce que le jury ne peut pas "
                "faire : salaires, achats au profit d'un seul foyer, actions hors du quartier. Tout le reste "
                "lui appartient."
            ),
            "duration": "3 mois",
        },
        {
            "title": "Tirer au sort",
            "text": (
                "240 lettres déposées à des adresses tirées au hasard, puis du porte-à-porte chez ceux qui "
                "n'avaient pas répondu. 31 volontaires. Tirage public de douze titulaires et quatre remplaçants, "
                "avec autant de femmes que d'hommes."
            ),
            "duration": "5 semaines",
        },
        {
            "title": "Se préparer sans se former",
            "text": (
                "Deux soirées : lire un budget d'une page, étudier trois anciens dossiers rendus anonymes, "
                "s'entraîner à dire non."
            ),
            "duration": "2 soirées",
        },
        {
            "title": "Décider",
            "text": (
                "Huit séances de deux heures. Le porteur parle dix minutes, puis sort. Vote à main levée, motif "
                "écrit en une phrase, réponse par téléphone."
            ),
            "duration": "1 an",
        },
    ],
    "resident_participation": (
        "Le jury décide, le centre prépare et paie. La directrice n'assiste qu'au premier quart d'heure. Les "
        "jurés ont modifié deux fois le règlement : ils ont abaissé l'aide maximale de 900 à 700 €, et ouvert "
        "une avance pour les porteurs qui ne peuvent pas payer d'abord."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {
            "organisation": "Ville de Septèmes-les-Vallons",
            "role": "Finance la moitié du fonds, a renoncé à son siège au jury",
        },
        {"organisation": "État", "role": "Finance l'autre moitié"},
        {"organisation": "UCS 13", "role": "A animé les deux soirées de préparation"},
    ],
    "human_means": (
        "Une référente familles : six heures par séance, soit 48 heures, plus 30 heures de recrutement et "
        "12 heures de préparation. **90 heures au total**, contre 25 avec l'ancienne commission."
    ),
    "material_means": (
        "La salle du centre, une garde d'enfants pendant les séances (320 €), des photocopies lisibles en grand "
        "caractère."
    ),
    "budget_range": "UNDER_15000",
    "funders": ["État", "Ville de Septèmes-les-Vallons", "Fonds propres pour la garde d'enfants"],
    "duration": "Mandat d'un an, non renouvelable",
    "period": "De janvier à décembre",
    "outcomes": (
        "Quatorze projets présentés : **neuf financés en entier, trois en partie, deux refusés**. 5 380 € "
        "dépensés sur 6 000. Dix porteurs n'avaient jamais rien demandé.\n\n"
        "En moyenne, neuf jurés présents sur douze. Trois ont quitté le jury avant l'été (déménagement, "
        "horaires, et un désaccord) ; deux remplaçants ont pris leur place.\n\n"
        "Cinq jurés ont ensuite pris une responsabilité, dont deux au conseil d'administration."
    ),
    "levers": (
        "La garde d'enfants sur place et le repas partagé avant la séance. Le porte-à-porte : 19 des 31 "
        "volontaires viennent de là, et non de la lettre."
    ),
    "obstacles": (
        "Le délai. Entre le dépôt et le versement, il faut encore sept semaines, car la commune paie en deux "
        "fois. Plusieurs porteurs avaient renoncé entre-temps à la date prévue."
    ),
    "watch_points": [
        "Un juré ne vote pas sur le projet d'un proche, et le dit lui-même",
        "Les refus s'annoncent de vive voix, jamais par lettre seule",
        "Les comptes du fonds sont affichés après chaque séance",
    ],
    "lessons": (
        "Le premier refus est parti par courrier, un vendredi. La porteuse habite sur le même palier qu'une "
        "jurée : la semaine a été rude pour les deux. Depuis, c'est la référente qui appelle, sous 48 heures, et "
        "qui propose de retravailler le dossier. Nous aurions dû y penser avant la première séance.\n\n"
        "Nous tirerions aussi au sort à la fin de l'été : en janvier, les projets d'été sont déjà presque "
        "bouclés."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Des financeurs qui renoncent à voter"},
        {"kind": "ESSENTIAL", "text": "Un règlement court, lisible en dix minutes"},
        {"kind": "ADAPTABLE", "text": "Le nombre de jurés, à condition de prévoir des remplaçants"},
    ],
    "maturity": "TRIED",
    "is_innovation": True,
    "innovation_note": (
        "Le tirage au sort par adresse, complété par le porte-à-porte, a fait entrer des personnes que ni les "
        "associations ni le centre ne connaissaient."
    ),
    "licence": "LO2",
    "months_ago": 9,
    "life": "SHARED_SPACE",
}
