"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "pied-des-tours",
    "space": "itc-marseille-nord",
    "author": "directrice@demo.test",
    "title": "Le jeudi au pied des tours : rencontrer les familles qui ne viennent pas",
    "summary": (
        "Chaque jeudi à la sortie de l'école, une table, un thermos et deux professionnelles, toujours au même "
        "endroit. En un an, 137 foyers rencontrés, dont 21 ont ouvert ou retrouvé un droit."
    ),
    "topics": ["Aller vers", "Accès aux droits, non-recours"],
    "keywords": ["pied d'immeuble", "hors les murs", "café"],
    "publics": ["Familles", "Habitants du quartier"],
    "lead_organisation": "CS Les Terrasses du Vallon",
    "contact": "terrasses@demo.test",
    "territory": "Marseille Nord",
    "territory_kind": "QPV",
    "context": (
        "Sur nos 318 familles adhérentes, 24 seulement habitaient les quatre bâtiments du haut de la cité, qui "
        "comptent un logement sur trois. Le centre est à douze minutes à pied, mais par un escalier de 140 "
        "marches.\n\n"
        "Nous avions d'abord distribué **600 invitations** dans les boîtes aux lettres. Trois familles sont "
        "venues. Nous en avons conclu que l'information n'était pas le problème : c'était à nous de nous "
        "déplacer."
    ),
    "objectives": [
        "Être présents chaque semaine là où passent les familles",
        "Repérer les droits non demandés et accompagner la première démarche",
        "Comprendre ce qui tient les habitants du haut à distance du centre",
    ],
    "steps": [
        {
            "title": "Marcher avant d'ouvrir",
            "text": (
                "Douze sorties à deux, à des heures différentes, sans tract ni proposition. Quatre-vingts "
                "conversations environ. Elles ont décidé du lieu (le muret près de l'arrêt de bus) et de l'heure "
                "(la sortie d'école)."
            ),
            "duration": "6 semaines",
        },
        {
            "title": "S'installer, toujours au même endroit",
            "text": (
                "Une table, six chaises, du thé et un goûter simple, le jeudi de 16 h à 18 h 30. Pendant le "
                "premier mois, on ne propose rien : on se présente et on écoute."
            ),
            "duration": "2 h 30 par semaine",
        },
        {
            "title": "Inviter les partenaires un par un",
            "text": (
                "À partir du troisième mois, une conseillère de la Caf 13, puis une assistante sociale du "
                "Département, une fois par mois chacune. Jamais deux partenaires le même jour : la table devient "
                "un guichet et les gens s'écartent."
            ),
            "duration": "1 séance sur 2",
        },
        {
            "title": "Noter, puis rappeler sous huit jours",
            "text": (
                "Un carnet sans nom : une ligne par demande et, si la personne le veut, un téléphone que l'on "
                "raye une fois la réponse donnée. Chaque promesse est suivie d'un rappel dans les huit jours, "
                "même pour dire qu'on n'a pas trouvé."
            ),
            "duration": "45 min par séance",
        },
    ],
    "resident_participation": (
        "Quatre mères rencontrées la première année préparent maintenant le goûter et présentent l'équipe aux "
        "nouveaux. Elles ont obtenu que la table reste pendant les vacances de printemps, ce que nous n'avions "
        "pas prévu.\n\n"
        "En revanche, notre bilan trimestriel ouvert à tous n'a réuni que deux personnes, deux fois de suite. "
        "Nous le faisons désormais sur place, en fin de séance."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Caf 13", "role": "Une conseillère présente un jeudi par mois"},
        {"organisation": "Département 13", "role": "Une assistante sociale présente un jeudi par mois"},
        {"name": "École élémentaire du quartier", "role": "Prévient les familles, prête l'eau et l'électricité"},
    ],
    "human_means": (
        "Deux professionnelles, quatre heures chacune par séance en comptant l'installation et la saisie : "
        "**232 heures pour 29 séances**. Il faut y ajouter 48 heures de marches au départ et environ 35 heures "
        "de coordination."
    ),
    "material_means": (
        "Une table pliante, six chaises, un parasol, un chariot, deux thermos, un téléphone professionnel."
    ),
    "budget_range": "UNDER_5000",
    "funders": ["Caf 13", "Contrat de ville", "Fonds propres"],
    "duration": "Une année scolaire, reconduite",
    "period": "De septembre à juin, le jeudi",
    "outcomes": (
        "Sur 34 jeudis prévus, **29 ont été tenus** : quatre annulés pour la pluie, un après des tensions dans "
        "la cité. Nous avons compté 410 passages, soit 14 par séance, pour 137 foyers différents.\n\n"
        "- 52 foyers avaient une question de droits ; 38 ont pris un rendez-vous ; 21 ont ouvert ou retrouvé un "
        "droit.\n"
        "- 19 foyers sont venus ensuite à une activité du centre et 11 ont adhéré.\n\n"
        "Les pères restent presque absents : nous en avons rencontré neuf."
    ),
    "levers": (
        "La régularité, plus que la convivialité. C'est vers la huitième séance que les passants se sont arrêtés "
        "d'eux-mêmes. La stabilité des deux professionnelles a compté autant que le lieu."
    ),
    "obstacles": (
        "De novembre à février, la fréquentation tombe à six ou sept passages. Les conversations délicates sont "
        "impossibles à une table, devant les voisins : il faut pouvoir proposer un rendez-vous ailleurs, vite."
    ),
    "watch_points": [
        "Prévenir les équipes de médiation et le bailleur, sans venir avec eux",
        "Ne jamais ouvrir un dossier sur place",
        "Ne pas sortir seul, et se donner un signal pour partir",
    ],
    "lessons": (
        "Nous ne ferions plus venir trois partenaires à la première séance d'octobre : huit personnes se sont "
        "approchées, aucune n'est revenue la semaine suivante. Nous prévoirions un repli couvert dès l'hiver ; "
        "la loge proposée par le bailleur est arrivée en mars. Et nous compterions les heures dès le départ : la "
        "première estimation était deux fois trop basse."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Les deux mêmes personnes pendant au moins six mois"},
        {"kind": "ESSENTIAL", "text": "Un rendez-vous possible sous huit jours chez un partenaire"},
        {"kind": "ADAPTABLE", "text": "Le jour, l'heure et le lieu, choisis en marchant"},
    ],
    "maturity": "ADOPTED",
    "is_innovation": True,
    "innovation_note": (
        "L'idée n'est pas neuve. Ce qui l'est pour nous : ne rien proposer pendant un mois, et s'obliger à "
        "rappeler sous huit jours. Les habitants nous en parlent plus que du goûter."
    ),
    "licence": "LO2",
    "months_ago": 26,
    "life": "EDITION",
    "thematic": "familles-absentes",
}
