"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "transport-solidaire",
    "space": "itc-pays-d-arles",
    "author": "responsable.draille@demo.test",
    "title": "Un transport solidaire entre voisins, et l'assurance qui a failli tout arrêter",
    "summary": (
        "Dix-huit conducteurs bénévoles, 0,35 € du kilomètre, 412 trajets en un an. Six semaines d'arrêt au printemps "
        "parce que nous n'avions pas lu nos contrats d'assurance."
    ),
    "topics": ["Aller vers", "Emploi, insertion", "Vieillissement, isolement"],
    "keywords": ["mobilité", "ruralité", "assurance"],
    "publics": ["Personnes âgées", "Habitants du quartier", "Bénévoles"],
    "lead_organisation": "EVS La Draille",
    "contact": "ladraille@demo.test",
    "territory": "Crau et Camargue",
    "territory_kind": "RURAL",
    "context": (
        "Au village, on dit « je te descends » : chacun a toujours emmené quelqu'un chez le dentiste. Mais ceux "
        "qui n'osent pas demander ne demandent pas, et ce sont les mêmes qui ne sortent plus.\n\n"
        "Trois relevés ont précédé l'action : la carte des rendez-vous manqués tenue par une infirmière libérale (23 "
        "en deux mois, faute de voiture), les horaires du car, et la liste des emplois refusés par la mission locale "
        "pour cause de transport. Ils tiennent sur une page et nous ont ouvert toutes les portes."
    ),
    "steps": [
        {
            "title": "Réunir ceux qui conduisent déjà",
            "text": (
                "Neuf personnes à la première réunion. Elles ne voulaient ni badge ni planning affiché. Elles ont "
                "accepté un numéro de téléphone et un carnet de bord."
            ),
            "duration": "1 mois",
        },
        {
            "title": "Fixer le prix ensemble",
            "text": (
                "0,35 € du kilomètre depuis le domicile du conducteur, 3 € au minimum, payés de la main à la main "
                "avec un reçu. La gratuité a été rejetée par les conducteurs eux-mêmes : « Gratuit, on n'ose pas "
                "redemander. »"
            ),
            "duration": "2 réunions",
        },
        {
            "title": "Tenir le standard",
            "text": (
                "Demande 48 heures avant. Deux permanences téléphoniques, puis une bénévole chez elle avec le "
                "téléphone du centre."
            ),
            "duration": "2 h par jour",
        },
        {
            "title": "S'arrêter, et assurer pour de bon",
            "text": (
                "En avril, un rétroviseur cassé révèle que trois contrats sur dix-huit excluaient le transport de "
                "tiers à frais partagés. Nous avons tout suspendu, pris une assurance de l'association et vérifié "
                "chaque contrat, un par un."
            ),
            "duration": "6 semaines",
        },
    ],
    "resident_participation": (
        "Le règlement a été écrit et voté par les conducteurs et par huit personnes transportées. Ce sont elles qui "
        "ont exclu les trajets vers les supermarchés (« le car y va ») et ajouté les visites au cimetière, auxquelles "
        "aucun professionnel n'avait pensé. C'est aujourd'hui un trajet sur neuf."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"organisation": "MSA", "role": "Aide au démarrage, prise en charge de l'assurance la première année"},
        {"organisation": "Ville d'Arles", "role": "Information par les mairies annexes"},
        {"name": "Mission locale", "role": "Oriente les personnes embauchées sans moyen de transport"},
        {"organisation": "Carsat", "role": "Relaie auprès des retraités"},
    ],
    "human_means": (
        "Responsable de l'EVS : 130 heures, dont 48 pour la seule assurance. Standard tenu par des bénévoles : "
        "environ 400 heures."
    ),
    "material_means": (
        "Assurance de l'association : 690 € par an. Téléphone : 120 €. Deux formations aux premiers secours : 560 €."
    ),
    "budget_range": "UNDER_5000",
    "funders": ["MSA", "Département 13", "Participation des personnes transportées"],
    "outcomes": (
        "Sur douze mois moins les six semaines d'arrêt : **412 trajets, 58 personnes transportées, 9 640 km**. "
        "Santé : 196 ; démarches : 81 ; famille et cimetière : 74 ; emploi : 61.\n\n"
        "Quatre personnes ont pris un poste dont l'horaire excluait le car. Trois l'ont gardé après la période "
        "d'essai, et l'une a acheté une voiture.\n\n"
        "Vingt-sept demandes n'ont pas été satisfaites, presque toutes avant 7 h du matin."
    ),
    "levers": "La commerçante du village, qui distribue le numéro mieux que n'importe quelle affiche.",
    "obstacles": (
        "Un conducteur sur trois a plus de 72 ans. Il faudra savoir dire à quelqu'un qu'il ne doit plus conduire, et "
        "nous ne savons pas encore comment."
    ),
    "watch_points": [
        "Une attestation d'assurance lue, et non simplement reçue",
        "Le conducteur n'entre pas dans le cabinet du médecin",
        "Aucun enfant seul",
        "Un plafond de 120 km par mois pour chaque conducteur",
    ],
    "lessons": (
        "Lire les contrats avant le premier trajet. C'est une phrase ridicule à écrire, et c'est pourtant la seule "
        "chose qui nous aurait évité six semaines d'arrêt et la perte de deux conducteurs."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une assurance de l'association, en plus de celle des conducteurs"},
        {"kind": "ESSENTIAL", "text": "Un prix, même petit"},
        {"kind": "ADAPTABLE", "text": "Le standard, qui peut être mutualisé entre deux communes"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "licence": "LO2",
    "months_ago": 14,
    "life": "EDITION",
    "thematic": "sans-voiture",
}
