"""A sheet of ITC Littoral Est."""

SHEET = {
    "key": "restanques-a-remonter",
    "space": "itc-littoral-est",
    "author": "directrice.laciotat@demo.test",
    "title": "Trois murs remontés, un jardin perdu : ce que nous apprend la restanque",
    "summary": (
        "Un chantier de pierre sèche réussi, suivi d'un jardin partagé abandonné au premier été. L'eau, le temps et "
        "une clé : récit d'une moitié d'échec."
    ),
    "topics": ["Transition écologique", "Logement, cadre de vie"],
    "keywords": ["jardin partagé", "pierre sèche"],
    "publics": ["Habitants du quartier", "Jeunes adultes"],
    "lead_organisation": "CS Les Hautes Restanques",
    "territory": "La Ciotat, hauts quartiers",
    "territory_kind": "QPV",
    "context": (
        "Derrière le centre, la pente descendait en terrasses vers un parking. Les murs de pierre s'étaient "
        "effondrés, on y jetait des matelas. Personne ne demandait de jardin. Un chef de chantier d'insertion "
        "cherchait un mur à remonter, un bailleur cherchait à ne plus payer d'enlèvement : voilà comment naissent les "
        "projets, et nous aurions dû nous méfier de celui-ci."
    ),
    "objectives": [
        "Remonter trois murs avec des jeunes sans emploi",
        "Ouvrir ensuite vingt parcelles aux habitants",
    ],
    "steps": [
        {
            "title": "Remonter les murs",
            "text": (
                "Huit jeunes en chantier d'insertion, une formatrice de pierre sèche. 41 mètres de mur. C'est superbe."
            ),
            "duration": "14 semaines",
        },
        {
            "title": "Tirer les parcelles",
            "text": "Vingt parcelles de 12 m², quarante-trois candidats. Tirage au sort.",
            "duration": "1 soirée",
        },
        {"title": "Planter", "text": "Tout le monde est là. Photo dans le bulletin municipal.", "duration": "avril"},
        {
            "title": "Arroser",
            "text": (
                "L'eau est au robinet du centre, 90 mètres plus haut, ouvert de 9 h à 18 h. Fin juillet, cinq "
                "parcelles vivent."
            ),
            "duration": "mai à juillet",
        },
        {
            "title": "Regarder ce qui reste",
            "text": "Réunion avec quatorze jardiniers. Deux heures franches. C'est d'elle que sort cette fiche.",
            "duration": "septembre",
        },
    ],
    "resident_participation": (
        "Les jardiniers ont été associés au règlement, tirés au sort et photographiés. On ne leur avait pas demandé "
        "quand ils étaient chez eux : 15 sur 20 travaillent aux heures où le robinet est ouvert."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"name": "Un chantier d'insertion", "role": "Encadrement, huit contrats de quatre mois"},
        {"name": "Le bailleur social", "role": "Terrain, pierres, 5 000 €"},
        {"organisation": "Métropole", "role": "Récupérateur d'eau, arrivé la seconde année"},
    ],
    "human_means": "120 heures d'animatrice, dont 60 à régler des histoires de clé.",
    "material_means": "Outils : 1 700 €. Terre végétale : 2 300 €. Une clé, une seule, la première année.",
    "budget_range": "UNDER_15000",
    "funders": ["Bailleur social", "Métropole", "Région Sud (chantier d'insertion)"],
    "duration": "Deux ans",
    "outcomes": (
        "**Les murs tiennent.** Sur huit jeunes, trois ont été embauchés par des entreprises du paysage, deux ont "
        "commencé une formation, trois n'ont pas donné suite.\n\n"
        "**Le jardin, non.** Vingt parcelles en avril, cinq en août, quatre l'année suivante. Avec une cuve de "
        "3 000 L et une boîte à clés, elles sont neuf aujourd'hui, plus petites, tenues par deux ou trois foyers "
        "chacune.\n\n"
        "On n'y jette plus de matelas. C'est, au fond, ce que voulait le bailleur."
    ),
    "watch_points": [
        "Analyse du sol avant de promettre des légumes",
        "Un point d'eau à moins de 20 mètres, accessible le soir",
    ],
    "lessons": (
        "L'eau d'abord, la terre ensuite, les jardiniers en dernier, et jamais en avril. Un chantier qui finit "
        "bien ne fait pas un usage ; nous avons inauguré une forme.\n\n"
        "La clé unique résume tout : nous voulions savoir qui entrait."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "De l'eau"},
        {"kind": "ESSENTIAL", "text": "Une demande"},
        {"kind": "ADAPTABLE", "text": "La pierre sèche"},
    ],
    "maturity": "TRIED",
    "licence": "LO2",
    "months_ago": 13.5,
    "life": "SHARED_NETWORK",
}
