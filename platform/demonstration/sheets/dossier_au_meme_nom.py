"""A sheet of ITC Marseille Centre."""

SHEET = {
    "key": "dossier-au-meme-nom",
    "space": "itc-marseille-centre",
    "author": "responsable.traverse@demo.test",
    "title": "Le même dossier, deux noms : prouver un refus de logement",
    "summary": (
        "Avec une clinique juridique, onze habitants testent cent vingt annonces de location. 43 écarts de "
        "traitement, six courriers, deux dossiers ouverts. Ce que l'on gagne à prouver, et ce que cela fait."
    ),
    "topics": ["Égalité, discriminations", "Logement, cadre de vie", "Accès aux droits, non-recours"],
    "keywords": ["testing", "refus de logement"],
    "publics": ["Habitants du quartier", "Jeunes adultes"],
    "lead_organisation": "EVS La Traverse",
    "contact": "traverse@demo.test",
    "territory": "Marseille Centre",
    "territory_kind": "URBAN",
    "context": (
        "Au début, il y a une phrase d'agence, au téléphone : « Il vient d'être loué. » Puis la même annonce, le "
        "lendemain, avec la même photo. Une participante de l'atelier logement avait noté cela neuf fois dans un "
        "cahier d'écolier, avec les heures.\n\n"
        "Nous savions l'écouter. Nous ne savions rien en faire."
    ),
    "objectives": [
        "Apprendre ensemble à établir un fait",
        "Faire valoir un droit quand c'est possible, et le dire quand ce ne l'est pas",
    ],
    "steps": [
        {
            "title": "Apprendre la méthode",
            "text": (
                "Une clinique juridique universitaire : même revenu, même composition du foyer, même question, trente "
                "minutes d'écart. Un seul élément change."
            ),
            "duration": "4 soirées",
        },
        {
            "title": "Tester cent vingt annonces",
            "text": (
                "Onze appelants, par paires. Un formulaire d'une page par annonce. Les appels ne sont pas "
                "enregistrés ; les réponses sont notées mot à mot."
            ),
            "duration": "10 semaines",
        },
        {
            "title": "Trier avec prudence",
            "text": "Un écart n'est pas une discrimination. Sur 43 écarts, la clinique en retient 17 comme nets.",
            "duration": "3 séances",
        },
        {
            "title": "Écrire",
            "text": "Six courriers aux agences. Quatre réponses, dont deux rendez-vous.",
            "duration": "2 mois",
        },
        {
            "title": "Saisir",
            "text": (
                "Deux dossiers auprès du Défenseur des droits, portés par deux personnes, avec leur accord, renouvelé "
                "à chaque étape."
            ),
            "duration": "en cours",
        },
    ],
    "resident_participation": (
        "Onze habitants sont formés, appellent, trient. Ils ont décidé de ne pas publier le nom des agences. La "
        "coordinatrice l'aurait fait."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"name": "Une clinique juridique universitaire", "role": "Méthode, tri, courriers"},
        {"organisation": "État", "role": "Le délégué du préfet a réuni les agences"},
        {"name": "Délégué local du Défenseur des droits", "role": "Deux permanences au centre"},
    ],
    "human_means": "Coordinatrice : 140 heures. Étudiants : 260 heures, encadrées.",
    "material_means": "Deux lignes de téléphone prépayées, 90 €.",
    "budget_range": "UNDER_5000",
    "funders": ["État (lutte contre les discriminations)", "Fonds propres"],
    "duration": "Huit mois",
    "outcomes": (
        "**120 annonces, 43 écarts, 17 nets.** Le même dossier obtient une visite dans 61 % des appels sous un "
        "nom, dans 36 % sous l'autre.\n\n"
        "Deux agences ont revu leur façon de prendre les appels et l'ont écrit. Trois personnes ont trouvé un "
        "logement pendant l'action, sans lien direct.\n\n"
        "Mais il faut dire aussi ceci : pour quatre appelants, ce fut dur. Entendre trente fois que c'est loué, en "
        "sachant que non. Nous avons arrêté une semaine."
    ),
    "obstacles": (
        "Le temps de la preuve n'est pas celui du logement. Les deux dossiers seront jugés quand chacun aura déménagé."
    ),
    "lessons": (
        "Prévoir une psychologue ou, au minimum, un vrai temps à la fin de chaque série d'appels. Nous l'avons ajouté "
        "à mi-parcours."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une équipe de juristes"},
        {"kind": "ESSENTIAL", "text": "Un temps pour ceux qui appellent"},
        {"kind": "ADAPTABLE", "text": "Le nombre d'annonces : sous quatre-vingts, les chiffres ne disent rien"},
    ],
    "maturity": "TRIED",
    "is_innovation": True,
    "licence": "LO2",
    "months_ago": 4.5,
    "life": "RETURNED",
    "returned_reason": (
        "Le Comité technique a trouvé ce travail courageux et demande deux précisions avant de l'accepter : qui a "
        "relu la méthode des appels sur le plan juridique, et ce que deviennent les enregistrements de dates et "
        "d'agences une fois l'action terminée. Merci de compléter « points de vigilance » en ce sens."
    ),
}
