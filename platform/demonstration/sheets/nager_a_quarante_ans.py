"""A sheet of ITC Littoral Est."""

SHEET = {
    "key": "nager-a-quarante-ans",
    "space": "itc-littoral-est",
    "author": "directeur.greement@demo.test",
    "title": "Apprendre à nager à quarante ans, dans une ville qui regarde la mer",
    "summary": (
        "Sur 60 adultes interrogés, 34 ne savent pas nager. Douze séances, un bassin réservé le dimanche matin, et 27 "
        "personnes qui mettent aujourd'hui la tête sous l'eau."
    ),
    "topics": ["Santé, santé mentale", "Égalité, discriminations", "Culture, loisirs, vacances"],
    "keywords": ["natation", "femmes", "mer"],
    "publics": ["Parents", "Habitants du quartier"],
    "lead_organisation": "CS Le Vieux Gréement",
    "contact": "greement@demo.test",
    "territory": "La Ciotat, hauts quartiers",
    "territory_kind": "QPV",
    "context": (
        "On voit la mer de toutes nos fenêtres. Quand un animateur a proposé d'encadrer une sortie familiale à la "
        "plage, neuf mères sur douze ont demandé à rester sur la serviette. Il a cru à une question de pudeur. "
        "L'une d'elles a haussé les épaules : « J'ai peur, c'est tout. »\n\n"
        "Nous avons posé la question à soixante adultes, à la caisse de l'accueil de loisirs. Trente-quatre ne "
        "savaient pas nager. Parmi eux, autant d'hommes que de femmes ; les hommes l'ont dit à voix plus basse."
    ),
    "steps": [
        {
            "title": "Obtenir le bassin",
            "text": (
                "Le petit bain, le dimanche de 8 h à 9 h. La Ville a hésité : l'ouverture coûte un maître-nageur et "
                "un agent d'accueil. Nous payons le premier, elle garde le second."
            ),
            "duration": "8 mois",
        },
        {
            "title": "S'inscrire à deux",
            "text": (
                "Chacun vient avec quelqu'un : sœur, voisin, ami. Personne n'entre seul dans l'eau la première fois."
            ),
            "duration": "3 semaines",
        },
        {
            "title": "Apprivoiser avant de nager",
            "text": (
                "S'asseoir au bord, mouiller la nuque, souffler. À la quatrième séance, plusieurs n'ont pas encore "
                "lâché le bord, et c'est prévu."
            ),
            "duration": "séances 1 à 4",
        },
        {
            "title": "Nager, un peu",
            "text": (
                "Flotter sur le dos, dix mètres, puis vingt-cinq. Le maillot est libre, dans les limites du règlement "
                "de la piscine."
            ),
            "duration": "séances 5 à 12",
        },
        {
            "title": "Aller à la mer",
            "text": "Avec un surveillant, à l'heure où la plage est vide.",
            "duration": "juin, deux fois",
        },
    ],
    "resident_participation": (
        "Le groupe a demandé que le rideau du hall soit tiré pendant la première heure ; la piscine a accepté pour "
        "tout le monde, sans en faire un créneau réservé à qui que ce soit. Trois anciennes accompagnent le second "
        "cycle, dans l'eau."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Ville de La Ciotat", "role": "Bassin, agent d'accueil"},
        {"name": "Un club de natation", "role": "Maître-nageuse, prêt de ceintures"},
        {"name": "Un centre de santé", "role": "Certificats, une rencontre sur la peur"},
    ],
    "human_means": "Une référente : 68 heures pour deux cycles. Maître-nageuse : 24 séances, 1 440 €.",
    "material_means": "Maillots et lunettes pour ceux qui n'en avaient pas : 380 €. Participation : 2 € par séance.",
    "budget_range": "UNDER_5000",
    "funders": ["Caf 13", "Ville de La Ciotat", "Participation des habitants"],
    "duration": "Deux cycles de douze séances",
    "outcomes": (
        "**38 inscrits en deux cycles, 31 assidus, 27 capables de nager 25 mètres ou de flotter deux minutes.** "
        "Vingt-deux femmes, seize hommes, de 24 à 66 ans.\n\n"
        "Onze parents sont entrés dans l'eau avec leurs enfants l'été suivant. Un père a corrigé notre bilan : "
        "« Écrivez plutôt que je ne fais plus semblant de surveiller les sacs. »\n\n"
        "Sept abandons, dont quatre à la deuxième séance."
    ),
    "levers": "Le duo. Sur les sept abandons, cinq étaient venus seuls malgré la règle.",
    "obstacles": (
        "Le dimanche à 8 h. C'était le seul créneau ; c'est un obstacle pour les salariés du samedi soir, et une "
        "qualité pour tous les autres : personne ne regarde."
    ),
    "watch_points": [
        "Le règlement de la piscine s'applique tel quel : le lire avec le groupe avant la première séance",
        "Un certificat médical pour les plus de cinquante ans",
    ],
    "lessons": (
        "Ne pas dire « cours de natation » sur l'affiche. Au second cycle, « ne plus avoir peur de l'eau » a rempli "
        "le groupe en quatre jours."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un bassin à l'heure où personne ne regarde"},
        {"kind": "ESSENTIAL", "text": "Une maître-nageuse patiente : c'est un métier à part"},
        {"kind": "ADAPTABLE", "text": "Douze séances"},
    ],
    "maturity": "PROVEN",
    "licence": "CC-BY-SA",
    "months_ago": 19,
    "life": "EDITION",
}
