"""A sheet of ITC Marseille Centre."""

SHEET = {
    "key": "laicite-trois-situations",
    "space": "itc-marseille-centre",
    "author": "directrice.toiles@demo.test",
    "title": "Le repas, la prière, la fête : travailler la laïcité sur trois situations réelles",
    "summary": (
        "Après une formation sur la loi que chacun avait trouvée juste et inutile, l'équipe écrit ses réponses à "
        "trois situations qui l'avaient divisée. Une page, affichée, relue chaque année."
    ),
    "topics": ["Laïcité, valeurs de la République", "Gouvernance, financement, ressources humaines"],
    "keywords": ["fait religieux", "situations réelles", "équipe"],
    "publics": ["Professionnels", "Bénévoles"],
    "lead_organisation": "CS La Halle aux Toiles",
    "contact": "toiles@demo.test",
    "territory": "Marseille Centre",
    "territory_kind": "QPV",
    "context": (
        "Première situation : au camp d'été, dix enfants sur seize demandent un repas sans porc ; la cuisinière "
        "fait deux plats, un animateur refuse de servir « à la carte ». Deuxième : une bénévole du français "
        "s'isole cinq minutes pour prier dans la salle des tapis ; une collègue range bruyamment les chaises. "
        "Troisième : faut-il un sapin ?\n\n"
        "Aucune de ces situations n'était grave. Chacune avait laissé deux personnes fâchées pendant des mois. Nous "
        "avions pourtant suivi, tous, deux jours de formation aux valeurs de la République ; l'attestation est dans "
        "le dossier du projet social."
    ),
    "objectives": [
        "Distinguer ce que dit la loi, ce que veut la maison et ce que chacun préfère",
        "Écrire une réponse commune, appliquée par tous, même par qui n'est pas d'accord",
    ],
    "steps": [
        {
            "title": "Raconter, sans conclure",
            "text": (
                "Celle ou celui qui a vécu la situation la raconte. Interdiction de dire ce qu'il aurait fallu faire."
            ),
            "duration": "½ journée",
        },
        {
            "title": "Trier en trois colonnes",
            "text": (
                "« La loi », « notre projet », « mon avis ». Un juriste d'une fédération d'éducation populaire tient "
                "la première colonne, et la vide de la moitié de ce que nous y avions mis."
            ),
            "duration": "½ journée",
        },
        {
            "title": "Écrire une phrase par situation",
            "text": "Elle commence par « Ici, ». Pas plus de vingt mots.",
            "duration": "½ journée",
        },
        {
            "title": "Demander l'avis des habitants",
            "text": "Conseil de maison, puis affichage d'un brouillon avec un crayon pendu.",
            "duration": "2 mois",
        },
        {"title": "Relire chaque rentrée", "text": "Deux phrases sur trois ont changé depuis.", "duration": "1 h"},
    ],
    "resident_participation": (
        "Trente-sept remarques au crayon. La plus utile : « Dites-le aussi pour les poissons du vendredi. » Le "
        "conseil de maison a demandé que la page soit lue aux nouveaux bénévoles avant leur premier jour."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"organisation": "AIL", "role": "Un juriste de la fédération, deux demi-journées"},
        {"organisation": "État", "role": "Financement de la formation aux valeurs de la République"},
        {"organisation": "CCO", "role": "A travaillé sur les mêmes situations dans un autre centre"},
    ],
    "human_means": "Douze personnes, trois demi-journées : **126 heures**. Rédaction : 11 heures.",
    "budget_range": "UNDER_1000",
    "duration": "Trois demi-journées et neuf mois",
    "outcomes": (
        "Les trois phrases, telles qu'elles sont au mur :\n\n"
        "- *Ici, chacun mange à sa faim sans avoir à dire pourquoi : il y a toujours un plat que tous peuvent "
        "manger.*\n"
        "- *Ici, les salariés ne montrent pas leur religion pendant leur travail ; les habitants sont libres, dans "
        "le respect des autres et des activités.*\n"
        "- *Ici, on fête ce que les habitants proposent de fêter, ouvert à tous, sans célébrer de culte.*\n\n"
        "La première a supprimé les listes de régimes. La deuxième a demandé le plus de travail : elle distingue "
        "les salariés, les bénévoles qui encadrent et les personnes accueillies. La troisième a fâché deux "
        "personnes, dont une qui voulait le sapin et une qui ne le voulait pas.\n\n"
        "En neuf mois, quatre situations nouvelles ont été traitées en réunion d'équipe, sans nous, en moins d'une "
        "demi-heure chacune."
    ),
    "obstacles": "Le silence de la première demi-heure : on craint de dire une bêtise devant un juriste.",
    "watch_points": [
        (
            "Un centre social associatif n'est pas un service public par nature : faire vérifier ce qui s'applique à "
            "votre statut et à vos missions"
        ),
        "Ne jamais interroger un habitant sur sa religion, même pour bien faire",
        "La page ne se cite pas contre quelqu'un",
    ],
    "lessons": (
        "Travailler d'abord une situation où tout le monde se sent un peu en tort. Nous avons commencé par la prière, "
        "et deux personnes ont défendu des convictions au lieu d'une pratique. Le repas est un bien meilleur début."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Quelqu'un qui connaît le droit et qui se tait le plus souvent"},
        {"kind": "ESSENTIAL", "text": "Une direction qui applique la phrase, y compris celle qu'elle n'aime pas"},
        {"kind": "ADAPTABLE", "text": "Les situations : les vôtres"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "licence": "LO2",
    "months_ago": 17,
    "life": "EDITION",
    "thematic": "laicite-au-quotidien",
}
