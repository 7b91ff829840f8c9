"""A sheet of ITC Marseille Centre."""

SHEET = {
    "key": "banc-des-halles",
    "space": "itc-marseille-centre",
    "author": "responsable.traverse@demo.test",
    "title": "Le banc des halles : la table au pied des tours, en centre-ville",
    "summary": (
        "Le principe marseillais du jeudi, transposé à une place où l'on ne reste pas. Un banc, un parapluie, un "
        "repli sous les arcades : aucun lundi annulé en un an."
    ),
    "topics": ["Aller vers", "Accès aux droits, non-recours", "Vivre ensemble, tranquillité"],
    "keywords": ["bas d'immeuble", "hors les murs", "café"],
    "publics": ["Habitants du quartier", "Familles"],
    "lead_organisation": "EVS La Traverse",
    "contact": "traverse@demo.test",
    "territory": "Marseille, quartier des halles",
    "territory_kind": "QPV",
    "context": (
        "Au pied des tours, on connaît ses voisins. Sur notre place, personne n'est d'ici : 2 400 passages à "
        "l'heure un lundi de marché, des familles logées en meublé pour trois mois, des gens qui traversent. La "
        "table et ses six chaises auraient été volées, ou prises pour une vente.\n\n"
        "Nous avons gardé de la fiche des Terrasses du Vallon la règle la plus exigeante : un mois sans rien "
        "proposer, et un rappel sous huit jours."
    ),
    "objectives": ["Tenir une présence là où rien ne dure", "Ne jamais annuler"],
    "steps": [
        {
            "title": "Compter depuis un café",
            "text": "Où les gens ralentissent-ils ? Devant la fontaine et sous les arcades. Nulle part ailleurs.",
            "duration": "3 lundis",
        },
        {
            "title": "S'asseoir sur le banc public",
            "text": "Deux personnes, un sac reconnaissable. On ne vend rien, on n'a pas de table.",
            "duration": "chaque lundi, 16 h à 18 h",
        },
        {
            "title": "Changer de place s'il pleut",
            "text": (
                "Sous les arcades, à 40 mètres. L'affiche le dit : « banc ou arcades ». C'est la réponse au regret de "
                "la première fiche."
            ),
            "duration": "14 lundis",
        },
        {
            "title": "Rappeler sous huit jours",
            "text": (
                "Plus difficile qu'à Marseille Nord : un numéro sur quatre ne répond plus. Nous donnons donc aussi le "
                "nôtre, sur une carte."
            ),
            "duration": "30 min par séance",
        },
    ],
    "resident_participation": (
        "Trois commerçants et les habitués de la place indiquent notre banc. L'un d'eux a demandé à ne pas figurer en "
        "photo dans notre rapport ; il n'y a donc plus de photo dans aucun rapport."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "CS Les Terrasses du Vallon", "role": "Deux jeudis d'observation"},
        {"organisation": "Département 13", "role": "Une assistante sociale un lundi par mois"},
        {"name": "Maraude associative", "role": "Relais pour l'hébergement"},
    ],
    "human_means": "Deux personnes, trois heures par lundi : **282 heures pour 47 lundis**.",
    "material_means": "Un sac rouge, des cartes, deux parapluies : 110 €.",
    "budget_range": "UNDER_1000",
    "funders": ["Contrat de ville", "Fonds propres"],
    "duration": "Un an",
    "period": "Le lundi, toute l'année",
    "outcomes": (
        "**47 lundis sur 47, 520 passages, 166 foyers.** 71 questions de droits, 44 rendez-vous, 26 droits "
        "ouverts.\n\n"
        "Onze passages par séance, contre quatorze au pied des tours : moins de monde, mais aucune annulation, et "
        "une fréquentation qui ne chute pas en hiver.\n\n"
        "Nous n'avons presque pas d'adhésions au bout du compte : cinq. Le banc ne mène pas à la maison."
    ),
    "levers": "Le repli annoncé. Les gens savent où nous trouver par tous les temps, et c'est devenu une promesse.",
    "obstacles": (
        "La place est réaménagée l'an prochain. Le banc sera retiré : personne ne l'avait prévu dans les plans, et "
        "nous l'avons appris par un riverain."
    ),
    "watch_points": [
        "Prévenir les équipes de médiation et la police municipale, sans venir avec elles",
        "Ne jamais ouvrir un dossier sur place",
        "Ne pas sortir seul, et se donner un signal pour partir",
        "Annoncer un repli couvert, par écrit, dès la première séance",
        "Laisser une carte avec notre numéro : la ligne des gens peut être coupée avant la nôtre",
    ],
    "lessons": (
        "Une carte avec notre numéro dès le premier lundi : c'est aux gens de pouvoir nous joindre, quand leur propre "
        "ligne est coupée le 20 du mois."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un repli à moins de cinquante mètres, annoncé"},
        {"kind": "ESSENTIAL", "text": "Un mois d'écoute, comme dans la fiche d'origine"},
        {"kind": "ADAPTABLE", "text": "Le banc"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 12.5,
    "life": "SHARED_NETWORK",
    "reuse_of": "pied-des-tours",
    "adapted": (
        "La table disparaît au profit d'un banc public, car on ne s'installe pas sur une place de passage. Nous "
        "ajoutons un repli couvert annoncé d'avance et une carte avec notre numéro. Le mois d'écoute et le rappel "
        "sous huit jours sont gardés tels quels."
    ),
}
