"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "ilot-frais",
    "space": "itc-etang-de-berre",
    "author": "directeur.vitrolles@demo.test",
    "title": "Un îlot frais dans le centre, les jours de forte chaleur",
    "summary": (
        "Une idée à discuter : garder ouverte l'été la salle la plus fraîche du centre, avec des bénévoles et "
        "des heures tardives. Nous avons mesuré, pas encore essayé."
    ),
    "topics": ["Transition écologique", "Santé, santé mentale", "Vieillissement, isolement"],
    "keywords": ["canicule", "îlot de fraîcheur"],
    "publics": ["Personnes âgées", "Familles"],
    "lead_organisation": "CS Les Salicornes",
    "contact": "",
    "territory": "Vitrolles",
    "territory_kind": "URBAN",
    "context": (
        "L'été dernier, les « voisins du mardi » ont trouvé cinq personnes chez elles, volets clos, à plus de 33 "
        "degrés. Le centre était fermé quatre après-midi sur cinq.\n\n"
        "Nous avons relevé les températures du bâtiment pendant **onze jours de forte chaleur**, à 16 h : 31 "
        "degrés en moyenne dans le hall, 29 dans la salle d'activités, **25 dans la salle du bas**, à demi "
        "enterrée, que nous n'utilisons que pour ranger. Elle mesure 46 m²."
    ),
    "objectives": [
        "Offrir un lieu frais sans inscription",
        "Ne pas dépendre d'une climatisation",
        "Toucher d'abord les personnes seules et les familles logées sous les toits",
    ],
    "steps": [
        {
            "title": "Vider et rendre accessible",
            "text": (
                "La salle du bas a trois marches. Sans rampe, elle exclut ceux à qui elle est destinée. Devis "
                "demandé à la commune."
            ),
            "duration": "avant mai",
        },
        {
            "title": "Former un petit groupe de bénévoles",
            "text": (
                "Huit personnes, par deux, trois heures chacune. Reconnaître un coup de chaleur, savoir qui appeler."
            ),
            "duration": "1 demi-journée",
        },
        {
            "title": "Ouvrir de 14 h à 20 h les jours d'alerte",
            "text": (
                "De l'eau, des livres, des prises, rien à faire. Prévenir la veille par téléphone les personnes "
                "visitées."
            ),
            "duration": "10 à 15 jours par été",
        },
        {
            "title": "Relever et décider",
            "text": (
                "Combien de personnes, à quelle heure, venues comment. Si l'on reste sous cinq par jour, "
                "chercher autre chose."
            ),
            "duration": "fin août",
        },
    ],
    "resident_participation": (
        "Quatre personnes visitées ont été consultées. Trois viendraient si on les accompagne à pied ; la "
        "quatrième préfère sa cage d'escalier, plus fraîche, et nous demande plutôt des chaises sur le palier. "
        "L'idée mérite d'être regardée."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {
            "organisation": "Ville de Vitrolles",
            "role": "Rampe, et liste des personnes inscrites au registre des personnes fragiles, avec leur accord",
        },
        {"organisation": "Carsat", "role": "Documents de prévention, à demander"},
    ],
    "human_means": (
        "Estimation : pour douze jours d'ouverture, 72 heures à deux bénévoles, soit **144 heures de "
        "bénévolat**, et 30 heures de salariée en astreinte. Le point faible : nos bénévoles ont eux-mêmes "
        "66 ans en moyenne."
    ),
    "material_means": "Une rampe, vingt chaises, deux ventilateurs, une fontaine, un thermomètre affiché.",
    "budget_range": "UNDER_5000",
    "funders": ["À chercher"],
    "duration": "Un été d'essai",
    "period": "Juillet et août",
    "outcomes": "",
    "levers": "La salle existe. Les binômes connaissent déjà une vingtaine de personnes concernées.",
    "obstacles": (
        "Qui ouvre le 15 août ? La moitié de l'équipe est en congé, les bénévoles aussi. Sans réponse, nous ne "
        "commencerons pas."
    ),
    "watch_points": [
        "Nous ne sommes pas un lieu de soin : savoir appeler les secours et s'en tenir là",
        "Le retour à domicile : la rue reste chaude jusqu'à 21 h",
        "Vérifier l'humidité et l'aération de la salle",
    ],
    "lessons": (
        "Un premier enseignement avant même de commencer : nous pensions climatiser le hall. Le devis dépassait "
        "11 000 €, et le relevé à 40 € de thermomètres nous a montré une salle que personne ne regardait."
    ),
    "transfer_conditions": [
        {
            "kind": "ESSENTIAL",
            "text": "Une salle qui reste sous 26 degrés sans climatisation, mesurée et non supposée",
        },
        {"kind": "ESSENTIAL", "text": "Un accès de plain-pied ou une rampe"},
        {"kind": "ADAPTABLE", "text": "Les horaires, selon l'heure où le quartier redevient praticable"},
    ],
    "maturity": "IDEA",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 1,
    "life": "DRAFT",
}
